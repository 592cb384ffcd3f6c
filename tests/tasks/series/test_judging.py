"""How series are judged: by which chart, on which baseline, and how rarely a steady one is told to have changed."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date

import pytest

from tasks.series.judging import FALSE_ALARM_RATE
from tasks.series.series_row import SeriesRow
from tasks.series.state import State, is_signal, state_of
from tests.tasks.series.published_series import figures, judged, months, school_months

CYCLE_START = date(2018, 1, 1)
# What attendance does in every school year.
USUAL = {9: 0.955, 10: 0.95, 11: 0.94, 12: 0.93, 1: 0.925, 2: 0.92, 3: 0.93, 4: 0.935, 5: 0.93, 6: 0.92}
NOISE = 0.006
# No correlation of any with the one before, neither of the first 12, 13 or 14 nor of all.
STEPS = (0, -1, 1, 1, 0, -1, 0, 1, 0, -1, -1, 1, 0, 0, 0, -1)


def steady(number: int, level: float = 0.9) -> list[float]:
    """Values without any change, of which none follows from the one before."""
    return [level + NOISE * STEPS[place % len(STEPS)] for place in range(number)]


def one(values: list[float], **fields) -> SeriesRow:
    return judged(figures(months(date(2018, 1, 1), len(values)), values, **fields)).series["m"]


def seasonal(years: int, extra: int, districts: int, *, change: float = 0.0, changed_n: int = 0) -> list[SeriesRow]:
    """Districts in which nothing but the seasons and chance is at work, but for a change of the last months."""
    chance = random.Random(20260204)
    periods = school_months(2018, 10 * years + extra)
    rows = []
    for district in range(districts):
        values = [USUAL[start.month] + chance.gauss(0, NOISE) for start, _ in periods]
        values[len(values) - changed_n :] = [value + change for value in values[len(values) - changed_n :]]
        rows += figures(periods, values, measure=f"m{district}")
    return [*judged(rows).series.values()]


def states(rows: Iterable[SeriesRow]) -> list[State]:
    return [state_of(row, "up", CYCLE_START, is_in_doubt=False) for row in rows]


@pytest.mark.parametrize(("points_n", "chart", "has_limits"), [(7, "", False), (12, "run", False), (13, "xmr", True)])
def test_the_number_of_points_decides_what_is_drawn(points_n, chart, has_limits):
    row = one(steady(points_n))
    assert (row.points_n, row.chart, row.centre is not None) == (points_n, chart, points_n >= 8)
    assert (row.lower is not None) is has_limits


@pytest.mark.parametrize(
    ("sizes", "rate", "form", "chart"),
    [
        ([400] * 14, 0.1, "proportion", "p"),
        ([400, 600] * 7, 0.1, "proportion", "pp"),
        ([4000] * 14, 0.1, "proportion", "pp"),
        ([40] * 14, 0.1, "proportion", "run"),
        ([40] * 14, 0.9, "proportion", "run"),
        ([400] * 14, 0.1, "value", "xmr"),
    ],
)
def test_the_chart_fits_what_is_counted(sizes, rate, form, chart):
    periods = months(date(2018, 1, 1), len(sizes))
    rows = [
        row
        for period, size, value in zip(periods, sizes, steady(len(sizes), rate), strict=True)
        for row in figures([period], [value], n=size)
    ]
    rows = [row | {"numerator": row["value"] * row["denominator"]} for row in rows]
    assert judged(rows, form=form).series["m"].chart == chart


def test_rates_without_counts_go_on_an_xmr_chart():
    assert one(steady(13)).chart == "xmr"


def test_the_baseline_is_the_first_sixteen_points_and_a_change_does_not_widen_its_limits():
    before, after = one(steady(16)), one([*steady(16), *steady(6, 0.95)])
    assert (before.lower, before.upper) == pytest.approx((after.lower, after.upper))
    assert (after.baseline_n, after.judged_n, after.point_type) == (16, 22, "outside")


def test_points_like_those_before_them_get_no_limits():
    walk = [0.9]
    chance = random.Random(5)
    for _ in range(19):
        walk.append(0.9 + 0.8 * (walk[-1] - 0.9) + chance.gauss(0, 0.01))
    row = one(walk)
    assert row.lag_1 is not None
    assert row.lag_1 > 0.3
    assert (row.is_correlated, row.chart, row.lower) == (True, "run", None)


def test_a_real_change_after_the_baseline_is_no_correlation():
    assert one([*steady(16), *steady(6, 0.85)]).lag_1 == pytest.approx(one(steady(16)).lag_1, abs=1e-9)


def test_months_that_two_years_have_are_held_against_the_same_months():
    row = seasonal(2, 5, 1)[0]
    assert (row.is_seasonal, row.judged_n, row.baseline_n) == (True, 25, 20)


def test_school_months_of_one_year_and_a_half_are_not_judged():
    (row,) = seasonal(1, 5, 1)
    assert (row.points_n, row.is_seasonal, row.chart) == (15, False, "")
    assert states([row]) == [State.EARLY]


@pytest.mark.parametrize("years", [2, 3])
def test_steady_seasonal_districts_are_rarely_told_to_have_changed(years):
    rows = seasonal(years, 5, 300)
    told = states(rows)
    changed_n = sum(state in (State.BETTER, State.WORSE) for state in told)
    judged_n = changed_n + told.count(State.STEADY)
    assert judged_n > 200
    # Twice what is to be expected leaves room for chance, and would not let a rule slip that flags the seasons.
    assert changed_n <= 2 * FALSE_ALARM_RATE * judged_n
    # Nor does any that is told of have most of its points flagged, as the seasons alone would do.
    shown = [row for row, state in zip(rows, told, strict=True) if state in (State.BETTER, State.WORSE)]
    assert all(3 * row.flagged_n <= row.judged_n for row in shown)


def test_a_change_of_a_school_year_is_found_in_most_districts():
    told = states(seasonal(2, 9, 200, change=2.5 * NOISE, changed_n=9))
    assert told.count(State.BETTER) > 120
    assert told.count(State.WORSE) == 0


def test_a_signal_that_has_passed_is_none():
    row = one([*steady(16), 0.99, *steady(5)])
    assert (row.flagged_n, is_signal(row)) == (1, False)
    assert states([row]) == [State.STEADY]


def test_how_many_points_signal_together_is_counted_from_the_latest():
    # Seven a little below the average, none outside, after one that was below it already.
    row = one([*steady(16), *([0.897, 0.898] * 3), 0.897])
    assert (row.point_type, row.direction, row.signal_n) == ("shift", "down", 8)
    assert row.signal_start_date == date(2019, 4, 1)


@pytest.mark.parametrize(
    ("late", "outside_n", "signal_n"),
    [([9], 1, 1), ([9, 0, 9], 2, 3), ([9, 9, 0, 9], 3, 4), ([9, 0, 0, 0, 9], 1, 1), ([9] * 6, 6, 6)],
)
def test_points_outside_are_counted_among_the_latest_four_or_in_a_row(late, outside_n, signal_n):
    row = one([*steady(16), *(0.9 + NOISE * step for step in late)])
    assert (row.point_type, row.recent_outside_n, row.signal_n) == ("outside", outside_n, signal_n)


def test_equal_values_cannot_be_judged():
    row = one([0.9] * 14)
    assert row.not_computable_why == "the values do not vary"
    assert states([row]) == [State.UNJUDGED]


def test_a_step_within_what_a_series_is_compared_with_is_found_and_no_drift_is_one():
    step = one([*steady(9), *steady(12, 0.95)])
    assert states([step]) == [State.UNJUDGED]
    assert step.step_start_date == date(2018, 10, 1)
    assert one(steady(21)).step_start_date is None
    assert one([0.9 + 0.005 * place for place in range(21)]).step_start_date is None


def test_how_often_a_series_crosses_its_middle_is_known():
    row = one([0.8, 0.95] * 10)
    assert (row.crossings_n, row.crossings_min) == (19, 6)
