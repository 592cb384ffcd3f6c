"""Whether goals reach into the coming school year."""

from __future__ import annotations

from expectations.catalogue import CONTRACTS
from tasks.rehearsal.finding import Finding, listed
from tasks.rehearsal.stage import Stage, names_of
from tasks.settings.known_measures import measures_of
from tasks.validation.near_measures import near_measures


def goal_findings(stage: Stage) -> list[Finding]:
    """Goals that were due before it begins, have neither date nor target, or a measure that is nearly another one."""
    if not stage.is_tried("goals"):
        return []
    return [*_without_date(stage), *_by_unknown_measures(stage)]


def _by_unknown_measures(stage: Stage) -> list[Finding]:
    named = [name for (name,) in stage.warehouse.execute("select distinct measure from now_goals").fetchall() if name]
    told = near_measures(CONTRACTS["goals"], named, measures_of(stage.district))
    return [stage.finding("goals", one, "write the measure by its name in `throughline indicators`") for one in told]


def _without_date(stage: Stage) -> list[Finding]:
    stale = names_of(stage.rows("goals_without_date", first_day=stage.first_day))
    if not stale:
        return []
    n = "1 goal has" if len(stale) == 1 else f"{len(stale):,} goals have"
    what = f"{n} no due date and target in {stage.school_year} or later: {listed(stale)}."
    return [stage.finding("goals", what, "set a new due date and target, or take the goal out")]
