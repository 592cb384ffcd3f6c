"""Which of seven things is said of a judged series."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tasks.series.series_row import SeriesRow
from tasks.series.state import State, Why, has_limits, state_of, why
from tests.tasks.series.published_series import figures, judged, months

CYCLE_START = date(2019, 5, 1)
STEADY = judged(
    figures(
        months(date(2018, 1, 1), 17),
        [0.9 + 0.01 * step for step in (0, -1, 1, 1, 0, -1, 0, 1, 0, -1, -1, 1, 0, 0, 0, -1, 0)],
    )
).series["m"]
SIGNAL = replace(STEADY, point_type="outside", direction="up", signal_n=1)


def told(row: SeriesRow, good: str = "up", *, is_in_doubt: bool = False) -> State:
    return state_of(row, good, CYCLE_START, is_in_doubt=is_in_doubt)


@pytest.mark.parametrize(
    ("direction", "good", "state"),
    [
        ("up", "up", State.BETTER),
        ("down", "up", State.WORSE),
        ("down", "down", State.BETTER),
        ("up", "down", State.WORSE),
        ("up", "neutral", State.CHANGED),
    ],
)
def test_the_side_of_the_latest_signal_decides(direction, good, state):
    assert told(replace(SIGNAL, direction=direction), good) is state


def test_common_cause_is_no_change_whatever_its_data():
    assert told(STEADY) is State.STEADY
    assert told(STEADY, is_in_doubt=True) is State.STEADY
    assert has_limits(STEADY)


def test_a_signal_on_data_in_doubt_is_a_change_to_be_checked():
    assert told(SIGNAL, is_in_doubt=True) is State.DOUBTFUL


@pytest.mark.parametrize(
    ("changes", "state", "reason"),
    [
        ({"points_n": 12, "judged_n": 12}, State.EARLY, Why.NONE),
        ({"judged_n": 12}, State.EARLY, Why.SEASONS),
        ({"chart": ""}, State.EARLY, Why.SEASONS),
        ({"not_computable_why": "the values do not vary"}, State.UNJUDGED, Why.NOT_COMPUTABLE),
        ({"period_end": date(2019, 4, 30)}, State.UNJUDGED, Why.STALE),
        ({"period_end": date(2019, 4, 30), "is_month": False}, State.BETTER, Why.NONE),
        ({"baseline_flagged_n": 4}, State.BETTER, Why.NONE),
        ({"baseline_flagged_n": 5}, State.UNJUDGED, Why.UNSTEADY),
        ({"lag_1": 0.31, "is_correlated": True}, State.UNJUDGED, Why.ALIKE),
        ({"lag_1": -0.31, "is_correlated": True}, State.BETTER, Why.NONE),
    ],
)
def test_what_stands_against_a_signal(changes, state, reason):
    row = replace(SIGNAL, **changes)
    assert (told(row), why(row, CYCLE_START)) == (state, reason)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"crossings_n": 3}, Why.FEW_CROSSINGS),
        ({"crossings_n": 5}, Why.NONE),
        ({"crossings_n": 3, "is_correlated": True}, Why.NONE),
        ({"crossings_n": 3, "lower": 0.8, "upper": 1.0}, Why.NONE),
        ({"crossings_n": None, "crossings_min": None}, Why.NONE),
    ],
)
def test_a_run_chart_that_crosses_its_middle_too_rarely_is_not_called_steady(changes, reason):
    row = replace(STEADY, lower=None, upper=None, crossings_min=5, higher_n=0, lower_n=0)
    assert why(replace(row, **changes), CYCLE_START) is reason


def test_points_that_follow_each_other_are_judged_where_no_run_is_long():
    assert told(replace(STEADY, lag_1=0.5, is_correlated=True)) is State.STEADY


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"higher_n": 1}, State.STEADY),
        ({"higher_n": 2}, State.UNJUDGED),
        ({"lower_n": 2}, State.UNJUDGED),
        ({"higher_n": 2, "lower": 0.1}, State.STEADY),
        ({"higher_n": 2, "point_type": "shift", "direction": "up"}, State.BETTER),
    ],
)
def test_without_limits_points_beyond_all_before_them_are_no_steady_state(changes, state):
    assert told(replace(STEADY, **{"lower": None, "upper": None, "higher_n": 0, "lower_n": 0, **changes})) is state
