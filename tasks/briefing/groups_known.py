"""Of how many students the brief knows the groups, beside figures of groups."""

from __future__ import annotations

from reports import group_words, names
from reports.numbers import plural
from tasks.briefing.figures import ALL, DISTRICT, STUDENT_ROWS, Unit
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.indicators.reads import TELLS_GROUPS
from tasks.verdicts.untold import Blank, TurnedFalse, Untold


def groups_known(run: Published, unit: Unit = DISTRICT) -> tuple[str, ...]:
    """Groups are known for 410 of 500 students; of the columns that lack more, each; none where they are of nearly all.

    So are columns that are true for fewer students than earlier.

    Beside a unit other than the district it is said whose students these are; of a school, that it lacks most.
    """
    one = _of_all(run)
    of_columns = (_known(blank.untold, unit, blank.school_ids, _titled(blank)) for blank in _blanks(run))
    no_longer = (_no_longer(turned, unit, _titled(turned)) for turned in _turned_false(run, unit))
    return (*([_known(one, unit, one.school_ids, "groups are")] if one else []), *of_columns, *no_longer)


def _titled(column: Blank | TurnedFalse) -> str:
    return f"{names.from_code(column.column)} is"


def _known(one: Untold, unit: Unit, school_ids: tuple[str, ...], what: str) -> str:
    if unit.kind == "school" and unit.id in school_ids:
        return group_words.here(what)
    where = " of the district" if unit != DISTRICT else ""
    return group_words.known(
        one.known_n, one.enrolled_n, one.least_n, are_most_untold=one.are_most, where=where, what=what
    )


def _of_all(run: Published) -> Untold | None:
    return next((one.untold for one in run.verdicts if one.contract == TELLS_GROUPS and one.untold), None)


def _blanks(run: Published) -> list[Blank]:
    return [blank for one in run.verdicts if one.contract == TELLS_GROUPS for blank in one.blanks]


def _turned_false(run: Published, unit: Unit) -> list[TurnedFalse]:
    """Those of the unit: of the district all, of a school its own and those of all schools."""
    told = [turned for one in run.verdicts if one.contract == TELLS_GROUPS for turned in one.turned_false]
    return [one for one in told if unit == DISTRICT or not one.school_ids or unit.id in one.school_ids]


def _no_longer(one: TurnedFalse, unit: Unit, what: str) -> str:
    if unit == DISTRICT:
        where = f" of {plural(len(one.school_ids), 'school')}" if one.school_ids else ""
        return group_words.no_longer(one.share, where, what)
    if one.school_ids:
        return group_words.no_longer(None, " of this school", what)
    return group_words.no_longer(one.share, " of the district", what)


def rests_on_groups(row: FigureRow) -> bool:
    """Whether the figure is of a group that was made here of rows about students."""
    return row.group_id != ALL and row.origin == STUDENT_ROWS


def are_groups_untold(run: Published, unit: Unit) -> bool:
    """Whether most students of a school are of no group, since nothing came that tells."""
    one = _of_all(run)
    return one is not None and unit.kind == "school" and unit.id in one.school_ids


def group_known(run: Published, unit: Unit, group_id: str) -> str:
    """Beside a group that lacks more students than all groups do: known for 410 of 500 students; empty otherwise.

    At a school only where it lacks many of the school's own. So of a group that students are not in any more.
    """
    column = group_id.partition("=")[0]
    for blank in _blanks(run):
        if blank.column == column and (unit == DISTRICT or unit.id in {*blank.school_ids, *blank.part_school_ids}):
            return names.capitalised(_known(blank.untold, unit, blank.school_ids, ""))
    for turned in _turned_false(run, unit):
        if turned.column == column:
            return names.capitalised(_no_longer(turned, unit, ""))
    return ""


def groups_known_under(run: Published, row: FigureRow) -> tuple[str, ...]:
    """The sentence within another, where the figure needs it: of its own group, where that lacks more than all do."""
    if not rests_on_groups(row):
        return ()
    unit, column = Unit(row.unit_type, row.unit_id), row.group_id.partition("=")[0]
    no_longer = tuple(_no_longer(one, unit, "the group is") for one in _turned_false(run, unit) if one.column == column)
    own = [blank for blank in _blanks(run) if blank.column == column]
    if own:
        return (_known(own[0].untold, unit, own[0].school_ids, "the group is"), *no_longer)
    all_ = _of_all(run)
    return (*([_known(all_, unit, all_.school_ids, "groups are")] if all_ else []), *no_longer)
