"""Measures that have several periods, period by period; what changed its definition starts a table of its own."""

from __future__ import annotations

from itertools import groupby

from reports import names, numbers, words
from reports.view_model import Head, TablesSection
from reports.view_parts import Cell, Column, Row, RowGroup, Table
from tasks.briefing.figures import STUDENT_ROWS, Figures, Unit, cell
from tasks.briefing.published import Published
from tasks.briefing.rows import PeriodRow
from tasks.indicators.catalogue import catalogue

# Of months, a year and the same month of the year before.
_MOST_PERIODS = 13


def years_section(run: Published, figures: Figures, unit: Unit) -> TablesSection | None:
    """One table for each measure and stretch of one definition, the periods in rows."""
    all_rows = run.periods_of.get((unit.kind, unit.id), [])
    rows = [row for row in all_rows if run.meanings[row.measure].is_presented and not _is_of_no_window(run, row)]
    if not rows:
        return None
    stretches = [
        list(stretch) for _, stretch in groupby(rows, lambda row: (row.measure, row.stretch, row.definition_version))
    ]
    titles = list(dict.fromkeys(run.meanings[row.measure].title for row in rows))
    hidden = [stretch for stretch in stretches if not any(row.is_shown for row in stretch)]
    notes = [words.nothing_of(_caption(run, stretch)) for stretch in hidden]
    if len(stretches) > len(titles):
        notes.append(words.SEPARATE_SERIES)
    return TablesSection(
        head=Head(
            anchor="years", label="Over time", finding=f"{numbers.listed_or_counted(titles, 'measure')} over time"
        ),
        tables=tuple(_table(run, stretch, figures.minimum_n) for stretch in stretches if stretch not in hidden),
        notes=tuple(notes),
    )


def _is_of_no_window(run: Published, row: PeriodRow) -> bool:
    """Whether a figure made here is of rows dated in none of the testing windows that its school year declares."""
    meaning = catalogue().get(row.measure)
    if meaning is None or row.origin != STUDENT_ROWS:
        return False
    district = run.district
    windows = [
        one
        for name, dataset in district.datasets.items()
        if district.contract_of(name) == meaning.rests_on
        for one in dataset.windows
    ]
    year = district.school_year_start_date(row.period_end)
    of_year = [one for one in windows if district.school_year_start_date(one.end) == year]
    return bool(of_year) and not any(one.start <= row.period_end and one.end >= row.period_start for one in of_year)


def _caption(run: Published, rows: list[PeriodRow]) -> str:
    first, last = min(rows, key=lambda row: row.period_end), max(rows, key=lambda row: row.period_end)
    reach = numbers.period(first.period_start, first.period_end)
    if first.period_end < last.period_end:
        reach = f"{numbers.month(first.period_start)} to {numbers.month(last.period_end)}"
    return f"{run.meanings[first.measure].title}, {reach}"


def _table(run: Published, rows: list[PeriodRow], minimum_n: int) -> Table:
    meaning = run.meanings[rows[0].measure]
    slices = sorted({row.slice for row in rows})
    all_periods = sorted({(row.period_end, row.period_start) for row in rows})
    periods = all_periods[-_MOST_PERIODS:]
    cells = {(row.period_end, row.period_start, row.slice): cell(row, meaning) for row in rows}
    none = Cell(text="No data", is_hidden=True)
    return Table(
        caption=_caption(run, rows),
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
        notes=(
            *words.latest_listed(len(periods), len(all_periods)),
            *words.hidden_meanings({row.hidden_reason for row in rows if not row.is_shown}, minimum_n),
        ),
    )
