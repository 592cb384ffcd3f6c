"""Students of whom half the days are missing are no change: what their school may have moved by is coverage."""

from __future__ import annotations

import pytest

from tests.tasks.moves.told import FALL, named

MEASURES = ["attendance_rate", "chronic_absence", "average_daily_attendance"]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("cycle", ["fall", "winter"])
@pytest.mark.parametrize(("half_n", "is_missing"), [(16, True), (5, True), (4, False)])
def test_a_school_that_lacks_more_than_two_in_a_hundred_of_its_days_of_students_is_coverage(
    two_cycles, datasets, measure, cycle, half_n, is_missing
):
    """Some of its students have a row for each day; half of the days of others did not come."""
    in_part = FALL.replace("C 60 20 4", f"C {60 - half_n} 20 6\nC {half_n} 10 0")
    two_cycles.run("fall", **datasets("fall", in_part if cycle == "fall" else FALL))
    move = two_cycles.run("winter", **datasets("winter", in_part if cycle == "winter" else FALL)).move(measure)
    side = "missing_school_ids" if cycle == "winter" else "returned_school_ids"
    assert move[side] == (["C"] if is_missing else [])
    assert ("real" in named(move)) != is_missing


@pytest.mark.parametrize("half_n", [0, 4])
def test_lost_rows_alone_do_not_move_average_daily_attendance(two_cycles, datasets, half_n):
    two_cycles.run("fall", **datasets("fall", "A 100 20 0"))
    move = two_cycles.run("winter", **datasets("winter", f"A {100 - half_n} 20 0\nA {half_n} 10 0")).move(MEASURES[2])
    assert named(move) == set()
