"""Gaps: each student group beside all others of the same unit, where there is more to tell than chance makes."""

from __future__ import annotations

from collections.abc import Sequence

from reports import gap_words, names, numbers, words
from reports.view_model import Head, TablesSection
from reports.view_parts import Cell, Column, Row, RowGroup, Table
from tasks.briefing.figures import DISTRICT, Figures, Series, Unit, full_title
from tasks.briefing.gap_lines import over_time
from tasks.briefing.published import Published
from tasks.gaps.gap_row import GapRow
from tasks.gaps.intervals import CONFIDENCE

_PERCENT = f"{100 * CONFIDENCE:g}% interval"
_READING = (
    "Each group is held against all students who are not in it, so the others of two groups are not the same students. "
    "An interval says how far a figure could lie from the one seen if only chance had moved it."
)


def gaps_section(run: Published, figures: Figures, unit: Unit) -> TablesSection | None:
    """One table a measure that has a gap to tell of, its groups in rows; the others are named below it."""
    found = {one.key: rows for one in figures.series if (rows := _rows(run, one, unit))}
    compared = [row for rows in found.values() for row in rows]
    if not compared:
        return None
    beyond_n = sum(row.is_beyond_chance for row in compared)
    tables = [
        table
        for number, one in enumerate(figures.series, start=1)
        for table in _tables(run, one, unit, found.get(one.key, []), f"gaps-lines-{number}")
    ]
    return TablesSection(
        head=Head(anchor="gaps", label="Gaps", finding=gap_words.finding(beyond_n, len(compared))),
        tables=tuple(tables),
        notes=(gap_words.by_chance(len(compared), 1 - CONFIDENCE), _READING),
    )


def _rows(run: Published, series: Series, unit: Unit) -> list[GapRow]:
    here = [row for row in run.gaps if (row.measure, row.slice) == series.key]
    return [row for row in here if (row.unit_type, row.unit_id) == (unit.kind, unit.id)]


def _tables(run: Published, series: Series, unit: Unit, rows: Sequence[GapRow], name: str) -> list[Table]:
    told = sorted((row for row in rows if row.is_told), key=lambda row: (-abs(row.difference), row.group_id))
    levels = _by_level(run, series, [row.group_id for row in told]) if unit == DISTRICT else []
    if not told:
        return levels
    title = full_title(series)
    table = Table(
        caption=f"{title}, each student group beside all others",
        corner="Student group",
        columns=_columns(told),
        groups=(RowGroup(title="", rows=tuple(_row(row, has_earlier=_has_earlier(told)) for row in told)),),
        notes=tuple(_notes(rows)),
    )
    return [table, *over_time(run, series, unit, told, name), *levels]


def _columns(rows: Sequence[GapRow]) -> tuple[Column, ...]:
    told = [
        Column(title="Difference", details=(_PERCENT,)),
        Column(title="The group", details=(_PERCENT,)),
        Column(title="All other students", details=(_PERCENT,)),
        Column(title="Ratio", details=(_PERCENT,)),
    ]
    if _has_earlier(rows):
        told.append(Column(title="A year before", details=("difference; the group, the others",)))
    return tuple(told)


def _has_earlier(rows: Sequence[GapRow]) -> bool:
    return any(row.earlier_rate is not None for row in rows)


def _row(row: GapRow, *, has_earlier: bool) -> Row:
    between = gap_words.rates_between
    cells = [
        _difference(row),
        _rate(row.rate, row.numerator, row.denominator, between(row.lower_rate, row.upper_rate)),
        _rate(
            row.others_rate,
            row.others_numerator,
            row.others_denominator,
            between(row.others_lower_rate, row.others_upper_rate),
        ),
        _ratio(row),
    ]
    if has_earlier:
        cells.append(_earlier(row))
    return Row(title=names.group(row.group_id), cells=tuple(cells))


def _rate(rate: float, numerator: int, denominator: int, interval: str) -> Cell:
    return Cell(text=numbers.rate(rate), detail=f"{words.part_of_whole(numerator, denominator)}; {interval}")


def _difference(row: GapRow) -> Cell:
    interval = gap_words.points_between(row.difference_lower, row.difference_upper)
    return Cell(text=gap_words.points(row.difference), detail=interval)


def _ratio(row: GapRow) -> Cell:
    if row.ratio is None or row.ratio_lower is None or row.ratio_upper is None:
        return Cell(text="Not estimable", detail="a count is zero", is_hidden=True)
    return Cell(text=gap_words.times(row.ratio), detail=gap_words.times_between(row.ratio_lower, row.ratio_upper))


def _earlier(row: GapRow) -> Cell:
    if row.earlier_rate is None or row.earlier_others_rate is None:
        return Cell(text="No data", is_hidden=True)
    both = f"{numbers.rate(row.earlier_rate)}, {numbers.rate(row.earlier_others_rate)}"
    return Cell(text=gap_words.points(row.earlier_rate - row.earlier_others_rate), detail=both)


def _notes(rows: Sequence[GapRow]) -> list[str]:
    unclear = [names.group(row.group_id) for row in rows if not row.is_told]
    turned = [_turned_in(row, "the district") for row in rows if row.is_turned_within_schools]
    return [*turned, *([gap_words.others_not_clear(unclear)] if unclear else [])]


def _turned_in(row: GapRow, where: str) -> str:
    assert row.difference_within_schools is not None and row.schools_n is not None, "what turns has schools"
    return gap_words.turned_within_schools(
        names.group(row.group_id), where, row.difference, row.difference_within_schools, row.schools_n
    )


def _by_level(run: Published, series: Series, told: Sequence[str]) -> list[Table]:
    """The differences level by level, of these groups and of those whose difference, clear of chance, turns in one."""
    found = {
        (row.unit_id, row.group_id): row
        for level in names.levels_in_order()
        for row in _rows(run, series, Unit("level", level))
    }
    turned = [row for row in found.values() if row.is_turned_within_schools and row.is_beyond_chance]
    groups = list(dict.fromkeys([*told, *(row.group_id for row in turned)]))
    levels = [level for level in names.levels_in_order() if any((level, group) in found for group in groups)]
    if len(levels) < 2 and not turned:
        return []
    none = Cell(text=words.NOT_SHOWN, is_hidden=True)
    rows = tuple(
        Row(
            title=names.group(group),
            cells=tuple(
                _difference(row) if (row := found.get((level, group))) is not None else none for level in levels
            ),
        )
        for group in groups
    )
    compared_n = sum((level, group) in found for group in groups for level in levels)
    turns = [_turned_in(row, f"{names.level(row.unit_id).lower()} together") for row in turned]
    return [
        Table(
            caption=f"{full_title(series)}, {'the same' if told else 'the'} differences by level",
            corner="Student group",
            columns=tuple(Column(title=names.level(level), details=(_PERCENT,)) for level in levels),
            groups=(RowGroup(title="", rows=rows),),
            notes=(*turns, gap_words.by_level(compared_n, 1 - CONFIDENCE)),
        )
    ]
