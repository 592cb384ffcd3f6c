"""Students who were enrolled by the last good roster, and of whom this one has no row."""

from __future__ import annotations

from datetime import date

from tasks.sources.settings import Settings


class GoneStudents(Settings):
    """How many had no last day in the roster of `when`; `school_ids` lost more than a trifle of theirs."""

    people_n: int
    when: date
    school_ids: tuple[str, ...]
