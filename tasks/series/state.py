"""Which of seven things a brief says of a series, and why where it cannot judge."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tasks.series.judging import FEWEST_FOR_LIMITS, MOST_CORRELATION
from tasks.series.series_row import SeriesRow

SIGNALS = ("outside", "trend", "two_of_three", "shift")
# More of the baseline than one part in so many beyond the rules, and its limits are those of no steady state.
_MOST_OF_BASELINE = 4
# Of points that tell nothing of each other, the latest two are above or below all of 16 before them in 1 of 77 series.
_FEWEST_BEYOND = 2


class State(StrEnum):
    """What can be said of a series."""

    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"
    STEADY = "steady"
    EARLY = "early"
    UNJUDGED = "unjudged"
    DOUBTFUL = "doubtful"


class Why(StrEnum):
    """Why a series of points enough is too early to judge, or cannot be judged."""

    STALE = "stale"
    SEASONS = "seasons"
    NOT_COMPUTABLE = "not computable"
    UNSTEADY = "unsteady"
    ALIKE = "alike"
    BEYOND = "beyond"
    FEW_CROSSINGS = "few crossings"
    NONE = ""


def is_signal(row: SeriesRow) -> bool:
    """Whether the rules say of the latest point that something has changed."""
    return row.point_type in SIGNALS


def has_limits(row: SeriesRow) -> bool:
    """Whether the latest point is held against limits."""
    return row.lower is not None and why(row, row.period_end) is Why.NONE


def why(row: SeriesRow, cycle_start: date) -> Why:
    """What stands against judging it; a month before the cycle tells nothing of it."""
    if row.points_n < FEWEST_FOR_LIMITS:
        return Why.NONE
    if not row.chart or row.judged_n < FEWEST_FOR_LIMITS:
        return Why.SEASONS
    if row.is_month and row.period_end < cycle_start:
        return Why.STALE
    if row.not_computable_why:
        return Why.NOT_COMPUTABLE
    if _MOST_OF_BASELINE * row.baseline_flagged_n > row.baseline_n:
        return Why.UNSTEADY
    return _of_points_alike(row)


def _of_points_alike(row: SeriesRow) -> Why:
    """What stands against judging points that go with those before them, which have no limits."""
    # A jump is no long run yet, and no steady state either.
    if row.lower is None and not is_signal(row) and max(row.higher_n, row.lower_n) >= _FEWEST_BEYOND:
        return Why.BEYOND
    if _is_crossed_too_rarely(row):
        return Why.FEW_CROSSINGS
    # Points that turn back each time make runs shorter, so that a long one says all the more.
    return Why.ALIKE if (row.lag_1 or 0) > MOST_CORRELATION and is_signal(row) else Why.NONE


def _is_crossed_too_rarely(row: SeriesRow) -> bool:
    """Of points that follow each other anyway, few crossings are nothing new."""
    if row.lower is not None or row.is_correlated or is_signal(row):
        return False
    return row.crossings_n is not None and row.crossings_min is not None and row.crossings_n < row.crossings_min


def state_of(row: SeriesRow, good: str, cycle_start: date, *, is_in_doubt: bool) -> State:
    """The state of a series of which `good` (up, down or neutral) is better; `is_in_doubt` where its data are.

    Only the latest point counts: a signal that has passed is none of this cycle. Source: design, "Rules".
    """
    against = why(row, cycle_start)
    if row.points_n < FEWEST_FOR_LIMITS or against is Why.SEASONS:
        return State.EARLY
    if against is not Why.NONE:
        return State.UNJUDGED
    if not is_signal(row):
        return State.STEADY
    if is_in_doubt:
        return State.DOUBTFUL
    return direction(row, good)


def direction(row: SeriesRow, good: str) -> State:
    """Which way a signal points."""
    if good not in ("up", "down"):
        return State.CHANGED
    return State.BETTER if row.direction == good else State.WORSE
