"""What a school year is called."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.school_year import first_day_of, first_year_of, school_year_of


@pytest.mark.parametrize(
    ("day", "start", "name"),
    [
        (date(2026, 7, 1), "07-01", "2026-27"),
        (date(2026, 6, 30), "07-01", "2025-26"),
        (date(2026, 8, 20), "08-21", "2025-26"),
        (date(2099, 9, 1), "07-01", "2099-00"),
    ],
)
def test_a_day_lies_in_one_school_year(day, start, name):
    assert school_year_of(day, start) == name


@pytest.mark.parametrize("name", ["2026-28", "2026", "26-27", "2026-2027", "always", "2026-26"])
def test_two_years_in_a_row_are_a_school_year(name):
    assert first_year_of(name) is None


@given(day=st.dates(date(1990, 1, 2), date(2090, 1, 1)), start=st.sampled_from(["07-01", "08-15", "01-01", "12-31"]))
def test_a_school_year_starts_on_or_before_its_days_and_ends_after_them(day, start):
    first = first_day_of(school_year_of(day, start), start)
    assert first <= day < first.replace(year=first.year + 1)
    assert school_year_of(first - timedelta(days=1), start) != school_year_of(day, start)
