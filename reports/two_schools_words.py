"""Words about days of students of which two schools have rows."""

from __future__ import annotations

from collections.abc import Sequence

from reports.numbers import count, listed_or_counted, plural, rate


def asked(rows_n: int, students_n: int, schools: Sequence[str], minimum_n: int) -> str:
    """580 rows of 12 students are of days of which another school has a row of the student too, at Cedar and Elm: ...

    Of fewer students than may be told it is not said how many.
    """
    whom = plural(students_n, "student") if students_n >= minimum_n else f"fewer than {minimum_n} students"
    where = listed_or_counted(list(schools), "school")
    return (
        f"{plural(rows_n, 'row')} of {whom} are of days of which another school has a row of the student too, at "
        f"{where}. Each row counts as a day: whoever is half a day at each of two schools is counted as half present "
        "at both. See whether this is meant; else send one row for each student and day."
    )


def told(rows_n: int, of_n: int, title: str, *, of_school: bool) -> str:
    """Said beside a figure of which such rows are no trifle."""
    rows = f"{count(rows_n)} of {plural(of_n, 'row')} of {title}{' of this school' if of_school else ''}"
    return (
        f"{rows} ({rate(rows_n / of_n)}) are of students of whom another school has a row of that day too: half a day "
        "at each counts as half present."
    )
