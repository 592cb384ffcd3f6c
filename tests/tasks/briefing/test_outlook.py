"""Whether a steady series will, will not or may reach its goal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.briefing.goals import goals_section
from tests.reports import made_up
from tests.tasks.briefing.test_coded import HIDDEN
from tests.tasks.briefing.test_signals import BETTER, CYCLE, STEADY, STEPS, monthly

WILL_NOT = (
    "As it goes, it will not reach the goal: its usual range is 9.1% to 10.9%, and its level would have to move by"
)


def told(folder: Path, steps: list[int], figure: dict[str, Any] | None = None, **goal: Any) -> str:
    measures = monthly(steps)
    usual = {"goal_id": "g", "title": "G", "measure": "vacancy_rate", "direction": "down"}
    now = measures[-1] | CYCLE | (figure or {})
    run = made_up.small(folder, goals=[usual | goal], measures=[*measures, now]).read()
    section = goals_section(run)
    assert section is not None
    (line,) = section.goals[0].lines
    return "; ".join(text for text in line.data if text.startswith("As it goes"))


# The usual range of these is 9.1% to 10.9%.
@pytest.mark.parametrize(
    ("target", "direction", "words"),
    [
        (0.12, "down", "As it goes, it will reach the goal: its usual range is 9.1% to 10.9%"),
        (0.098, "down", "As it goes, it may or may not reach the goal, which lies in its usual range of 9.1% to 10.9%"),
        (
            0.05,
            "down",
            f"{WILL_NOT} 5 points",
        ),
        (0.05, "up", "As it goes, it will reach the goal: its usual range is 9.1% to 10.9%"),
        (
            0.12,
            "up",
            f"{WILL_NOT} 2 points",
        ),
    ],
)
def test_the_side_of_the_range_decides(tmp_path, target, direction, words):
    assert told(tmp_path, STEADY, target=target, direction=direction) == words


def test_a_goal_that_is_reached_may_or_may_not_stay_so(tmp_path):
    said = told(tmp_path, STEADY, target=0.1005, direction="down")
    assert said == "As it goes, it may or may not stay at the goal, which lies in its usual range of 9.1% to 10.9%"


@pytest.mark.parametrize(("due", "is_told"), [(date(2026, 6, 30), True), (date(2025, 12, 31), False)])
def test_a_date_that_is_yet_to_come_is_told(tmp_path, due, is_told):
    assert told(tmp_path, STEADY, target=0.05, due_date=due).endswith("by Jun 30, 2026") is is_told


@pytest.mark.parametrize("steps", [BETTER, list(STEPS[:12]), [0] * 14], ids=["changed", "few points", "no variation"])
def test_without_limits_of_what_is_now_nothing_is_said(tmp_path, steps):
    assert told(tmp_path, steps, target=0.05) == ""


def test_a_goal_of_a_student_group_is_not_judged_by_the_series_of_all(tmp_path):
    assert told(tmp_path, STEADY, target=0.05, group_id="sex=male") == ""


def test_a_goal_without_a_target_has_no_outlook(tmp_path):
    assert told(tmp_path, STEADY, target=None) == ""


def test_a_goal_that_cannot_be_judged_now_is_not_on_its_way_to_anything(tmp_path):
    assert told(tmp_path / "judged", STEADY, target=0.05).startswith(WILL_NOT)
    assert told(tmp_path / "not told", STEADY, HIDDEN, target=0.05) == ""
