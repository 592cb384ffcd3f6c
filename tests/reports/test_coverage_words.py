"""What a reader is told of the data behind a figure."""

from __future__ import annotations

from datetime import date

import pytest

from reports import coverage_words
from reports.coverage_words import Counted

LATEST = date(2026, 1, 30)
ALL_SCHOOLS = Counted(noun="school", received_n=12, expected_n=12)
NOT_ALL = (
    Counted(noun="school", received_n=11, expected_n=12),
    Counted(noun="student", received_n=1931, expected_n=2004),
    Counted(
        noun="day of school",
        many="days of school",
        explained="counted school by school",
        received_n=711,
        expected_n=720,
    ),
)
UNKNOWN = Counted(noun="student", received_n=None, expected_n=2004)


STUDENT_DAYS = Counted(noun="student-day", received_n=9999, expected_n=10000)


@pytest.mark.parametrize(
    ("latest", "counted", "text"),
    [
        (LATEST, (ALL_SCHOOLS,), "All data to Jan 30, 2026 received"),
        (None, (ALL_SCHOOLS,), "All data received"),
        (None, (STUDENT_DAYS,), "Rests on over 99.9% of the student-days: 9,999 of 10,000 student-days"),
        (
            LATEST,
            NOT_ALL,
            "Rests on 91.7% of the schools to Jan 30, 2026: "
            "11 of 12 schools, 1,931 of 2,004 students, 711 of 720 days of school",
        ),
        (
            LATEST,
            (ALL_SCHOOLS, NOT_ALL[2]),
            "Rests on 98.8% of the days of school to Jan 30, 2026: 12 of 12 schools, 711 of 720 days of school",
        ),
        (LATEST, (), "Data to Jan 30, 2026"),
        (None, (), ""),
    ],
)
def test_coverage_is_short_where_nothing_is_missing(latest, counted, text):
    assert coverage_words.coverage(latest, counted) == text


def test_where_not_all_coverage_may_be_told_there_is_no_share():
    said = coverage_words.coverage(LATEST, (*NOT_ALL[:1], UNKNOWN), is_shown=False)
    assert said == "Data to Jan 30, 2026: 11 of 12 schools"


def test_where_nothing_of_any_school_came_it_says_so():
    none = Counted(noun="school", received_n=0, expected_n=8)
    assert coverage_words.missing([none]) == "nothing from 8 schools"
    assert coverage_words.only(none) == "nothing from 8 schools has come"
    assert coverage_words.coverage(None, [none], is_shown=False) == "Data: nothing from 8 schools"


def test_where_rows_are_held_back_not_all_data_are_there():
    said = coverage_words.coverage(LATEST, (ALL_SCHOOLS,), is_whole=False)
    assert said == "Rests on incomplete data to Jan 30, 2026"


@pytest.mark.parametrize(
    ("lost_n", "of_school", "is_much", "text"),
    [
        (
            4640,
            False,
            True,
            "4,640 of 183,545 rows of Attendance (2.5%) are held back: the figure may be too low or too high.",
        ),
        (12, False, False, "12 of 183,545 rows of Attendance (under 0.1%) are held back."),
        (
            1,
            True,
            False,
            "1 of 183,545 rows of Attendance of this school (under 0.1%) is held back.",
        ),
    ],
)
def test_rows_held_back_are_told_with_their_share(lost_n, of_school, is_much, text):
    said = coverage_words.held_back(lost_n, 183545, "Attendance", of_school=of_school, is_much=is_much)
    assert said == text


def test_a_period_tells_how_far_its_data_go():
    said = coverage_words.period("Jul 1, 2025 to Jan 30, 2026", date(2025, 10, 31))
    assert said == "Jul 1, 2025 to Jan 30, 2026, with data to Oct 31, 2025 only"


def test_cells_tell_only_what_is_missing():
    assert coverage_words.missing((ALL_SCHOOLS, UNKNOWN)) == ""
    assert coverage_words.missing((ALL_SCHOOLS, *NOT_ALL[1:])) == "1,931 of 2,004 students, 711 of 720 days of school"


@pytest.mark.parametrize(
    ("silent", "schools", "text"),
    [
        (1, 12, "From 1 of 12 schools no incident of this cycle came: it may have had none, or not have sent them."),
        (2, 12, "From 2 of 12 schools no incident of this cycle came: they may have had none, or not have sent them."),
        (1, 1, "No incident of this cycle came from this school: it may have had none, or not have sent them."),
    ],
)
def test_silence_may_be_none_or_missing(silent, schools, text):
    assert coverage_words.silent(silent, schools) == text


def test_where_a_school_is_silent_nobody_says_that_all_has_come():
    said = coverage_words.coverage(LATEST, (ALL_SCHOOLS,), is_silent=True)
    assert said == "Whether all data to Jan 30, 2026 came is not known"


def test_late_data_are_told_by_two_days_and_no_blame():
    said = coverage_words.late(date(2026, 1, 12), LATEST)
    assert said == "The newest data are of Jan 12, 2026; the cycle ends on Jan 30, 2026."
