"""Whether a steady series will reach its goal as it goes."""

from __future__ import annotations

from datetime import date

from reports import numbers, signal_words
from tasks.briefing.chart_points import within
from tasks.briefing.figures import ALL, Series
from tasks.briefing.meaning import Meaning
from tasks.briefing.published import Published
from tasks.briefing.rows import GoalRow
from tasks.series.series_row import PointRow
from tasks.series.state import State, has_limits, state_of

# The range of a seasonal series goes around the year.
_YEAR_DAYS = 366


def outlook(run: Published, goal: GoalRow, meaning: Meaning) -> str:
    """Whether the goal lies beyond the usual range of all periods of the last year, and on which side.

    Empty where nothing can be said: of a series without limits, or of one that has changed, which is not what its
    limits rest on.
    """
    series = Series(meaning, goal.slice)
    key = (goal.measure, goal.slice, goal.unit_type, goal.unit_id)
    row = run.series.get(key)
    if row is None or goal.target is None or goal.group_id != ALL or goal.direction not in ("up", "down"):
        return ""
    if not has_limits(row) or state_of(row, goal.direction, run.cycle.start, is_in_doubt=False) is not State.STEADY:
        return ""
    lower, upper, level = _reach(series, run.points[key], row.period_end)
    between = f"{_written(lower, meaning)} to {_written(upper, meaning)}"
    is_beyond, is_passed = goal.target > upper, goal.target < lower
    if goal.direction == "down":
        is_beyond, is_passed = is_passed, is_beyond
    if is_passed:
        return signal_words.will_reach(between, is_seasonal=row.is_seasonal)
    if not is_beyond:
        return signal_words.may_reach(between, is_seasonal=row.is_seasonal, is_there=bool(goal.is_reached))
    by = numbers.day(goal.due_date) if goal.due_date and goal.due_date > run.cycle.end else ""
    distance = numbers.distance(level, goal.target, meaning.form, meaning.unit)
    return signal_words.will_not_reach(between, distance, by, is_seasonal=row.is_seasonal)


def _reach(series: Series, points: list[PointRow], end: date) -> tuple[float, float, float]:
    """The lowest and highest limit of the last year, and its mean level."""
    limits = [
        (within(series, one.lower) or 0.0, within(series, one.upper) or 0.0, one.centre)
        for one in points
        if one.lower is not None
        and one.upper is not None
        and one.centre is not None
        and (end - one.period_end).days < _YEAR_DAYS
    ]
    lowers, uppers, centres = zip(*limits, strict=True)
    return min(lowers), max(uppers), sum(centres) / len(centres)


def _written(value: float, meaning: Meaning) -> str:
    return numbers.figure(value, meaning.form, meaning.unit)
