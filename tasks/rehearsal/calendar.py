"""Whether the calendar knows the coming school year."""

from __future__ import annotations

from reports.numbers import day
from tasks.rehearsal.finding import Finding, listed
from tasks.rehearsal.stage import Stage, names_of


def calendar_findings(stage: Stage) -> list[Finding]:
    """Schools that are open and have no day in session, and long stretches on which no school has one."""
    if not stage.is_tried("calendar"):
        return []
    return [*_without_days(stage), *_gaps(stage)]


def _without_days(stage: Stage) -> list[Finding]:
    if not stage.has("schools"):
        return []
    without = stage.rows("schools_without_days", first_day=stage.first_day, last_day=stage.last_day)
    if not without:
        return []
    n = "1 school has" if len(without) == 1 else f"{len(without):,} schools have"
    days = f"from {day(stage.first_day)} to {day(stage.last_day)}"
    what = f"{n} no day in session {days}: {listed(names_of(without))}."
    return [stage.finding("calendar", what, f"send the calendar of {stage.school_year} for these schools")]


def _gaps(stage: Stage) -> list[Finding]:
    gaps = stage.rows("calendar_gaps", first_day=stage.first_day, last_day=stage.last_day)
    if not gaps:
        return []
    told = listed([f"from {day(first)} to {day(last)}" for first, last in gaps])
    return [
        stage.finding(
            "calendar",
            f"No school has a day in session {told}.",
            "see whether a part of the calendar is missing; attendance on days out of session is in no figure",
            kind="look",
        )
    ]
