"""Words about results of a testing window that have not come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reports.numbers import count, day, listed, plural

_MOST_NAMED = 6
HOW_TO_TELL = "See whether results are missing; who was not tested has a row too, with the status `not_tested`."


def few_tested(counts: tuple[int, int], school: str, test: str, window_end: date, *, is_by_before: bool) -> str:
    """29 of 60 students who were enrolled at Cedar in the grades tested have no row of reading of MAP in the window ...

    What is usual is not told as a count, since it may be of few students.
    """
    without_n, enrolled_n = counts
    usual = "in the school's window before" if is_by_before else "at other schools"
    return (
        f"{without_n:,} of {enrolled_n:,} students enrolled at {school} in the grades tested have no row of {test} in "
        f"the window that ends on {day(window_end)}, at least three times the share {usual}."
    )


def fewer_than_before(schools: Sequence[str], test: str, window_end: date) -> str:
    """Rows of reading of MAP in the window that ends on Apr 24, 2026 came of clearly fewer of the students enrolled ...

    How many is not told, since they may be few.
    """
    of = listed(list(schools)) if len(schools) <= _MOST_NAMED else plural(len(schools), "school")
    return (
        f"Rows of {test} in the window that ends on {day(window_end)} came of clearly fewer of the students enrolled "
        f"at {of} than in the window before."
    )


def more(schools_n: int) -> str:
    """Said where not all are told."""
    return f"So it is with {count(schools_n)} more."


def in_other_words(part: str, instead: Sequence[str]) -> str:
    """Where rows of other parts came that no school has beside this one."""
    those = listed(list(instead))
    verb, it = ("is", "it") if len(instead) == 1 else ("are", "them")
    return f"Rows of {those} came instead, which no school has beside {part}: if {those} {verb} {part}, write {it} so."
