"""A goal whose slice no figure has is told which slices there are instead."""

import pytest

from tasks.briefing.goals import goals_section
from tests.reports import made_up

GOAL = {"goal_id": "g", "title": "Goal", "measure": "proficiency", "target": 0.5, "direction": "up"}


def told(folder, slice_, there):
    measures = [{"measure": "proficiency", "slice": one, "value": 0.4} for one in there]
    section = goals_section(made_up.small(folder, goals=[{**GOAL, "slice": slice_}], measures=measures).read())
    return [text for goal in section.goals for line in goal.lines for text in line.data]


def test_the_goal_says_what_to_write_as_its_slice(tmp_path):
    assert told(tmp_path, "reading", ["reading, MAP", "reading, STAR", "mathematics"]) == [
        'No figure has the slice "reading", which goals name: there are now 2 tests of it. In goals, write as slice '
        '"reading, MAP" or "reading, STAR".'
    ]


@pytest.mark.parametrize("slice_", ["mathematics", "science", None])
def test_a_goal_whose_slice_has_figures_or_no_likeness_says_none(tmp_path, slice_):
    assert not any("slice" in one for one in told(tmp_path, slice_, ["reading, MAP", "reading, STAR", "mathematics"]))


def test_a_slice_that_is_spelt_otherwise_is_named(tmp_path):
    assert told(tmp_path, "Math", ["reading", "mathematics"]) == [
        'No figure has the slice "Math", which goals name. If "mathematics" is meant, write that as slice in goals.'
    ]
