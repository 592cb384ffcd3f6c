"""Schools compared: each beside the others of its level, by limits that fit its number of students."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports import funnel_words, names, numbers, words
from reports.view_model import Head, TablesSection
from reports.view_parts import Cell, Column, Row, RowGroup, Table
from tasks.briefing.figures import Figures, Series, full_title
from tasks.briefing.published import Published
from tasks.signals.funnel import BY_CHANCE_RATE, FunnelRow

_COLUMNS = (
    Column(title="Rate"),
    Column(title="Limits", details=("for its number of students",)),
    Column(title="The schools together"),
)


def compared_section(run: Published, figures: Figures, links: Mapping[str, str]) -> TablesSection | None:
    """Of all schools, those outside the limits, measure by measure."""
    compared = [(one, rows) for one in figures.series if (rows := _rows(run, one))]
    compared_n = sum(len(rows) for _, rows in compared)
    if not compared_n:
        return None
    outside = [(one, shown) for one, rows in compared if (shown := [row for row in rows if row.is_outside])]
    groups = tuple(
        RowGroup(title=full_title(one), rows=tuple(_row_of_school(run, row, links) for row in rows))
        for one, rows in outside
    )
    table = Table(caption="Schools outside the limits", corner="School", columns=_COLUMNS, groups=groups)
    outside_n = sum(len(rows) for _, rows in outside)
    return TablesSection(
        head=Head(anchor="compared", label="Schools compared", finding=funnel_words.finding(outside_n, compared_n)),
        tables=(table,) if groups else (),
        notes=(funnel_words.by_chance(compared_n, BY_CHANCE_RATE), funnel_words.READING),
    )


def compared_here(run: Published, figures: Figures, school_id: str) -> TablesSection | None:
    """All that can be compared of one school."""
    found = [(one, row) for one in figures.series for row in _rows(run, one) if row.school_id == school_id]
    if not found:
        return None
    outside_n = sum(row.is_outside for _, row in found)
    table = Table(
        caption="This school beside others",
        corner="Measure",
        columns=_COLUMNS,
        groups=(RowGroup(title="", rows=tuple(Row(title=full_title(one), cells=_cells(row)) for one, row in found)),),
    )
    finding = funnel_words.finding_of_school(outside_n, len(found))
    return TablesSection(
        head=Head(anchor="compared", label="Beside other schools", finding=finding),
        tables=(table,),
        notes=(funnel_words.READING,),
    )


def _rows(run: Published, series: Series) -> Sequence[FunnelRow]:
    return [row for row in run.funnel if (row.measure, row.slice) == series.key]


def _row_of_school(run: Published, row: FunnelRow, links: Mapping[str, str]) -> Row:
    name = run.school_names.get(row.school_id, row.school_id)
    return Row(title=name, href=links.get(row.school_id, ""), cells=_cells(row))


def _cells(row: FunnelRow) -> tuple[Cell, ...]:
    level = names.level(row.peer_level) if row.peer_level else ""
    return (
        Cell(text=numbers.rate(row.rate), detail=words.part_of_whole(row.numerator, row.denominator)),
        Cell(
            text=funnel_words.standing(row.rate, row.lower_rate, row.upper_rate),
            detail=funnel_words.limits(row.lower_rate, row.upper_rate),
        ),
        Cell(text=numbers.rate(row.peer_rate), detail=funnel_words.peers(row.schools_n, level)),
    )
