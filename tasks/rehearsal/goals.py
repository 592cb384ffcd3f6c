"""Whether goals reach into the coming school year."""

from __future__ import annotations

from tasks.rehearsal.finding import Finding, listed
from tasks.rehearsal.stage import Stage, names_of


def goal_findings(stage: Stage) -> list[Finding]:
    """Goals that were due before it begins, or have neither date nor target."""
    if not stage.is_tried("goals"):
        return []
    stale = names_of(stage.rows("goals_without_date", first_day=stage.first_day))
    if not stale:
        return []
    n = "1 goal has" if len(stale) == 1 else f"{len(stale):,} goals have"
    what = f"{n} no due date and target in {stage.school_year} or later: {listed(stale)}."
    return [stage.finding("goals", what, "set a new due date and target, or take the goal out")]
