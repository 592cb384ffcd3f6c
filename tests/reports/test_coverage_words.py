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
    Counted(noun="school day", received_n=711, expected_n=720),
)
UNKNOWN = Counted(noun="student", received_n=None, expected_n=2004)


@pytest.mark.parametrize(
    ("received", "expected", "latest", "counted", "text"),
    [
        (1000, 1000, LATEST, (ALL_SCHOOLS,), "All data to Jan 30, 2026 received"),
        (1000, 1000, None, (), "All data received"),
        (9999, 10000, None, (), "Rests on over 99.9% of the data"),
        (
            963,
            1000,
            LATEST,
            NOT_ALL,
            "Rests on 96.3% of the data to Jan 30, 2026: "
            "11 of 12 schools, 1,931 of 2,004 students, 711 of 720 school days",
        ),
        (955, 1000, LATEST, (ALL_SCHOOLS,), "Rests on 95.5% of the data to Jan 30, 2026"),
        (1000, 1000, LATEST, NOT_ALL[:1], "Rests on incomplete data to Jan 30, 2026: 11 of 12 schools"),
        (None, None, LATEST, (ALL_SCHOOLS, UNKNOWN), "Data to Jan 30, 2026: 12 of 12 schools"),
        (None, None, LATEST, (), "Data to Jan 30, 2026"),
        (None, None, None, (), ""),
    ],
)
def test_coverage_is_short_where_nothing_is_missing(received, expected, latest, counted, text):
    assert coverage_words.coverage(received, expected, latest, counted) == text


def test_cells_tell_only_what_is_missing():
    assert coverage_words.missing((ALL_SCHOOLS, UNKNOWN)) == ""
    assert coverage_words.missing((ALL_SCHOOLS, *NOT_ALL[1:])) == "1,931 of 2,004 students, 711 of 720 school days"


@pytest.mark.parametrize(
    ("silent", "schools", "text"),
    [
        (1, 12, "From 1 of 12 schools no incident came: it may have had none, or not have sent them."),
        (2, 12, "From 2 of 12 schools no incident came: they may have had none, or not have sent them."),
        (1, 1, "No incident came from this school: it may have had none, or not have sent them."),
    ],
)
def test_silence_may_be_none_or_missing(silent, schools, text):
    assert coverage_words.silent(silent, schools) == text


def test_late_data_are_told_by_two_days_and_no_blame():
    said = coverage_words.late(date(2026, 1, 12), LATEST)
    assert said == "The newest data are of Jan 12, 2026; the cycle ends on Jan 30, 2026."
