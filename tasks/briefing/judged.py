"""Whether a goal is reached, as far as the data behind its figure can tell."""

from __future__ import annotations

from reports import coverage_words, words
from reports.view_parts import Standing
from tasks.briefing.counted import is_silence_untold
from tasks.briefing.meaning import Meaning
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow, GoalRow
from tasks.briefing.shortfalls import certain_shortfalls, shortfalls, taken_for_silence


def is_reached(run: Published, goal: GoalRow) -> bool | None:
    """Whether a goal is reached; None where that cannot be judged."""
    return None if any(_lacking_under(run, goal)) else goal.is_reached


def standing(run: Published, goal: GoalRow, meaning: Meaning, *, is_told_beside: bool = False) -> Standing:
    """Where a figure stands against its goal; with what is missing, where the data beside it do not tell."""
    lacking = _lacking_under(run, goal)
    if any(lacking) and goal.is_reached is not None:
        return words.unjudged_while_lacking(*lacking)
    said = words.standing(goal.value, goal.target, goal.is_reached, goal.direction, meaning.form, meaning.unit)
    missing = () if goal.is_reached is None else missing_under(run, goal)
    if not missing or (is_told_beside and not goal.is_reached):
        return said
    return words.in_part(said, () if is_told_beside else missing)


def missing_under(run: Published, goal: GoalRow, *, for_certain: bool = False) -> tuple[str, ...]:
    """What is missing, beyond trifles, of the data that a goal is judged by; or only what is `for_certain`."""
    told = certain_shortfalls if for_certain else shortfalls
    judged = figures_judged(run, goal)
    untold = not for_certain and any(map(is_silence_untold, judged))
    said = [text for one in judged for text in told(run, one)]
    return tuple(dict.fromkeys([*said, *([coverage_words.UNTOLD_OF_ALL] if untold else [])]))


def _lacking_under(run: Published, goal: GoalRow) -> tuple[int, int]:
    """How many rows, held back or of no window, the figure of a goal takes for silence."""
    lacking = [taken_for_silence(run, one) for one in figures_judged(run, goal)]
    return sum(held_back_n for held_back_n, _ in lacking), sum(outside_n for _, outside_n in lacking)


def figures_judged(run: Published, goal: GoalRow) -> list[FigureRow]:
    """The figures that a goal is judged by."""
    key = (goal.measure, goal.slice, goal.unit_type, goal.unit_id, goal.group_id)
    return [one for one in run.figures if (one.measure, one.slice, one.unit_type, one.unit_id, one.group_id) == key]
