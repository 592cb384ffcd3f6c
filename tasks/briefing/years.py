"""Measures that have several periods, period by period; what changed its definition starts a table of its own."""

from __future__ import annotations

from itertools import groupby

from reports import names, numbers, words
from reports.view_model import Head, TablesSection
from reports.view_parts import Cell, Column, Row, RowGroup, Table
from tasks.briefing.figures import Figures, Unit, cell
from tasks.briefing.meaning import Meaning
from tasks.briefing.published import Published
from tasks.briefing.rows import PeriodRow


def years_section(run: Published, figures: Figures, unit: Unit) -> TablesSection | None:
    """One table for each measure and stretch of one definition, the periods in rows."""
    rows = [row for row in run.periods_of.get((unit.kind, unit.id), []) if run.meanings[row.measure].is_presented]
    tables = tuple(
        _table(run.meanings[measure], list(stretch), figures.minimum_n)
        for (measure, *_), stretch in groupby(rows, lambda row: (row.measure, row.stretch, row.definition_version))
    )
    if not any(len(group.rows) for table in tables for group in table.groups):
        return None
    titles = list(dict.fromkeys(run.meanings[row.measure].title for row in rows))
    has_break = len(tables) > len(titles)
    return TablesSection(
        head=Head(anchor="years", label="Over time", finding=f"{numbers.listed(titles)} over time"),
        tables=tables,
        notes=(words.SEPARATE_SERIES,) if has_break else (),
    )


def _table(meaning: Meaning, rows: list[PeriodRow], minimum_n: int) -> Table:
    slices = sorted({row.slice for row in rows})
    periods = sorted({(row.period_end, row.period_start) for row in rows})
    cells = {(row.period_end, row.period_start, row.slice): cell(row, meaning, minimum_n) for row in rows}
    none = Cell(text="No data", is_hidden=True)
    reach = numbers.period(periods[0][1], periods[0][0])
    if len(periods) > 1:
        reach = f"{numbers.month(periods[0][1])} to {numbers.month(periods[-1][0])}"
    return Table(
        caption=f"{meaning.title}, {reach}",
        corner="Period",
        columns=tuple(Column(title=names.from_code(one) or meaning.title) for one in slices),
        groups=(
            RowGroup(
                title="",
                rows=tuple(
                    Row(
                        title=numbers.period(start, end),
                        cells=tuple(cells.get((end, start, one), none) for one in slices),
                    )
                    for end, start in periods
                ),
            ),
        ),
        lead=rows[0].change_text,
        notes=words.hidden_meanings({row.hidden_reason for row in rows if not row.is_shown}, minimum_n),
    )
