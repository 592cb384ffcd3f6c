"""Words to a department whose dataset contradicts rows of another's."""

from __future__ import annotations

from reports.numbers import plural


def look_after(title: str) -> str:
    """What is asked."""
    return f"See whether {title} is right"


def contradicted(rows_n: int, title: str, cause: str) -> str:
    """1,631 rows of Attendance contradict it and are held back. Rule broken: ..."""
    verbs = "contradicts it and is" if rows_n == 1 else "contradict it and are"
    return f"{plural(rows_n, 'row')} of {title} {verbs} held back. {cause}"


def who_has_them(owner: str) -> str:
    """Where the rows are."""
    return f"{owner} has these rows; whichever of the two is wrong is sent again mended."
