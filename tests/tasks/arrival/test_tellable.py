"""Names of columns are repeated where they look like names of columns; those of people and days are only counted."""

import pytest

from tasks.arrival.tellable import is_tellable, told_names, told_sheets

PEOPLE_AND_DAYS = ["Jane Doe", "Doe, Jane", "JaneDoe", "jane_doe", "John Roe 2011-03-04", "2011-03-04", "3/4/2011"]
PEOPLE_AND_DAYS += ["0058094161", "Student 0058094161", "Zoë", "田中太郎", "Jane A. Doe-Roe", "DOB 4.3.2011", ""]
PEOPLE_AND_DAYS += ["Student Quorblemeyer", "Grade Zyxanthia", "id A4711x Quorblemeyer", "Student ID Quorblemeyer"]
PEOPLE_AND_DAYS += ["Student 4711", "A4711"]


@pytest.mark.parametrize("name", PEOPLE_AND_DAYS)
def test_a_name_of_somebody_or_a_day_is_not_repeated(name):
    assert not is_tellable(name)


RENAMED = [
    "Student ID Number",
    "Grade Lvl",
    "School Name",
    "Fall 2025 Score",
    "Middle Name",
    "Campus_Name",
    "Class Code",
]


@pytest.mark.parametrize(
    "name", ["Student ID", "stu_no", "Date of visit", "Room", "SASID", "1. Category", "Grade 9", *RENAMED]
)
def test_a_name_of_a_column_is(name):
    assert is_tellable(name)


def test_what_is_expected_is_known():
    assert not is_tellable("Algebra Gain")
    assert is_tellable("8. Algebra Gain", ["Algebra Gain"])


def test_the_others_are_counted():
    assert told_names(["school_id", "Jane Doe"]) == ["school_id", "1 column that no contract knows"]
    assert told_names(["Jane Doe", "John Roe"], what="sheet") == ["2 sheets that no contract knows"]
    assert told_names(["date"]) == ["date"]


def test_a_few_others_are_told_by_their_places():
    places = {"school_id": 1, "Jane Doe": 2, "John Roe": 22}
    assert told_names([*places], places=places) == ["school_id", "the 2nd column", "the 22nd column"]
    many = {f"Jane Doe {n}": n for n in range(1, 5)}
    assert told_names([*many], places=many) == ["4 columns that no contract knows"]


def test_sheets_are_told_by_their_places_where_they_may_be_somebodys():
    places = {"Sep": 1, "Fall 2025": 2, "Quorblemeyer": 3, "Grade 4": 4, "2011-03-04": 5}
    assert told_sheets(places) == ["Sep", "Fall 2025", "the 3rd sheet", "Grade 4", "the 5th sheet"]
