"""Sections made of tables of figures, each with the one fact that its first column states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reports import names, numbers, sentences, words
from reports.view_model import Head, TablesSection
from reports.view_parts import Table
from tasks.briefing.figures import ALL, DISTRICT, Figures, Series, Unit
from tasks.briefing.published import Published
from tasks.briefing.tables import group_table, parts, school, school_table


def schools_section(run: Published, figures: Figures, links: Mapping[str, str]) -> TablesSection | None:
    """One row a school, under the district."""
    series = [one for one in figures.series if not figures.is_count(one) and figures.has(one, "school")]
    if not run.schools or not series:
        return None
    places = [(school(row.school_id), ALL) for row in run.schools]
    finding = _spread(figures, series, places, "at {} schools")
    return TablesSection(
        head=Head(anchor="schools", label="Schools", finding=finding or "Our schools, measure by measure"),
        tables=tuple(school_table(run, figures, part, links) for part in parts(series)),
        notes=("Schools stand in the order of their names, not of their figures.",),
    )


def groups_section(run: Published, figures: Figures, unit: Unit) -> TablesSection | None:
    """One row a student group; a school's groups of which nothing can be shown are named in one sentence."""
    series = [
        one
        for one in figures.series
        if not figures.is_count(one) and any(figures.row(one, unit, group) for group in figures.groups(unit))
    ]
    if not series:
        return None
    groups = figures.groups(unit)
    unseen = set() if unit == DISTRICT else {group for group in groups if _is_unseen(figures, series, unit, group)}
    seen = names.groups_in_order(groups - unseen)
    finding = _spread(figures, series, [(unit, group) for group in seen], "in {} student groups")
    return TablesSection(
        head=Head(
            anchor="groups",
            label="Student groups",
            finding=finding or ("Student groups, measure by measure" if seen else "No student group can be shown"),
        ),
        tables=tuple(group_table(run, figures, part, unit, seen) for part in parts(series)) if seen else (),
        notes=(_unseen(figures, series, unit, unseen),) if unseen else (),
    )


def counts_section(run: Published, figures: Figures, unit: Unit, links: Mapping[str, str]) -> TablesSection | None:
    """Counts as they were delivered, naming what a rate would need."""
    series = [one for one in figures.series if figures.is_count(one) and _has_any(figures, one, unit)]
    if not series:
        return None
    tables: list[Table] = []
    for part in parts(series):
        groups = {group for group in figures.groups(unit) if any(figures.row(one, unit, group) for one in part)}
        by_school = [one for one in part if figures.has(one, "school")] if unit == DISTRICT and run.schools else []
        if groups or not by_school:
            tables.append(group_table(run, figures, part, unit, groups))
        if by_school:
            tables.append(school_table(run, figures, by_school, links))
    titles = list(dict.fromkeys(one.meaning.title for one in series))
    return TablesSection(
        head=Head(anchor="counts", label="Counts", finding=f"{numbers.listed(titles)}: counts as delivered, not rates"),
        tables=tuple(tables),
        notes=tuple(dict.fromkeys(words.no_rate(one.meaning.title, one.meaning.counted) for one in series)),
    )


def _has_any(figures: Figures, series: Series, unit: Unit) -> bool:
    if unit == DISTRICT:
        return True
    return any(figures.row(series, unit, group) for group in (ALL, *figures.groups(unit)))


def _is_unseen(figures: Figures, series: list[Series], unit: Unit, group_id: str) -> bool:
    return all(figures.cell(one, unit, group_id).is_hidden for one in series)


def _unseen(figures: Figures, series: list[Series], unit: Unit, groups: Iterable[str]) -> str:
    ordered = names.groups_in_order(groups)
    rows = (figures.row(one, unit, group) for one in series for group in ordered)
    reasons = {row.hidden_reason for row in rows if row is not None}
    return words.unseen_groups([names.group(group) for group in ordered], reasons, figures.minimum_n)


def _spread(figures: Figures, series: list[Series], places: list[tuple[Unit, str]], where: str) -> str:
    """Lowest and highest rate of the first series that has two or more to compare."""
    for one in series:
        values = [
            row.value
            for row in (figures.row(one, unit, group_id) for unit, group_id in places)
            if row is not None and row.value is not None
        ]
        if len(values) > 1 and one.meaning.form == "proportion":
            form, unit_text = one.meaning.form, one.meaning.unit
            low, high = (numbers.figure(value, form, unit_text) for value in (min(values), max(values)))
            return sentences.spread(_title(one), low, high, len(values), where)
    return ""


def _title(series: Series) -> str:
    return f"{series.meaning.title} ({names.from_code(series.slice)})" if series.slice else series.meaning.title
