"""Enrolment of a school that closed or opened between the days of two cycles on which it is counted is population."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tasks.methods.move import rounded
from tasks.moves.move import STEP
from tests.tasks.moves.told import FALL, named, without

# Ten days of the school are all that it has before it closes on the tenth.
UNTIL_IT_CLOSED = f"{without(FALL, 'C')}\nC 40 10 1\nC 60 10 2"
CLOSED = "C closed 2025-11-10"


def history(change, day):
    successor = "A" if change in ("merged", "renumbered", "split") else None
    return [{"school_id": "C", "change": change, "change_date": day, "successor_school_id": successor}]


def test_a_school_that_closed_in_this_cycle_is_population_though_its_spells_were_never_ended(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    winter = datasets("winter", UNTIL_IT_CLOSED, schools=CLOSED)
    move = two_cycles.run("winter", **winter).move("enrolment")
    assert named(move) == {"population"}
    assert (move["earlier_value"], move["value"], move["population"]) == (260, 160, -100)
    assert (move["closed_school_ids"], move["missing_school_ids"], move["schools_n"]) == (["C"], [], 2)


def test_its_attendance_of_before_is_there_in_both_cycles(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    winter = datasets("winter", UNTIL_IT_CLOSED, schools=CLOSED)
    move = two_cycles.run("winter", **winter).move("attendance_rate")
    assert (move["closed_school_ids"], move["schools_n"]) == ([], 3)


def test_who_went_from_it_to_another_school_is_real_change_there(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    winter = datasets("winter", f"{UNTIL_IT_CLOSED}\nA 30 20 0", schools=CLOSED)
    move = two_cycles.run("winter", **winter).move("enrolment")
    assert named(move) == {"real", "population"}
    assert (move["real"], move["population"]) == (30, -100)


@pytest.mark.parametrize("change", ["closed", "merged", "renumbered", "split"])
def test_so_is_one_that_the_history_of_schools_gives_up(two_cycles, datasets, change):
    two_cycles.run("fall", **datasets("fall", FALL))
    winter = datasets("winter", UNTIL_IT_CLOSED)
    move = two_cycles.run("winter", **winter, school_history=history(change, "2025-11-11")).move("enrolment")
    assert (named(move), move["closed_school_ids"]) == ({"population"}, ["C"])


def test_one_that_closed_before_it_was_counted_even_once_is_in_neither(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", UNTIL_IT_CLOSED, schools="C closed 2025-09-10"))
    winter = datasets("winter", without(FALL, "C"), schools="C closed 2025-09-10")
    move = two_cycles.run("winter", **winter).move("enrolment")
    assert (named(move), move["value"], move["schools_n"]) == (set(), 160, 2)


def test_a_school_that_opened_after_the_earlier_day_is_population(two_cycles, datasets):
    """The earlier cycle goes on until October 31, and is counted on September 20, its last day in session."""
    opened = "C opened 2025-10-20"
    two_cycles.run("fall", **datasets("fall", without(FALL, "C"), schools=opened))
    move = two_cycles.run("winter", **datasets("winter", FALL, schools=opened)).move("enrolment")
    assert (named(move), move["population"]) == ({"population"}, 100)
    assert (move["opened_school_ids"], move["returned_school_ids"]) == (["C"], [])


def test_a_closing_change_and_missing_data_at_once_add_up(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", f"{FALL}\nD 50 20 0"))
    winter = datasets("winter", f"{without(UNTIL_IT_CLOSED, 'B')}\nD 41 20 0", schools=f"B\n{CLOSED}")
    move = two_cycles.run("winter", **winter).move("enrolment")
    parts = {"real": -9, "population": -100, "coverage": -80}
    assert {name: move[name] for name in named(move)} == parts
    assert move["value"] - move["earlier_value"] == rounded(Fraction(sum(parts.values())), STEP)
    assert (move["closed_school_ids"], move["missing_school_ids"]) == (["C"], ["B"])


def test_a_school_that_goes_on_teaching_after_it_closed_has_not_moved(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    move = two_cycles.run("winter", **datasets("winter", FALL, schools=CLOSED)).move("enrolment")
    assert (named(move), move["value"], move["schools_n"]) == (set(), 260, 3)


def test_one_of_which_nobody_says_that_it_closed_is_coverage(two_cycles, datasets):
    """It is on the list of schools, and nobody is enrolled there on the day that counts."""
    two_cycles.run("fall", **datasets("fall", FALL))
    winter = datasets("winter", UNTIL_IT_CLOSED)
    winter["enrolment"] = [
        one | {"exit_date": "2025-11-10" if one["school_id"] == "C" else None} for one in winter["enrolment"]
    ]
    move = two_cycles.run("winter", **winter).move("enrolment")
    assert (named(move), move["missing_school_ids"]) == ({"coverage"}, ["C"])


def test_a_school_that_closed_before_the_cycle_is_not_new_where_rows_of_the_year_to_date_still_count_it(
    two_cycles, datasets
):
    two_cycles.run("fall", **datasets("fall", FALL))
    year = datasets("fall", FALL, schools="C closed 2025-10-31")
    winter = datasets("winter", without(FALL, "C"))
    year |= {name: [*year[name], *winter[name]] for name in ("calendar", "attendance")}
    move = two_cycles.run("winter", **year).move("chronic_absence")
    assert (move["closed_school_ids"], move["opened_school_ids"]) == (["C"], [])
