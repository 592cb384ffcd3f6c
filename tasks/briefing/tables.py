"""Tables of figures: schools by measures and student groups by measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reports import names, numbers, words
from reports.view_parts import Cell, Column, Row, RowGroup, Table
from tasks.briefing.figures import ALL, DISTRICT, Figures, Series, Unit, slice_title
from tasks.briefing.groups_known import group_known
from tasks.briefing.published import Published
from tasks.briefing.rows import SchoolRow
from tasks.briefing.shortfalls import unused
from tasks.briefing.stopped import gone_quiet

_MOST_COLUMNS = 6


def school(school_id: str) -> Unit:
    """A school as a unit."""
    return Unit("school", school_id)


def parts(series: list[Series]) -> list[list[Series]]:
    """As few tables as can be read, each of nearly the same width."""
    tables = -(-len(series) // _MOST_COLUMNS)
    width = -(-len(series) // max(tables, 1))
    return [series[start : start + width] for start in range(0, len(series), max(width, 1))]


def caption(series: list[Series], by: str) -> str:
    """Chronic absence and Proficiency, by school."""
    return f"{numbers.listed(list(dict.fromkeys(one.meaning.title for one in series)))}, {by}"


def school_table(run: Published, figures: Figures, series: list[Series], links: Mapping[str, str]) -> Table:
    """Schools in rows, by level; the district and each level stand above them."""
    groups = [RowGroup(title="", rows=_summary(run, figures, series, DISTRICT, "District"))]
    levels = dict.fromkeys([*names.levels_in_order(), *sorted({row.level for row in run.schools})])
    for level in levels:
        rows = tuple(
            _row_of_school(run, figures, series, row, links.get(row.school_id, ""))
            for row in run.schools
            if row.level == level
        )
        summary = _summary(run, figures, series, Unit("level", level), "All of these")
        groups.append(RowGroup(title=names.level(level), rows=(*summary, *rows) if rows else ()))
    units = [DISTRICT, *(Unit("level", level) for level in levels), *(school(row.school_id) for row in run.schools)]
    return Table(
        caption=caption(series, "by school"),
        corner="School",
        columns=_columns(run, figures, series),
        groups=tuple(group for group in groups if group.rows),
        notes=_hidden_notes(figures, series, [(unit, ALL) for unit in units]),
    )


def group_table(
    run: Published,
    figures: Figures,
    series: list[Series],
    unit: Unit,
    groups: Iterable[str],
    *,
    is_plain: bool = False,
) -> Table:
    """Student groups in rows, by breakdown; all students stand above them.

    A plain table says why figures are hidden below it, not in each cell.
    """
    shown = list(groups)
    of_all = _row_of_group(figures, series, unit, ALL, "All students")
    is_known = any(figures.row(one, unit) is not None for one in series)
    found = [RowGroup(title="", rows=(replace(of_all, is_summary=True),) if is_known else ())]
    for heading, members in names.by_breakdown(shown).items():
        rows = tuple(
            replace(
                _row_of_group(figures, series, unit, group, names.group(group)), detail=group_known(run, unit, group)
            )
            for group in members
        )
        found.append(RowGroup(title=heading, rows=rows))
    table = Table(
        caption=caption(series, "by student group"),
        corner="Student group",
        columns=_columns(run, figures, series),
        groups=tuple(group for group in found if group.rows),
        notes=_hidden_notes(figures, series, [(unit, group) for group in (ALL, *shown)]),
    )
    return _plain(table) if is_plain else table


def _plain(table: Table) -> Table:
    """The same table with one short word in every hidden cell."""
    groups = tuple(
        replace(group, rows=tuple(replace(row, cells=tuple(_short(one) for one in row.cells)) for row in group.rows))
        for group in table.groups
    )
    return replace(table, groups=groups)


def _short(cell: Cell) -> Cell:
    return replace(cell, text=words.NOT_SHOWN) if cell.is_hidden else cell


def _columns(run: Published, figures: Figures, series: list[Series]) -> tuple[Column, ...]:
    return tuple(_column(run, figures, one) for one in series)


def _column(run: Published, figures: Figures, series: Series) -> Column:
    period = figures.period(series)
    meaning = series.meaning
    unit = meaning.unit if figures.is_count(series) else words.of_whom(meaning.form, meaning.unit)
    kind = ", ".join(text for text in (slice_title(series), unit) if text)
    said = (kind, "" if period == (run.cycle.start, run.cycle.end) else numbers.period(*period))
    return Column(title=meaning.title, details=tuple(text for text in said if text))


def _row_of_school(run: Published, figures: Figures, series: list[Series], row: SchoolRow, href: str) -> Row:
    unit = school(row.school_id)
    return Row(title=row.name, href=href, cells=tuple(_cell_of_unit(run, figures, one, unit) for one in series))


def _cell_of_unit(run: Published, figures: Figures, series: Series, unit: Unit) -> Cell:
    """The figure of a school, a level or the district, with what has not come and what came and could not be used."""
    row, found = figures.row(series, unit), figures.cell(series, unit)
    if row is None and unit.kind == "level" and not _is_by_level(figures, series):
        return Cell(text=words.NOT_BY_LEVEL, is_hidden=True)
    if row is None or not row.is_shown:
        return found
    lacking = (found.missing, *unused(run, row), *gone_quiet(run, row))
    return replace(found, missing=", ".join(text for text in lacking if text))


def _row_of_group(figures: Figures, series: list[Series], unit: Unit, group_id: str, title: str) -> Row:
    return Row(title=title, cells=tuple(figures.cell_of_group(one, unit, group_id) for one in series))


def _summary(run: Published, figures: Figures, series: list[Series], unit: Unit, title: str) -> tuple[Row, ...]:
    if all(figures.row(one, unit) is None for one in series):
        return ()
    cells = tuple(_cell_of_unit(run, figures, one, unit) for one in series)
    return (Row(title=title, cells=cells, is_summary=True),)


def _is_by_level(figures: Figures, series: Series) -> bool:
    """Whether there is a figure of any level: of what no groups are compared by there is none."""
    return any(figures.row(series, Unit("level", level)) is not None for level in names.levels_in_order())


def _hidden_notes(figures: Figures, series: list[Series], places: list[tuple[Unit, str]]) -> tuple[str, ...]:
    rows = (figures.row(one, unit, group_id) for one in series for unit, group_id in places)
    reasons = {row.hidden_reason for row in rows if row is not None and not row.is_shown}
    return (*words.hidden_meanings(reasons, figures.minimum_n), *_published_notes(figures, series, places))


def _published_notes(figures: Figures, series: list[Series], places: list[tuple[Unit, str]]) -> Iterable[str]:
    """One sentence for each measure of which only rates came, naming who published them."""
    authorities: dict[str, dict[str, None]] = {}
    for one in series:
        for unit, group_id in places:
            row = figures.row(one, unit, group_id)
            is_rate_alone = row is not None and row.value is not None and row.n is None and row.denominator is None
            if row is not None and is_rate_alone and row.authority and one.meaning.form == "proportion":
                authorities.setdefault(one.meaning.title, {})[row.authority] = None
    return (words.as_published(title, list(names_)) for title, names_ in authorities.items())
