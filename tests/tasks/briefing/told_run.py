"""A run with one figure, and what was said of the datasets that it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tasks.briefing.goals import goals_finding, goals_section
from tasks.briefing.published import Published
from tasks.verdicts.loss import Loss
from tasks.verdicts.verdict import Verdict
from tests.reports import made_up

SCHOOLS = [{"school_id": "7", "name": "Birch", "level": "high"}, {"school_id": "8", "name": "Cedar", "level": "middle"}]
GOAL = {"goal_id": "g", "title": "Goal", "measure": "chronic_absence", "target": 0.12, "direction": "down"}
LOSSES = (Loss(school_id="", lost_n=1, rows_n=1000), Loss(school_id="7", lost_n=30, rows_n=400))


def run_with(folder: Path, *told: dict[str, Any], goal: dict[str, Any] = GOAL, **figure: Any) -> Published:
    """A run with one figure and these verdicts."""
    figure = {"measure": "chronic_absence", "value": 0.1, **figure}
    run = made_up.small(folder, goals=[goal], measures=[figure], schools=SCHOOLS).read()
    for one in told:
        usual = {"contract": one["dataset"], "title": one["dataset"].capitalize(), "department": "x", "owner": "X"}
        run.verdicts.append(Verdict(**{**usual, "status": "accepted", "required": False, "mapped_n": 1000, **one}))
    return run


def standing(run: Published) -> tuple[str, str]:
    section = goals_section(run)
    assert section is not None
    return section.goals[0].lines[0].standing.text, goals_finding(run)
