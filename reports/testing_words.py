"""Words about students who have no row of a testing window."""

from __future__ import annotations

from datetime import date

from reports.numbers import count, day

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


def more(schools_n: int) -> str:
    """Said where not all are told."""
    return f"So it is with {count(schools_n)} more."
