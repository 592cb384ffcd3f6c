"""Where a goal would stand on a straight line from its baseline, and whether its figure is ahead of that or behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.briefing.goals import goals_section
from tasks.briefing.trajectory import targets_at
from tests.reports import made_up
from tests.tasks.briefing.told_run import LOSSES, run_with

GOAL = {
    "goal_id": "g",
    "title": "G",
    "measure": "chronic_absence",
    "direction": "down",
    "baseline": 0.24,
    "baseline_date": date(2025, 1, 30),
    "target": 0.12,
    "due_date": date(2027, 1, 30),
}


def told(folder: Path, rate: float, measure: str = "chronic_absence", **goal: Any) -> str:
    figure = {
        "measure": measure,
        "group_id": "all",
        "numerator": round(1000 * rate),
        "denominator": 1000,
        "value": rate,
        "n": 1000,
        "period_start": date(2025, 8, 11),
        "period_end": date(2026, 1, 30),
    }
    section = goals_section(made_up.small(folder, goals=[GOAL | {"measure": measure} | goal], measures=[figure]).read())
    assert section is not None
    (line,) = section.goals[0].lines
    return "; ".join(text for text in line.data if text.startswith("On a straight line"))


LINE = "On a straight line from 24% to 12% by Jan 30, 2027 it would be 18.0% now"


@pytest.mark.parametrize(
    ("rate", "words"),
    [(0.15, ": it is 3 points ahead of that"), (0.205, ": it is 2.5 points behind that"), (0.18, ", as it is")],
)
def test_a_figure_is_ahead_of_the_line_or_behind_it(tmp_path, rate, words):
    assert told(tmp_path, rate) == f"{LINE}{words}"


def test_up_is_ahead_where_more_is_better(tmp_path):
    goal = {"direction": "up", "baseline": 0.12, "target": 0.24}
    assert told(tmp_path, 0.2, **goal).endswith("it would be 18.0% now: it is 2 points ahead of that")


@pytest.mark.parametrize(
    "goal",
    [
        {"baseline": None},
        {"baseline_date": None},
        {"target": None},
        {"due_date": None},
        {"baseline_date": date(2026, 2, 1)},
        {"baseline_date": date(2027, 1, 30)},
        {"direction": None},
    ],
)
def test_without_a_beginning_and_an_end_there_is_no_line(tmp_path, goal):
    assert told(tmp_path, 0.15, **{"measure": "bus_on_time"} | goal) == ""


def test_what_grows_all_year_long_is_not_held_against_it(tmp_path):
    assert told(tmp_path, 0.15, measure="suspension_rate") == ""


def test_a_figure_that_cannot_be_judged_is_not_held_against_it(tmp_path):
    goal = {**GOAL, "measure": "participation", "direction": "up", "target": 0.95, "baseline": 0.9}
    held_back = {"dataset": "assessments", "losses": LOSSES}
    for folder, told in (("whole", ()), ("held back", (held_back,))):
        run = run_with(tmp_path / folder, *told, goal=goal, measure="participation", value=0.92)
        section = goals_section(run)
        assert section is not None
        said = [text for text in section.goals[0].lines[0].data if text.startswith("On a straight line")]
        assert bool(said) is not bool(told)


def test_a_goal_that_is_overdue_is_held_against_its_target(tmp_path):
    assert "it would be 12.0% now: it is 3 points behind that" in told(tmp_path, 0.15, due_date=date(2025, 12, 31))


def test_a_chart_has_the_line_where_there_is_one_and_else_the_target(tmp_path):
    run = made_up.small(tmp_path, goals=[GOAL, GOAL | {"goal_id": "h", "baseline": None}]).read()
    with_line, without = run.goals
    days = [date(2024, 12, 31), date(2026, 1, 30), date(2028, 1, 30)]
    assert targets_at(with_line, days) == [None, pytest.approx(0.18), 0.12]
    assert targets_at(without, days) == [0.12, 0.12, 0.12]
