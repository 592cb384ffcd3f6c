"""Words about students of whom nobody has said to which groups they belong; of few it is not said how many."""

from __future__ import annotations

from collections.abc import Sequence

from reports.numbers import count, listed, listed_or_counted, plural, rate


def known(
    known_n: int | None,
    enrolled_n: int,
    least_n: int,
    *,
    are_most_untold: bool,
    where: str = "",
    what: str = "",
) -> str:
    """Groups are known for 410 of 500 students; `what` is the subject with its verb, if there is one."""
    of = f"of {plural(enrolled_n, 'student')}{where}"
    if known_n is not None:
        return f"{what} known for {count(known_n)} {of}".strip()
    return f"{what} {'known' if are_most_untold else 'not known'} for fewer than {least_n} {of}".strip()


def here(what: str = "") -> str:
    """Beside a school of whose students most have no group: groups are not known for most students of this school."""
    return f"{what} not known for most students of this school".strip()


def without_row(
    untold_n: int | None,
    enrolled_n: int,
    least_n: int,
    title: str,
    *,
    are_most_untold: bool,
    schools: Sequence[str] = (),
) -> str:
    """90 of 500 enrolled students have no row of Demographics, most students of Birch among them."""
    of = f"of {plural(enrolled_n, 'enrolled student')}"
    among = f", most students of {listed_or_counted(list(schools), 'school')} among them" if schools else ""
    if untold_n is not None:
        return f"{count(untold_n)} {of} have no row of {title}{among}."
    few = f"fewer than {least_n} {of}"
    return f"{few.capitalize()} have {'a' if are_most_untold else 'no'} row of {title}."


def send(title: str) -> str:
    """Asked where enrolled students have no row."""
    return f"Send the rows of {title} for all enrolled students"


def blank(
    column: str,
    schools: Sequence[str],
    part_schools: Sequence[str],
    untold_n: int | None,
    enrolled_n: int,
    least_n: int,
    *,
    are_most_untold: bool,
) -> str:
    """english_learner is empty for most students of Birch, and was filled before: 90 of 500 have no value of it."""
    of = f"of {plural(enrolled_n, 'enrolled student')}"
    few = f"fewer than {least_n} {of} have"
    counted = f"{few} a" if are_most_untold else f"{few} no"
    if untold_n is not None:
        counted = f"{count(untold_n)} {of} have no"
    where = [f"most students of {listed_or_counted(list(schools), 'school')}"] if schools else []
    where += [f"some students of {listed_or_counted(list(part_schools), 'school')}"] if part_schools else []
    where = where or ["some students of all schools"]
    return f"{column} is empty for {listed(where)}, and was filled before: {counted} value of it."


def no_more(column: str, value: str, schools: Sequence[str], students_n: int) -> str:
    """Asked where nearly all students of schools who were in a group are in it no more."""
    return (
        f"Nearly all of {students_n:,} students of {listed_or_counted(list(schools), 'school')} who had {column} "
        f"`{value}` before have another value or none now. See whether the export still fills {column} for them."
    )


def turned_false(column: str, share: float | None, schools: Sequence[str]) -> str:
    """Asked where a yes/no column is false for many students for whom it was true; of no schools, all are meant."""
    of = listed_or_counted(list(schools), "school") if schools else "all schools"
    return (
        f"{column} is false now for {_of_them(share)} of the students of {of} for whom it was true earlier in this "
        "school year. See whether the export still fills it for them."
    )


def no_longer(share: float | None, where: str = "", what: str = "") -> str:
    """Beside figures of that group; `what` is the subject with its verb, if there is one."""
    said = f"no longer set for {_of_them(share)} of the students{where} for whom it was earlier in the school year"
    return f"{what} {said}".strip()


def _of_them(share: float | None) -> str:
    return "most" if share is None else rate(share)


def fill_in(title: str, columns: Sequence[str]) -> str:
    """Asked where columns are blank that were filled before."""
    return f"Fill in {listed(list(columns))} of {title}"


def who_fills_in(owner: str) -> str:
    """Who is asked to do so, and how."""
    return f"{owner}: see whether the export still holds these values, and send the file again with them."


def without_counts(titles: list[str]) -> str:
    """Said of rates that came ready-made without numbers of students."""
    return (
        f"{listed_or_counted(titles, 'measure')}: rates of groups came without the numbers of students behind "
        "them, so it is not told which differences chance alone could make."
    )
