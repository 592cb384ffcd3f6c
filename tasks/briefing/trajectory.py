"""Where a goal's figure would stand by now if it went straight from where the goal set out to its target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reports import numbers, signal_words
from tasks.briefing.meaning import Meaning
from tasks.briefing.rows import GoalRow


def due_by(goal: GoalRow, day: date) -> float | None:
    """What a straight line from the baseline to the target asks for on a day: before it sets out, nothing."""
    if goal.baseline is None or goal.baseline_date is None or goal.target is None or goal.due_date is None:
        return None
    if day < goal.baseline_date or goal.due_date <= goal.baseline_date:
        return None
    share = min((day - goal.baseline_date).days / (goal.due_date - goal.baseline_date).days, 1.0)
    return goal.baseline + share * (goal.target - goal.baseline)


def targets_at(goal: GoalRow, days: Sequence[date]) -> list[float | None]:
    """What the goal asks for on each day: by its line, or its target on all of them where it has no line."""
    asked = [due_by(goal, day) for day in days]
    return [goal.target] * len(days) if all(one is None for one in asked) else asked


def trajectory(goal: GoalRow, meaning: Meaning) -> str:
    """How far ahead of that line or behind it the figure is; empty where there is no line or no figure.

    What only grows over the year is none of it until the year is over.
    """
    if goal.value is None or goal.period_end is None or meaning.only_grows or goal.direction not in ("up", "down"):
        return ""
    asked = due_by(goal, goal.period_end)
    if asked is None or goal.baseline is None or goal.target is None or goal.due_date is None:
        return ""
    is_ahead = goal.value >= asked if goal.direction == "up" else goal.value <= asked
    return signal_words.beside_line(
        numbers.target(goal.baseline, meaning.form, meaning.unit),
        numbers.target(goal.target, meaning.form, meaning.unit),
        numbers.day(goal.due_date),
        numbers.figure(asked, meaning.form, meaning.unit),
        numbers.distance(goal.value, asked, meaning.form, meaning.unit),
        is_ahead=is_ahead,
    )
