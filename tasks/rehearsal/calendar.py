"""Whether the calendar knows the coming school year."""

from __future__ import annotations

from reports.numbers import day
from tasks.rehearsal.finding import Finding, listed
from tasks.rehearsal.stage import Stage, names_of


def calendar_findings(stage: Stage) -> list[Finding]:
    """Schools that are open and have no day in session."""
    if not stage.is_tried("calendar") or not stage.has("schools"):
        return []
    without = stage.rows("schools_without_days", first_day=stage.first_day, last_day=stage.last_day)
    if not without:
        return []
    n = "1 school has" if len(without) == 1 else f"{len(without):,} schools have"
    days = f"from {day(stage.first_day)} to {day(stage.last_day)}"
    what = f"{n} no day in session {days}: {listed(names_of(without))}."
    return [stage.finding("calendar", what, f"send the calendar of {stage.school_year} for these schools")]
