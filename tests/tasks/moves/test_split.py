"""When a figure moves between two cycles, each part of the move is told by itself, and the parts add up exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

import tasks.indicators.order
from tasks.methods.move import rounded
from tasks.moves.move import STEP
from tasks.verdicts.quiet import Quiet
from tests.tasks.moves.told import FALL, WINTER, named, without

RATE_OF_FALL = Fraction(140 * 19 + 120 * 16, 260 * 20)


@pytest.mark.usefixtures("no_recomputing")
def test_where_all_schools_are_there_all_of_the_move_is_real_and_nothing_is_computed_again(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL)).run("winter", **datasets("winter", WINTER))
    move = two_cycles.move("attendance_rate")
    assert named(move) == {"real"}
    assert move["earlier_value"] == rounded(RATE_OF_FALL, STEP)
    assert (move["earlier_cycle_id"], move["schools_n"], move["reason"]) == ("fall", 3, "")
    assert move["short_school_ids"] == []


@pytest.mark.usefixtures("no_recomputing")
def test_where_nothing_moved_all_parts_are_nothing(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL)).run("winter", **datasets("winter", FALL))
    assert named(two_cycles.move("attendance_rate")) == set()


@pytest.mark.parametrize("measure", ["attendance_rate", "chronic_absence"])
@pytest.mark.parametrize("days", [0, 1, 17])
def test_a_school_whose_attendance_does_not_come_is_coverage_and_not_change(two_cycles, datasets, measure, days):
    """Neither none of it nor a part under nine tenths of it is the school."""
    few = f"C 40 {days} 0\nC 60 {days} 0" if days else ""
    winter = datasets("winter", f"{without(FALL, 'C')}\n{few}", enrolled="" if days else "C 100")
    two_cycles.run("fall", **datasets("fall", FALL)).run("winter", **winter)
    move = two_cycles.move(measure)
    assert named(move) == {"coverage"}
    assert (move["missing_school_ids"], move["schools_n"]) == (["C"], 2)


def test_nine_tenths_of_the_days_are_enough_to_hold_a_school_against_itself(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    move = two_cycles.run("winter", **datasets("winter", f"{without(FALL, 'C')}\nC 100 18 1")).move("attendance_rate")
    assert named(move) == {"real"}
    assert (move["missing_school_ids"], move["short_school_ids"]) == ([], ["C"])


@pytest.mark.parametrize("cycle", ["fall", "winter"])
def test_a_day_that_a_school_lacks_is_told_then_or_now(two_cycles, datasets, cycle):
    for one in ("fall", "winter"):
        days = 19 if one == cycle else 20
        two_cycles.run(one, **datasets(one, f"{without(FALL, 'C')}\nC 100 {days} {int(one == 'winter')}"))
    assert two_cycles.move("attendance_rate")["short_school_ids"] == ["C"]
    assert two_cycles.move("enrolment")["short_school_ids"] == []


def test_a_school_that_vanishes_from_every_dataset_but_the_schools_is_coverage(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    two_cycles.run("winter", **datasets("winter", without(FALL, "C"), schools="C"))
    for measure in ("attendance_rate", "chronic_absence", "enrolment"):
        assert named(two_cycles.move(measure)) == {"coverage"}, measure


def test_data_that_come_back_are_coverage_too(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", without(FALL, "C"), enrolled="C 100"))
    move = two_cycles.run("winter", **datasets("winter", FALL)).move("attendance_rate")
    assert named(move) == {"coverage"}
    assert (move["missing_school_ids"], move["returned_school_ids"]) == ([], ["C"])


def test_what_the_other_schools_did_stands_beside_what_the_missing_one_hides(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    move = two_cycles.run("winter", **datasets("winter", without(WINTER, "C"), enrolled="C 100")).move(
        "attendance_rate"
    )
    assert named(move) == {"real", "coverage"}
    real = Fraction(120 * 19 + 40 * 16, 160 * 20) - Fraction(100 * 19 + 60 * 16, 160 * 20)
    assert move["real"] == rounded(real, STEP)


@pytest.mark.parametrize(
    ("schools", "said"),
    [("C opened 2025-11-03", "opened_school_ids"), ("", "opened_school_ids")],
)
def test_a_school_that_is_new_is_population(two_cycles, datasets, schools, said):
    two_cycles.run("fall", **datasets("fall", without(FALL, "C")))
    move = two_cycles.run("winter", **datasets("winter", FALL, schools=schools)).move("attendance_rate")
    assert named(move) == {"population"}
    assert move[said] == ["C"]


def test_a_school_that_has_closed_is_population(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    winter = datasets("winter", without(FALL, "C"), schools="C closed 2025-10-31")
    move = two_cycles.run("winter", **winter).move("attendance_rate")
    assert named(move) == {"population"}
    assert move["closed_school_ids"] == ["C"]


@pytest.fixture
def halved_absence(monkeypatch):
    """From here on a student is chronically absent with a fifth of the days missed."""

    def change():
        before = tasks.indicators.order.models()
        mended = [
            replace(one, sql=one.sql.replace("10 * absent_days_n", "5 * absent_days_n"))
            if one.name == "facts.attendance_by_group"
            else one
            for one in before
        ]
        for place in ("tasks.compute", "tasks.manifest", "tasks.moves.recompute"):
            monkeypatch.setattr(f"{place}.models", lambda: mended)

    return change


KINDS = """
    A 40 20 1
    A 40 20 3
    A 40 20 5
    B 60 20 1
    B 20 20 5
"""


def test_a_change_of_definition_is_held_apart_by_computing_the_frozen_rows_again(two_cycles, datasets, halved_absence):
    two_cycles.run("fall", **datasets("fall", KINDS))
    halved_absence()
    move = two_cycles.run("winter", **datasets("winter", KINDS)).move("chronic_absence")
    assert named(move) == {"definition"}
    assert move["definition"] == rounded(Fraction(60, 200) - Fraction(100, 200), STEP)


def test_definition_coverage_and_change_at_once_add_up(two_cycles, datasets, halved_absence):
    two_cycles.run("fall", **datasets("fall", KINDS))
    halved_absence()
    winter = datasets("winter", "A 60 20 1\nA 60 20 5", enrolled="B 80")
    assert named(two_cycles.run("winter", **winter).move("chronic_absence")) == {"real", "coverage", "definition"}


WINTER_OF_A = "A 20 2025-11-03"


class TestIncidents:
    def suspended(self, text):
        """A suspension of each of so many students of a school."""
        return [
            {
                "incident_id": f"{school}{number}",
                "student_id": f"{school}{number}",
                "school_id": school,
                "date": day,
                "action": "out_of_school_suspension",
            }
            for school, n, day in map(str.split, text.strip().splitlines())
            for number in range(int(n))
        ]

    def test_a_school_that_falls_silent_is_coverage(self, two_cycles, datasets):
        two_cycles.run("fall", **datasets("fall", FALL), incidents=self.suspended("A 12 2025-09-03\nB 20 2025-09-04"))
        incidents = self.suspended("A 12 2025-11-03")
        move = two_cycles.run("winter", **datasets("winter", FALL), incidents=incidents).move("suspension_rate")
        assert named(move) == {"coverage"}
        assert move["missing_school_ids"] == [], "which one it is may tell that a hidden number is 0"

    def test_incidents_of_last_cycle_do_not_speak_for_this_one(self, two_cycles, datasets):
        """A file of the year to date still holds what a school sent then."""
        fall = self.suspended("A 12 2025-09-03\nB 20 2025-09-04")
        two_cycles.run("fall", **datasets("fall", FALL), incidents=fall)
        incidents = [*fall, *({**one, "incident_id": f"W{one['incident_id']}"} for one in self.suspended(WINTER_OF_A))]
        move = two_cycles.run("winter", **datasets("winter", FALL), incidents=incidents).move("suspension_rate")
        assert named(move) == {"real", "coverage"}
        assert (move["missing_school_ids"], move["schools_n"]) == ([], 2)

    @pytest.mark.parametrize(("school_id", "doubted"), [("", ["A", "B", "C"]), ("A", ["A"]), ("C", ["C"])])
    def test_schools_of_which_rows_stop_are_coverage(self, two_cycles, datasets, school_id, doubted):
        two_cycles.run("fall", **datasets("fall", FALL), incidents=self.suspended("A 40 2025-09-03\nB 20 2025-09-04"))
        incidents = self.suspended("A 15 2025-11-03\nB 20 2025-11-04")
        quiet = Quiet(school_id=school_id, last_date=date(2025, 11, 4), days_n=40, weeks_n=9, empty_weeks_n=0)
        told = {"incidents": {"quiet": (quiet,)}}
        move = two_cycles.run("winter", told=told, **datasets("winter", FALL), incidents=incidents).move(
            "suspension_rate"
        )
        assert move["doubtful_school_ids"] == doubted
        assert ("real" in named(move)) == ("A" not in doubted)

    def test_where_nothing_had_happened_something_may(self, two_cycles, datasets):
        two_cycles.run("fall", **datasets("fall", FALL), incidents=self.suspended("A 12 2025-09-03"))
        incidents = self.suspended("A 12 2025-11-03\nB 20 2025-11-04")
        move = two_cycles.run("winter", **datasets("winter", FALL), incidents=incidents).move("suspension_rate")
        assert named(move) == {"real"}


def results(subject, day, text):
    return [
        {
            "student_id": f"{school}{number}",
            "school_id": school,
            "assessment": "spring",
            "subject": subject,
            "grade": "05",
            "window_start_date": day,
            "window_end_date": day,
            "status": "valid",
            "is_proficient": number < int(proficient),
        }
        for school, n, proficient in map(str.split, text.strip().splitlines())
        for number in range(int(n))
    ]


def test_each_slice_is_split_by_its_own_windows_and_schools(two_cycles, datasets):
    both = "A 40 20\nB 40 10\nC 40 30"
    fall = [*results("reading", "2025-09-15", both), *results("mathematics", "2025-09-16", both)]
    winter = [*results("reading", "2025-11-17", both), *results("mathematics", "2025-11-18", without(both, "C"))]
    two_cycles.run("fall", **datasets("fall", FALL), assessments=fall)
    two_cycles.run("winter", **datasets("winter", FALL), assessments=winter)
    assert named(two_cycles.move("proficiency", "reading")) == set()
    assert named(two_cycles.move("proficiency", "mathematics")) == {"coverage"}
    # Those of C are missing, and not untested: at A and B 40 of each school's students were tested, as before.
    participation = two_cycles.move("participation", "mathematics")
    assert named(participation) == {"coverage"}
    assert participation["value"] > participation["earlier_value"]
    assert participation["missing_school_ids"] == ["C"]


def test_a_school_that_closed_before_the_test_of_the_cycle_is_population(two_cycles, datasets):
    both = "A 40 20\nB 40 10\nC 40 30"
    two_cycles.run("fall", **datasets("fall", FALL), assessments=results("reading", "2025-09-15", both))
    winter = datasets("winter", FALL, schools="C closed 2025-12-19")
    two_cycles.run("winter", **winter, assessments=results("reading", "2026-01-15", without(both, "C")))
    move = two_cycles.move("proficiency", "reading")
    assert named(move) == {"population"}
    assert (move["closed_school_ids"], move["missing_school_ids"]) == (["C"], [])
