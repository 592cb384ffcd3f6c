"""A new column that holds, row by row, what a missing one held is its new name, also where the values are few."""

from __future__ import annotations

import pytest

from expectations.catalogue import CONTRACTS
from tasks.arrival.column_changes import column_changes
from tasks.arrival.content_likeness import Rows
from tasks.settings.map_file import Map

STUDENTS = [f"{n:04d}" for n in range(200)]
LEARNERS = ["true" if n % 5 == 0 else "false" for n in range(200)]
DISABLED = ["true" if n % 7 == 0 else "false" for n in range(200)]
BEFORE = {"student_id": STUDENTS, "english_learner": LEARNERS, "disability": DISABLED}


@pytest.fixture
def proposed(warehouse, relation):
    """What is proposed, of groups as they came before and come now; with `sql` a map reads these columns."""

    def run(now, before=BEFORE, sql=""):
        rows = Rows(warehouse, relation("now", now), relation("before", before))
        changes = column_changes(CONTRACTS["demographics"], Map(sql, name="m.sql"), [*now], [*before], rows)
        return [(one.old, one.new, one.because) for one in changes.renamed]

    return run


def but_for(values, changed):
    return [{"true": "false", "false": "true"}[one] if n in changed else one for n, one in enumerate(values)]


def test_a_flag_under_a_new_name_is_proposed_by_its_rows(proposed):
    now = {"ELL": but_for(LEARNERS, {1, 5}), "disability": DISABLED, "student_id": STUDENTS}
    because = "row by row, 39 of 41 rows that stand out hold what english_learner held before"
    assert proposed(now) == [("english_learner", "ELL", because)]


def test_each_of_two_flags_is_told_from_the_other(proposed):
    sex = {"sex": ["female", "male"] * 100}
    now = {"student_id": STUDENTS[::-1], "SWD": DISABLED[::-1], "ELL": LEARNERS[::-1], **sex}
    assert [one[:2] for one in proposed(now, {**BEFORE, **sex})] == [("english_learner", "ELL"), ("disability", "SWD")]


def test_students_of_whom_most_are_gone_do_not_hide_it(proposed):
    left = {"student_id": STUDENTS[100:], "ELL": LEARNERS[100:], "disability": DISABLED[100:]}
    assert [one[:2] for one in proposed(left)] == [("english_learner", "ELL")]


@pytest.mark.parametrize(
    "rare", [["false"] * 200, [*["true"] * 19, *["false"] * 181]], ids=["constant", "nearly constant"]
)
def test_a_column_that_is_nearly_the_same_in_all_rows_is_not_proposed_for_agreeing(proposed, rare):
    before = {**BEFORE, "english_learner": rare}
    assert proposed({"student_id": STUDENTS, "disability": DISABLED, "ELL": rare}, before) == []


def test_two_columns_that_agree_about_as_much_are_both_offered(proposed):
    now = {"student_id": STUDENTS, "disability": DISABLED, "ELL": LEARNERS, "multilingual": but_for(LEARNERS, {0, 5})}
    assert [one[:2] for one in proposed(now)] == [("english_learner", "ELL"), ("english_learner", "multilingual")]


def test_of_two_columns_the_one_that_agrees_much_better_is_proposed(proposed):
    worse = but_for(LEARNERS, {*range(0, 40, 5)})
    now = {"student_id": STUDENTS, "disability": DISABLED, "multilingual": worse, "ELL": LEARNERS}
    assert [one[:2] for one in proposed(now)] == [("english_learner", "ELL")]


def test_a_column_of_other_rows_is_not_proposed(proposed):
    other = [*LEARNERS[1:], LEARNERS[0]]
    assert proposed({"student_id": STUDENTS, "disability": DISABLED, "ELL": other}) == []


def test_where_a_map_reads_other_names_a_column_that_tells_all_rows_apart_is_the_key(proposed):
    before = {"Grade": ["03"] * 200, "Pupil": STUDENTS, "Learner of English": LEARNERS}
    now = {"Grade": ["03"] * 200, "Pupil": STUDENTS[::-1], "ELL": LEARNERS[::-1]}
    sql = 'select "Grade", "Pupil", "Learner of English" from raw'
    assert [one[:2] for one in proposed(now, before, sql)] == [("Learner of English", "ELL")]
