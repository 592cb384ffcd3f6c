"""Of how many students the brief knows the groups, beside figures of groups."""

from __future__ import annotations

from reports import group_words, names
from tasks.briefing.figures import ALL, STUDENT_ROWS
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.indicators.reads import TELLS_GROUPS
from tasks.verdict import Blank, Untold


def groups_known(run: Published, *, of_part: bool = False) -> tuple[str, ...]:
    """Groups are known for 410 of 500 students; of the columns that lack more, each; none where they are of nearly all.

    With `of_part` it is said beside a school.
    """
    one = next((one.untold for one in run.verdicts if one.contract == TELLS_GROUPS and one.untold), None)
    of_columns = (_known(blank.untold, of_part, f"{names.from_code(blank.column)} is") for blank in _blanks(run))
    return (*([_known(one, of_part)] if one else []), *of_columns)


def _known(one: Untold, of_part: bool, what: str = "Groups are") -> str:
    where = " of the district" if of_part else ""
    return group_words.known(
        one.known_n, one.enrolled_n, one.least_n, are_most_untold=one.are_most, where=where, what=what
    )


def _blanks(run: Published) -> list[Blank]:
    return [blank for one in run.verdicts if one.contract == TELLS_GROUPS for blank in one.blanks]


def rests_on_groups(row: FigureRow) -> bool:
    """Whether the figure is of a group that was made here of rows about students."""
    return row.group_id != ALL and row.origin == STUDENT_ROWS


def groups_known_under(run: Published, row: FigureRow) -> tuple[str, ...]:
    """The sentence within another, where the figure needs it: of its own group, where that lacks more than all do."""
    if not rests_on_groups(row):
        return ()
    of_part, column = row.unit_type != "district", row.group_id.partition("=")[0]
    own = [blank.untold for blank in _blanks(run) if blank.column == column]
    if own:
        return (_known(own[0], of_part, "the group is"),)
    all_ = next((one.untold for one in run.verdicts if one.contract == TELLS_GROUPS and one.untold), None)
    return (_known(all_, of_part, "groups are"),) if all_ else ()
