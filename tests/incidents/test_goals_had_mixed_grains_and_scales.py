"""Goals stood for a region, a school or a grade band in one list; two of one column were on different scales, so that
a goal that was met showed as failed; and where less is better, good and bad were taken for each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports import made_up

HEAD = "goal_id,title,owner_department_id,measure,unit_type,unit_id,target,direction,due_date\n"
GOALS = {
    "attend": "attend,Be there,office,attendance_rate,,,{target},up,2026-06-30\n",
    "absent": "absent,Be there,office,chronic_absence,,,0.12,,2026-06-30\n",
    "birch": "birch,Be there,office,attendance_rate,school,0101,0.96,up,2026-06-30\n",
    "grow": "grow,Grow,office,enrolment,,,14500,up,2026-06-30\n",
}


def goals(target: str = "0.95") -> dict[str, str]:
    return {"goals.csv": HEAD + "".join(one.format(target=target) for one in GOALS.values())}


def test_a_target_keeps_the_scale_of_its_measure(play):
    assert play(goals())["goals"].causes == ()
    played = play(goals("95"))
    assert played.causes("goals") == [
        (1, "Rule broken: A target and a baseline of a rate lie between 0 and 1, as the rate does.")
    ]
    assert played["goals"].quarantined_n == 1


def test_a_goal_of_a_school_that_nobody_knows_is_refused(play):
    told = goals()
    told["goals.csv"] = told["goals.csv"].replace("0101", "0109")
    assert play(told).causes("goals") == [(1, "Rule broken: A school that has a target of its own is in schools.")]


@pytest.mark.parametrize(
    ("goal", "value", "is_reached"),
    [
        ({"direction": "up", "target": 0.5}, 0.5, True),
        ({"direction": "up", "target": 0.5}, 0.35, False),
        ({"direction": "down", "target": 0.5}, 0.35, True),
        # The goal says nothing, and its measure knows that less is better.
        ({"direction": None, "target": 0.5}, 0.35, True),
    ],
)
def test_reached_is_what_the_direction_says(tmp_path: Path, goal, value, is_reached):
    row = {"goal_id": "g", "title": "G", "measure": "chronic_absence", **goal}
    run = made_up.small(tmp_path, goals=[row], measures=[{"measure": "chronic_absence", "value": value}])
    (told,) = run.read().goals
    assert told.is_reached is is_reached


def test_a_goal_is_judged_by_the_figure_of_its_own_unit(tmp_path: Path):
    usual = {"measure": "chronic_absence", "target": 0.2, "title": "G"}
    rows = [
        {**usual, "goal_id": "all", "unit_type": None, "unit_id": None},
        {**usual, "goal_id": "one", "unit_type": "school", "unit_id": "7"},
    ]
    figures = [
        {"measure": "chronic_absence", "value": 0.1},
        {"measure": "chronic_absence", "value": 0.3, "unit_type": "school", "unit_id": "7"},
    ]
    schools = [{"school_id": "7", "name": "Birch", "level": "high"}]
    run = made_up.small(tmp_path, goals=rows, measures=figures, schools=schools)
    assert [(one.goal_id, one.is_reached) for one in run.read().goals] == [("all", True), ("one", False)]
