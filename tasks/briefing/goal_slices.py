"""A goal whose slice no figure has, while its measure has other slices of the same subject."""

from __future__ import annotations

from reports import goal_words
from tasks.briefing.published import Published
from tasks.briefing.rows import GoalRow


def other_slices(run: Published, goal: GoalRow) -> tuple[str, ...]:
    """What to write as its slice instead, in one sentence; none where a figure has it."""
    there = {one.slice for one in run.figures if one.measure == goal.measure}
    if not goal.slice or goal.slice in there:
        return ()
    # Where a subject has several tests, the slice names the test behind it.
    subject = goal.slice.partition(", ")[0]
    meant = sorted(one for one in there if one.partition(", ")[0] == subject)
    return (goal_words.other_slices(goal.slice, meant),) if meant else ()
