"""Days of which a school sent rows of absent students only are no change: what they may have moved is coverage."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.tasks.moves.told import FALL, WINTER, named

LAST_DAYS = {date(2025, 11, 1) + timedelta(days=n) for n in range(10, 20)}


@pytest.mark.parametrize("how", ["absent only", "blank"])
@pytest.mark.parametrize("measure", ["attendance_rate", "chronic_absence"])
def test_what_came_to_no_use_is_coverage(two_cycles, datasets, measure, how):
    two_cycles.run("fall", **datasets("fall", FALL))
    made = datasets("winter", FALL.replace("C 40 20 1", "C 40 20 12"))
    rows = [one for one in made["attendance"] if not (one["school_id"] == "C" and one["date"] in LAST_DAYS)]
    late = [one for one in made["attendance"] if one["school_id"] == "C" and one["date"] in LAST_DAYS]
    kept = [one for one in late if not one["present_fraction"]]
    sent = kept if how == "absent only" else [{**one, "present_fraction": None} for one in late]
    move = two_cycles.run("winter", **{**made, "attendance": rows + sent}).move(measure)
    assert (named(move), move["missing_school_ids"]) == ({"coverage"}, ["C"])


def test_a_school_that_had_them_whole_is_held_against_itself(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    move = two_cycles.run("winter", **datasets("winter", WINTER)).move("attendance_rate")
    assert (named(move), move["missing_school_ids"]) == ({"real"}, [])
