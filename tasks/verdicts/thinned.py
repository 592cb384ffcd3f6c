"""Months of which rows of fewer of the enrolled came than schools usually send."""

from __future__ import annotations

from datetime import date

from tasks.sources.settings import Settings


class Thinned(Settings):
    """Of how many of a month's student-days rows came, and of what share in the months before or last time.

    Student-days are those of the enrolled between their first row and their last. No school is named where it holds
    for all.
    """

    month_start: date
    school_ids: tuple[str, ...] = ()
    came_n: int
    expected_n: int
    usual_share: float
