"""Rows held back and older copies are no change: what they may have moved is coverage."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tasks.methods.move import rounded
from tasks.moves.doubts import doubtful_schools
from tasks.moves.move import STEP
from tasks.verdicts.loss import Loss
from tasks.verdicts.verdict import Absence, Cause, Verdict
from tests.tasks.moves.told import FALL, WINTER, named, without


def lost(school, lost_n, rows_n=2000):
    return {"attendance": {"losses": (Loss(school_id=school, lost_n=lost_n, rows_n=rows_n),)}}


def test_a_school_with_more_than_1_row_in_200_held_back_is_coverage(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    changed = WINTER.replace("C 60 20 4", "C 60 20 0")
    move = two_cycles.run("winter", told=lost("C", 11), **datasets("winter", changed)).move("attendance_rate")
    assert named(move) == {"real", "coverage"}
    real = Fraction(120 * 19 + 40 * 16, 160 * 20) - Fraction(100 * 19 + 60 * 16, 160 * 20)
    assert move["real"] == rounded(real, STEP)
    assert (move["doubtful_school_ids"], move["missing_school_ids"], move["schools_n"]) == (["C"], [], 2)


def test_one_row_in_200_leaves_a_school_what_it_is(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    move = two_cycles.run("winter", told=lost("C", 10), **datasets("winter", WINTER)).move("attendance_rate")
    assert (named(move), move["doubtful_school_ids"]) == ({"real"}, [])


@pytest.mark.parametrize("cycle", ["fall", "winter"])
def test_rows_that_name_no_school_may_be_of_each_then_or_now(two_cycles, datasets, cycle):
    for one, text in (("fall", FALL), ("winter", WINTER)):
        two_cycles.run(one, told=lost("", 100, 5200) if one == cycle else {}, **datasets(one, text))
    move = two_cycles.move("chronic_absence")
    assert (named(move), move["schools_n"], move["reason"]) == ({"coverage"}, 0, "")
    assert move["doubtful_school_ids"] == ["A", "B", "C"]


def test_a_measure_that_does_not_count_the_rows_is_not_in_doubt(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    winter = datasets("winter", without(FALL, "C") + "\nC 120 20 1")
    move = two_cycles.run("winter", told=lost("", 100, 5200), **winter).move("enrolment")
    assert named(move) == {"real"}


@pytest.mark.parametrize("cycle", ["fall", "winter"])
def test_what_somebody_let_go_on_beyond_a_limit_is_told_with_the_reason(two_cycles, datasets, cycle):
    released = {"enrolment": {"title": "Enrolment", "released_because": "They have left (A. Lead)"}}
    for one, text in (("fall", FALL), ("winter", WINTER)):
        two_cycles.run(one, told=released if one == cycle else {}, **datasets(one, text))
    assert two_cycles.move("enrolment")["let_go"] == ["Enrolment (“They have left (A. Lead)”)"]


def test_what_is_not_under_a_measure_is_not_told_beside_it(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    released = {"attendance": {"released_because": "It was so (A. Lead)"}}
    two_cycles.run("winter", told=released, **datasets("winter", WINTER))
    assert two_cycles.move("enrolment")["let_go"] == []


@pytest.mark.parametrize("cycle", ["fall", "winter"])
def test_nothing_is_real_where_an_older_copy_stands_in_then_or_now(two_cycles, datasets, cycle):
    stood_in = {"attendance": {"status": "stood_in", "title": "Attendance"}}
    for one, text in (("fall", FALL), ("winter", WINTER)):
        two_cycles.run(one, told=stood_in if one == cycle else {}, **datasets(one, text))
    move = two_cycles.move("attendance_rate")
    assert named(move) == {"coverage"}
    assert (move["stood_in"], move["doubtful_school_ids"]) == (["Attendance"], [])
    assert named(two_cycles.move("enrolment")) == set()


@pytest.mark.parametrize(("school", "doubted"), [("C", ["C"]), ("", ["A", "B", "C"])])
def test_people_who_are_gone_from_the_list_and_whom_rows_name_are_coverage(two_cycles, datasets, school, doubted):
    two_cycles.run("fall", **datasets("fall", FALL))
    cause = Cause(cause_id="c", rule="student_id.known", sentence="", rows_n=800, former_n=40)
    told = {"attendance": {"causes": (cause,), "losses": (Loss(school_id=school, lost_n=800, rows_n=2000),)}}
    told["enrolment"] = {"accepted_n": 260}
    move = two_cycles.run("winter", told=told, **datasets("winter", FALL.replace("C 40 20 1", ""))).move("enrolment")
    assert (named(move), move["doubtful_school_ids"]) == ({"coverage"}, doubted)


@pytest.mark.parametrize(
    ("cycles", "parts"), [(("fall",), {"coverage"}), (("winter",), {"coverage"}), (("fall", "winter"), {"real"})]
)
def test_days_at_two_schools_are_coverage_where_they_are_so_in_one_cycle_only(two_cycles, datasets, cycles, parts):
    at_two = {"attendance": {"at_two_schools": (Loss(school_id="A", lost_n=30, rows_n=1600),)}}
    changed = FALL.replace("A 40 20 4", "A 40 20 6")
    for cycle, text in (("fall", FALL), ("winter", changed)):
        two_cycles.run(cycle, told=at_two if cycle in cycles else {}, **datasets(cycle, text))
    assert named(two_cycles.move("attendance_rate")) == parts


@pytest.mark.parametrize(("measure", "found"), [("early_warning", {"A"}), ("on_track", set()), ("enrolment", set())])
def test_a_school_that_lacks_one_of_several_datasets_is_in_doubt_where_coverage_does_not_tell(measure, found):
    parts = (Absence(school_id="B", part="english"), Absence(school_id="A", period_end=date(2025, 10, 24)))
    courses = Verdict(
        dataset="courses",
        contract="courses",
        title="Courses",
        department="x",
        owner="X",
        status="accepted",
        required=False,
        absences=parts,
    )
    assert doubtful_schools([courses], measure, {"A", "B", "C"}) == found
