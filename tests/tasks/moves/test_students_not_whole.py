"""Students of whom half the days are missing are no change: what their school may have moved by is coverage."""

from __future__ import annotations

import pytest

from tests.tasks.moves.told import FALL, named


@pytest.mark.parametrize("measure", ["attendance_rate", "chronic_absence"])
@pytest.mark.parametrize(("half_n", "is_missing"), [(16, True), (10, False)])
def test_a_school_with_more_than_a_tenth_of_such_students_is_coverage(
    two_cycles, datasets, measure, half_n, is_missing
):
    """Over nine tenths of all its days have come."""
    two_cycles.run("fall", **datasets("fall", FALL))
    winter = FALL.replace("C 60 20 4", f"C {60 - half_n} 20 6\nC {half_n} 10 0")
    move = two_cycles.run("winter", **datasets("winter", winter)).move(measure)
    assert move["missing_school_ids"] == (["C"] if is_missing else [])
    assert ("real" in named(move)) != is_missing
