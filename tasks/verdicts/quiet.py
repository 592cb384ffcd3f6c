"""Rows of things that happen at any time, which have stopped to come."""

from __future__ import annotations

from datetime import date

from tasks.sources.settings import Settings


class Quiet(Settings):
    """A school of which no row is dated after `last_date`, though days of school followed; all, where the id is empty.

    Of the weeks of school before, as many as `weeks_n`, some had no row: `empty_weeks_n`.
    """

    school_id: str = ""
    last_date: date
    days_n: int
    weeks_n: int
    empty_weeks_n: int
