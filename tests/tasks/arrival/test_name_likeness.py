"""How alike two column names are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.arrival.name_likeness import SAME, SAME_BUT_FOR_NUMBERING, SAME_IN_FULL, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("StudentID", "student_id"),
        ("Student Number", "STUDENT-NUMBER"),
        ("schoolid", "School ID"),
        ("ELAScaleScore", "ELA scale score"),
        ("Scale Score - Math", "Math Scale Score"),
        ("Category_2", "2. Category"),
    ],
)
def test_case_punctuation_and_order_do_not_count(one, other):
    assert likeness(one, other) == SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sch No.", "School Number"),
        ("exit date", "Exit_Dt"),
        ("student_id", "Student Identifier"),
        ("school_id", "School No"),
        ("enrollment_num", "Enrolment Number"),
    ],
)
def test_an_abbreviation_is_nearly_as_good(one, other):
    assert likeness(one, other) == SAME_IN_FULL


@pytest.mark.parametrize("new", ["1. Category", "(1) Category", "12) Category", "1_Category", "#3 Category"])
def test_a_numbering_before_a_name_is_told_as_one(new):
    assert likeness("Category", new) == SAME_BUT_FOR_NUMBERING


@pytest.mark.parametrize(
    ("one", "other"),
    [("Goal 1 Name", "Goal 2 Name"), ("2024 Score", "2025 Score"), ("Category 1", "1. Category 2"), ("ela", "reading")],
)
def test_other_numbers_and_other_words_are_other_names(one, other):
    assert likeness(one, other) == 0


def test_a_close_name_is_never_as_good_as_the_same():
    assert 0 < likeness("Overall Scale Score", "Overall Placement") < likeness("Length", "Lengths") < 81


@given(one=st.text(max_size=30), other=st.text(max_size=30))
def test_any_two_names_are_judged(one, other):
    assert 0 <= likeness(one, other) <= SAME
