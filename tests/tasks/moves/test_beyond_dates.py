"""What a school has taught after the list of schools has it closed, or before it has it open, is coverage."""

from __future__ import annotations

import pytest

from tests.tasks.moves.told import FALL, WINTER, named, without

MEASURES = pytest.mark.parametrize("measure", ["attendance_rate", "chronic_absence"])


@MEASURES
@pytest.mark.parametrize("dates", ["closed 2025-11-10", "closed 2025-10-31", "opened 2025-11-11", "opened 2026-02-01"])
def test_days_that_the_list_of_schools_loses_are_coverage(two_cycles, datasets, measure, dates):
    two_cycles.run("fall", **datasets("fall", FALL))
    rows = datasets("winter", FALL, schools=f"C {dates}")
    move = two_cycles.run("winter", **rows).move(measure)
    assert named(move) <= {"coverage"}
    assert (move["doubtful_school_ids"], move["schools_n"]) == (["C"], 2)
    assert (move["closed_school_ids"], move["missing_school_ids"]) == ([], [])


@MEASURES
def test_what_others_change_stays_real(two_cycles, datasets, measure):
    two_cycles.run("fall", **datasets("fall", FALL))
    rows = datasets("winter", WINTER, schools="C closed 2025-10-31")
    assert named(two_cycles.run("winter", **rows).move(measure)) == {"real", "coverage"}


@MEASURES
def test_a_school_that_has_closed_is_population(two_cycles, datasets, measure):
    two_cycles.run("fall", **datasets("fall", FALL))
    rows = datasets("winter", without(FALL, "C"), schools="C closed 2025-10-31")
    move = two_cycles.run("winter", **rows).move(measure)
    assert (named(move), move["closed_school_ids"]) == ({"population"}, ["C"])
