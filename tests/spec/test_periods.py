"""Periods: the months and school years that indicators speak of, the cycles, and the stretches of days between."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="session")
def changed(district):
    """The district with other cycles or another start of the school year."""
    return lambda **other: district.model_validate({**district.model_dump(), "folder": district.folder, **other})


def cycles(**dates):
    return {name: {"title": name, "start": start, "end": end, "meeting": end} for name, (start, end) in dates.items()}


def test_a_year_has_its_months_up_to_the_cycles_end(framed):
    months = "select period_start, period_end from periods where is_month and period_start >= '2025-07-01'"
    assert framed(months) == [
        "2025-07-01 2025-07-31",
        "2025-08-01 2025-08-31",
        "2025-09-01 2025-09-30",
        "2025-10-01 2025-10-31",
        "2025-11-01 2025-11-30",
        "2025-12-01 2025-12-31",
    ]


def test_school_years_reach_back_and_the_last_ends_with_the_cycle(framed):
    assert framed("select period_start, period_end from periods where is_year") == [
        "2023-07-01 2024-06-30",
        "2024-07-01 2025-06-30",
        "2025-07-01 2025-12-31",
    ]


def test_cycles_up_to_this_one_are_periods(framed):
    assert framed("select period_start, period_end from periods where is_cycle") == [
        "2025-02-01 2025-06-30",
        "2025-09-01 2025-12-31",
    ]


def test_a_cycle_that_is_a_year_is_one_period_with_it(framed, changed):
    year = changed(cycles=cycles(year=("2024-07-01", "2025-06-30")))
    query = "select period_start, period_end, is_year, is_month from periods where is_cycle"
    assert framed(query, cycle="year", of=year) == ["2024-07-01 2025-06-30 True False"]


def test_months_are_cut_where_a_school_year_begins_inside_one(framed, changed):
    query = "select period_start, period_end from periods where is_month and strftime(period_end, '%Y-%m') = '2025-08'"
    assert framed(query, of=changed(school_year_start="08-15")) == ["2025-08-01 2025-08-14", "2025-08-15 2025-08-31"]


def test_a_cycle_that_ends_inside_a_month_ends_that_month(framed, changed):
    short = changed(cycles=cycles(short=("2025-09-01", "2025-10-10")))
    query = "select period_start, period_end from periods where is_month and period_start >= '2025-10-01'"
    assert framed(query, cycle="short", of=short) == ["2025-10-01 2025-10-10"]


DATES = st.dates(date(2024, 1, 1), date(2026, 12, 31))
SPANS = st.lists(st.tuples(DATES, DATES).map(sorted), min_size=1, max_size=4)
YEAR_STARTS = st.dates(date(2025, 1, 1), date(2025, 12, 31)).map("{:%m-%d}".format)


@settings(max_examples=10, deadline=None)
@given(SPANS, YEAR_STARTS)
def test_every_period_is_made_of_whole_stretches_and_every_day_lies_in_one(framed, changed, spans, year_start):
    """So that days summed by stretch sum to any period, whatever cycles and school year there are."""
    some = changed(cycles=cycles(**{f"c{n}": span for n, span in enumerate(spans)}), school_year_start=year_start)
    days_by_stretch = """
        select periods.period_start, periods.period_end
        from periods
        left join period_stretches using (period_start, period_end)
        left join period_days on period_stretches.stretch_start = period_days.stretch_start
        group by all
        having count(*) <> count(distinct period_days.date)
            or count(*) <> date_diff('day', periods.period_start, periods.period_end) + 1
            or min(period_days.date) <> periods.period_start
            or max(period_days.date) <> periods.period_end"""
    assert framed(days_by_stretch, cycle="c0", of=some) == []
    assert framed("select date from period_days group by date having count(*) > 1", cycle="c0", of=some) == []
