"""A goal whose slice no figure has, while its measure has others of the same subject, or of one spelt otherwise."""

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
    of_subject = sorted(one for one in there if one.partition(", ")[0] == subject)
    if of_subject:
        return (goal_words.other_slices(goal.slice, of_subject),)
    spelt = sorted(one for one in there if _begin_alike(one.partition(", ")[0], subject))
    return (goal_words.other_spelling(goal.slice, spelt),) if spelt else ()


def _begin_alike(one: str, other: str) -> bool:
    """As results are compared with goals too."""
    one, other = one.casefold(), other.casefold()
    return bool(one and other) and (one.startswith(other) or other.startswith(one))
