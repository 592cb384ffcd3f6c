"""What lies under a figure: the datasets that it counts, and the schools that it is of."""

from __future__ import annotations

from tasks.briefing.counted import MEDIAN
from tasks.briefing.figures import ALL
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.indicators.catalogue import catalogue
from tasks.indicators.reads import TELLS_GROUPS, contracts_counted, contracts_read
from tasks.verdicts.verdict import Verdict

READY_MADE = {"counts": frozenset({"counts"}), "rates": frozenset({"rates"}), MEDIAN: frozenset({"rates"})}


def counted_under(run: Published, row: FigureRow) -> list[Verdict]:
    """The datasets whose rows the figure counts."""
    known = contracts_counted(row.measure) if row.measure in catalogue() else frozenset()
    if known and row.group_id != ALL:
        known |= contracts_read(row.measure) & {TELLS_GROUPS}
    return [one for one in run.verdicts if one.contract in READY_MADE.get(row.origin, known)]


def schools_of(run: Published, row: FigureRow) -> set[str]:
    """The school or those of the level."""
    if row.unit_type == "school":
        return {row.unit_id}
    return {one.school_id for one in run.schools if one.level == row.unit_id}


def is_of_unit(row: FigureRow) -> bool:
    """Whether the figure is of a school or a level, and not of the district."""
    return row.unit_type in ("school", "level")


def may_be_of(run: Published, row: FigureRow, school_ids: frozenset[str]) -> bool:
    """Whether rows of these schools, or of none named, may be in the figure."""
    return not is_of_unit(row) or bool(school_ids & {"", *schools_of(run, row)})
