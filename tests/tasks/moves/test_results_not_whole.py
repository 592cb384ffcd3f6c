"""Results that came of fewer students are no change: what their school may have moved by is coverage."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tasks.methods.move import rounded
from tasks.moves.move import STEP
from tests.tasks.moves.told import named

WINDOWS = {"fall": ("2025-09-08", "2025-09-26"), "winter": ("2026-01-12", "2026-01-30")}
SCHOOLS = ("A", "B")


@pytest.fixture
def tested(two_cycles):
    """A run of a cycle of which each line is a school, how many students, and what the rows say of them.

    `proficient` and `below` are valid scores, `not_tested` is such a row, and of `none` there is no row.
    """

    def run(cycle, text):
        kinds = [(school, int(n), said) for school, n, said in map(str.split, text.strip().splitlines())]
        numbers = [0]
        students = []
        for school, n, said in kinds:
            students += [(f"{school}{numbers[0] + one}", school, said) for one in range(n)]
            numbers[0] += n
        start, end = WINDOWS[cycle]
        return two_cycles.run(
            cycle,
            schools=[{"school_id": one, "name": one, "level": "elementary"} for one in SCHOOLS],
            enrolment=[
                {"student_id": student, "school_id": school, "grade": "05", "entry_date": "2025-09-01"}
                for student, school, _ in students
            ],
            assessments=[
                {
                    "student_id": student,
                    "school_id": school,
                    "assessment": "MAP",
                    "subject": "reading",
                    "grade": "05",
                    "window_start_date": start,
                    "window_end_date": end,
                    "status": "not_tested" if said == "not_tested" else "valid",
                    "is_proficient": None if said == "not_tested" else said == "proficient",
                }
                for student, school, said in students
                if said != "none"
            ],
        )

    return run


WHOLE = """
    A 50 proficient
    A 50 below
    B 50 proficient
    B 50 below
"""
B_LACKS_20 = WHOLE.replace("B 50 proficient", "B 30 proficient\nB 20 none")


@pytest.mark.parametrize("cycle", ["fall", "winter"])
@pytest.mark.parametrize("measure", ["proficiency", "proficiency_federal", "participation"])
def test_a_school_of_which_results_of_clearly_fewer_students_came_is_coverage(tested, measure, cycle):
    tested("fall", B_LACKS_20 if cycle == "fall" else WHOLE)
    move = tested("winter", B_LACKS_20 if cycle == "winter" else WHOLE).move(measure, "reading")
    assert named(move) == {"coverage"}
    assert (move["fewer_results_school_ids"], move["missing_school_ids"], move["schools_n"]) == (["B"], [], 1)


def test_what_the_other_schools_did_is_real(tested):
    tested("fall", WHOLE)
    changed = B_LACKS_20.replace("A 50 proficient\n    A 50 below", "A 60 proficient\n    A 40 below")
    move = tested("winter", changed).move("proficiency", "reading")
    assert named(move) == {"real", "coverage"}
    assert move["real"] == rounded(Fraction(60, 100) - Fraction(50, 100), STEP)


def test_where_results_of_all_schools_lack_the_whole_move_is_coverage(tested):
    tested("fall", WHOLE)
    move = tested("winter", B_LACKS_20.replace("A 50 proficient", "A 30 proficient\nA 20 none")).move(
        "proficiency", "reading"
    )
    assert named(move) == {"coverage"}
    assert (move["fewer_results_school_ids"], move["schools_n"], move["reason"]) == (["A", "B"], 0, "")


@pytest.mark.parametrize(("lacking_n", "is_clear"), [(5, False), (6, True)])
def test_more_than_one_in_twenty_is_clear(tested, lacking_n, is_clear):
    tested("fall", WHOLE)
    lacking = WHOLE.replace("B 50 proficient", f"B {50 - lacking_n} proficient\nB {lacking_n} none")
    move = tested("winter", lacking).move("proficiency", "reading")
    assert move["fewer_results_school_ids"] == (["B"] if is_clear else [])
    assert move["short_school_ids"] == ([] if is_clear else ["A", "B"])


@pytest.mark.parametrize(("lacking_n", "is_clear"), [(2, False), (3, True)])
def test_fewer_than_three_students_may_each_have_been_ill(tested, lacking_n, is_clear):
    small = WHOLE.replace("B 50 proficient\n    B 50 below", "B 15 proficient\nB 15 below")
    tested("fall", small)
    lacking = small.replace("B 15 proficient", f"B {15 - lacking_n} proficient\nB {lacking_n} none")
    move = tested("winter", lacking).move("proficiency", "reading")
    assert move["fewer_results_school_ids"] == (["B"] if is_clear else [])


@pytest.mark.parametrize(("lacking_n", "is_told"), [(4, False), (5, True)])
def test_more_than_one_in_fifty_of_the_schools_together_is_told_beside_real_change(tested, lacking_n, is_told):
    tested("fall", WHOLE)
    lacking = WHOLE.replace("B 50 proficient", f"B {50 - lacking_n} proficient\nB {lacking_n} none")
    move = tested("winter", lacking).move("proficiency", "reading")
    assert named(move) == {"real"}
    assert move["short_school_ids"] == (["A", "B"] if is_told else [])


def test_participation_may_fall_since_a_single_result_did_not_come(tested):
    fall = WHOLE + "A 10 not_tested\nB 10 not_tested"
    tested("fall", fall)
    lacking = fall.replace("B 50 below", "B 49 below\nB 1 none")
    assert tested("winter", lacking).move("participation", "reading")["short_school_ids"] == ["A", "B"]


@pytest.mark.parametrize("measure", ["proficiency", "participation"])
def test_rows_that_say_that_students_were_not_tested_make_it_real(tested, measure):
    tested("fall", WHOLE)
    said = B_LACKS_20.replace("B 20 none", "B 20 not_tested")
    move = tested("winter", said).move(measure, "reading")
    assert named(move) == {"real"}
    assert (move["fewer_results_school_ids"], move["short_school_ids"]) == ([], [])


def test_rows_of_who_was_not_tested_that_are_left_out_take_no_result_away(tested):
    fall = WHOLE.replace("B 50 below", "B 30 below\nB 20 not_tested")
    tested("fall", fall)
    changed = fall.replace("B 20 not_tested", "B 20 none").replace("A 50 proficient", "A 40 proficient\nA 10 below")
    move = tested("winter", changed).move("proficiency", "reading")
    assert (named(move), move["fewer_results_school_ids"]) == ({"real"}, [])


def test_as_many_without_a_row_as_then_are_no_loss(tested):
    tested("fall", B_LACKS_20)
    changed = B_LACKS_20.replace("B 50 below", "B 40 below\nB 10 proficient")
    move = tested("winter", changed).move("proficiency", "reading")
    assert (named(move), move["fewer_results_school_ids"], move["short_school_ids"]) == ({"real"}, [], [])
