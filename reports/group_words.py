"""Words about students of whom nobody has said to which groups they belong; of few it is not said how many."""

from __future__ import annotations

from reports.numbers import count, plural


def known(known_n: int | None, enrolled_n: int, least_n: int, *, are_most_untold: bool, where: str = "") -> str:
    """Groups are known for 410 of 500 students."""
    of = f"of {plural(enrolled_n, 'student')}{where}"
    if known_n is not None:
        return f"Groups are known for {count(known_n)} {of}"
    return f"Groups are {'known' if are_most_untold else 'not known'} for fewer than {least_n} {of}"


def without_row(untold_n: int | None, enrolled_n: int, least_n: int, title: str, *, are_most_untold: bool) -> str:
    """90 of 500 enrolled students have no row of Demographics."""
    of = f"of {plural(enrolled_n, 'enrolled student')}"
    if untold_n is not None:
        return f"{count(untold_n)} {of} have no row of {title}."
    few = f"fewer than {least_n} {of}"
    return f"{few.capitalize()} have {'a' if are_most_untold else 'no'} row of {title}."


def send(title: str) -> str:
    """Asked where enrolled students have no row."""
    return f"Send the rows of {title} for all enrolled students"
