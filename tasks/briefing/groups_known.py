"""Of how many students the brief knows the groups, beside figures of groups."""

from __future__ import annotations

from reports import group_words
from tasks.briefing.figures import ALL, STUDENT_ROWS
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.indicators.reads import TELLS_GROUPS


def groups_known(run: Published, *, of_part: bool = False) -> str:
    """Groups are known for 410 of 500 students; empty where they are of nearly all, `of_part` beside a school."""
    one = next((one.untold for one in run.verdicts if one.contract == TELLS_GROUPS and one.untold), None)
    if one is None:
        return ""
    where = " of the district" if of_part else ""
    return group_words.known(one.known_n, one.enrolled_n, one.least_n, are_most_untold=one.are_most, where=where)


def rests_on_groups(row: FigureRow) -> bool:
    """Whether the figure is of a group that was made here of rows about students."""
    return row.group_id != ALL and row.origin == STUDENT_ROWS


def groups_known_under(run: Published, row: FigureRow) -> tuple[str, ...]:
    """The sentence within another, where the figure needs it."""
    said = groups_known(run, of_part=row.unit_type != "district") if rests_on_groups(row) else ""
    return (f"{said[0].lower()}{said[1:]}",) if said else ()
