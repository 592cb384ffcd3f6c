"""Which published figures are points of a series: small tables in, points out."""

from __future__ import annotations

from datetime import date

import pytest

from tests.tasks.series.published_series import figures, judged, month, months, school_months

YEARS = [(date(year, 7, 1), date(year + 1, 6, 30)) for year in (2021, 2022, 2023)]
FIVE = months(date(2025, 9, 1), 5)


def values(found, measure: str = "m") -> list[float | None]:
    return [point.value for point in found.points[measure]]


def test_one_point_a_month_in_their_order():
    rows = figures(FIVE, [0.1, 0.2, 0.3, 0.4, 0.5])
    found = judged(rows[::-1])
    assert values(found) == [0.1, 0.2, 0.3, 0.4, 0.5]
    assert (found.series["m"].points_n, found.series["m"].value, found.series["m"].is_month) == (5, 0.5, True)


def test_the_cycle_is_no_point_among_months():
    cycle = figures([(date(2025, 11, 3), date(2026, 1, 30))], [0.9])
    assert values(judged([*figures(FIVE, [0.1] * 5), *cycle])) == [0.1] * 5


def test_the_year_so_far_is_never_a_point():
    year = figures([(date(2025, 7, 1), date(2026, 1, 30))], [0.9])
    assert judged(year, shown_period="year").series == {}
    assert values(judged([*figures(FIVE, [0.1] * 5), *year], shown_period="year")) == [0.1] * 5


def test_years_that_somebody_has_counted_are_points_though_the_year_so_far_is_none():
    delivered = figures(YEARS, [0.1, 0.2, 0.3], origin="counts")
    so_far = figures([(date(2025, 7, 1), date(2026, 1, 30))], [0.9])
    found = judged([*delivered, *so_far], shown_period="year")
    assert values(found) == [0.1, 0.2, 0.3]
    assert not found.series["m"].is_month


@pytest.mark.parametrize(("last_day", "points_n"), [(30, 5), (16, 5), (15, 4)])
def test_the_shortened_last_month_is_a_point_where_half_of_it_is_there(last_day, points_n):
    periods = [*FIVE[:-1], (date(2026, 1, 1), date(2026, 1, last_day))]
    assert judged(figures(periods, [0.1] * 5)).series["m"].points_n == points_n


@pytest.mark.parametrize(("days", "points_n"), [(10, 6), (9, 5), (None, 6)])
def test_a_month_of_few_days_in_session_is_left_out(days, points_n):
    first, *others = months(date(2025, 8, 1), 6)
    rows = [*figures([first], [0.5], days_expected_n=days), *figures(others, [0.1] * 5, days_expected_n=20)]
    assert judged(rows).series["m"].points_n == points_n


def test_a_window_of_tests_is_no_month():
    windows = [(date(2025, 9, 8), date(2025, 9, 26)), (date(2026, 1, 12), date(2026, 1, 30))]
    found = judged(figures(windows, [0.4, 0.5]), shown_period="own")
    assert (values(found), found.series["m"].is_month) == ([0.4, 0.5], False)


@pytest.mark.parametrize("unlike", [{"definition_version": "other"}, {"group_id": "sex=male"}, {"unit_type": "level"}])
def test_only_like_numbers_are_one_series(unlike):
    rows = [*figures(FIVE[:2], [0.1, 0.2], **unlike), *figures(FIVE[2:], [0.3, 0.4, 0.5])]
    assert values(judged(rows)) == [0.3, 0.4, 0.5]


def test_where_two_sources_tell_of_a_month_the_rows_of_students_stand():
    counted = figures(FIVE, [0.1] * 5, origin="counts")
    rate = figures(FIVE, [0.9] * 5, origin="rates")
    # The month is cut at the cycle's end in rows, and whole in what was delivered.
    ours = figures([(date(2026, 1, 1), date(2026, 1, 30))], [0.2])
    assert values(judged([*counted, *rate, *ours])) == [0.1, 0.1, 0.1, 0.1, 0.2]


def test_units_and_slices_are_series_of_their_own():
    rows = [
        *figures(FIVE, [0.1] * 5, measure="a", unit_type="school", unit_id="7"),
        *figures(FIVE[:3], [0.2] * 3, measure="b", slice="reading"),
    ]
    found = judged(rows)
    assert (found.series["a"].unit_id, found.series["a"].points_n) == ("7", 5)
    assert (found.series["b"].slice, found.series["b"].points_n) == ("reading", 3)


def test_a_hidden_month_is_a_gap_and_so_is_a_summer():
    rows = figures(FIVE, [0.1, None, 0.3, 0.4, 0.5])
    assert values(judged(rows)) == [0.1, None, 0.3, 0.4, 0.5]
    found = judged(figures(school_months(2024, 12), [0.1] * 12))
    assert [point.value is None for point in found.points["m"]] == [False] * 10 + [True] * 2 + [False] * 2
    assert (found.series["m"].points_n, found.series["m"].has_summers) == (12, True)


@pytest.mark.parametrize(
    ("note", "phases"),
    [
        ({"kind": "definition_change", "start_date": date(2025, 11, 15)}, [1, 1, 2, 2, 2]),
        ({"kind": "phase", "start_date": date(2025, 12, 1)}, [1, 1, 1, 2, 2]),
        ({"kind": "phase", "start_date": date(2025, 9, 10)}, [1, 1, 1, 1, 1]),
        ({"kind": "data_problem", "start_date": date(2025, 11, 15)}, [1, 1, 1, 1, 1]),
        ({"kind": "phase", "start_date": date(2025, 11, 1), "measure": "other"}, [1, 1, 1, 1, 1]),
        ({"kind": "phase", "start_date": date(2025, 11, 1), "unit_type": "school", "unit_id": "7"}, [1, 1, 1, 1, 1]),
        ({"kind": "phase", "start_date": date(2025, 11, 1), "unit_type": "district"}, [1, 1, 2, 2, 2]),
    ],
)
def test_a_note_starts_a_phase_with_the_first_point_that_is_of_it(note, phases):
    found = judged(figures(FIVE, [0.1] * 5), notes=[note])
    assert [point.phase for point in found.points["m"]] == phases
    assert found.series["m"].points_n == phases.count(phases[-1])
    assert found.series["m"].phase_start_date == (note["start_date"] if phases[-1] > 1 else None)


def test_of_one_month_in_two_parts_the_longer_is_the_point():
    parts = [(date(2025, 8, 1), date(2025, 8, 14)), (date(2025, 8, 15), date(2025, 8, 31)), month(2025, 9)]
    assert values(judged(figures(parts, [0.1, 0.2, 0.3]))) == [0.2, 0.3]
