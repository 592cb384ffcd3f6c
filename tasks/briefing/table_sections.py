"""Sections made of tables of figures, each with the one fact that its first column states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reports import group_words, names, numbers, sentences, words
from reports.view_model import Head, TablesSection
from reports.view_parts import Table
from tasks.briefing.figures import ALL, DISTRICT, Figures, Series, Unit, full_title
from tasks.briefing.groups_known import are_groups_untold, groups_known, rests_on_groups
from tasks.briefing.published import Published
from tasks.briefing.tables import group_table, parts, school, school_table

_IN_GROUPS = "in {} student groups"


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
    """One row a student group; what a school cannot show of its groups is said once, not cell by cell."""
    rated = [one for one in figures.series if not figures.is_count(one)]
    groups = {group for group in figures.groups(unit) if any(figures.row(one, unit, group) for one in rated)}
    series = [one for one in rated if any(figures.row(one, unit, group) for group in groups)]
    if not series:
        return _without_groups() if are_groups_untold(run, unit) else None
    is_school = unit != DISTRICT
    seen = [one for one in series if not is_school or _has_shown(figures, one, unit, groups)]
    shown_groups = {group for group in groups if not is_school or _shows(figures, seen, unit, group)}
    finding = _spread(figures, seen, [(unit, group) for group in sorted(shown_groups)], _IN_GROUPS)
    unsaid = (
        _groups_known(run, figures, seen, unit, shown_groups),
        _unseen(figures, [full_title(one) for one in series if one not in seen], series, unit),
        _unseen(figures, names.groups(groups - shown_groups), series, unit),
        _without_counts(figures, seen, unit, shown_groups),
    )
    return TablesSection(
        head=Head(
            anchor="groups",
            label="Student groups",
            finding=finding or ("Student groups, measure by measure" if seen else "No student group can be shown"),
        ),
        tables=tuple(group_table(run, figures, part, unit, shown_groups, is_plain=is_school) for part in parts(seen)),
        notes=tuple(text for text in unsaid if text),
    )


def _without_groups() -> TablesSection:
    """Of a school of which nothing came that tells the groups, so that there is nothing to show."""
    head = Head(anchor="groups", label="Student groups", finding="No student group can be shown")
    said = names.capitalised(group_words.here("groups are"))
    return TablesSection(head=head, tables=(), notes=(f"{said}: nothing came that tells them.",))


def _groups_known(run: Published, figures: Figures, series: list[Series], unit: Unit, groups: Iterable[str]) -> str:
    rows = (figures.row(one, unit, group) for one in series for group in groups)
    is_needed = any(row is not None and rests_on_groups(row) for row in rows)
    said = names.capitalised("; ".join(groups_known(run, unit))) if is_needed else ""
    return f"{said}: the figures of groups may be too low or too high." if said else ""


def _without_counts(figures: Figures, series: list[Series], unit: Unit, groups: Iterable[str]) -> str:
    """Of which measures groups cannot be held against others, since nobody says of how many their rates are."""
    rows = {one.key: [figures.row(one, unit, group) for group in groups if group != ALL] for one in series}
    titles = [
        full_title(one)
        for one in series
        if any(row is not None and row.origin == "rates" and row.value is not None for row in rows[one.key])
    ]
    return group_words.without_counts(titles) if titles else ""


def counts_section(run: Published, figures: Figures, unit: Unit, links: Mapping[str, str]) -> TablesSection | None:
    """Counts as they were delivered, naming what a rate would need."""
    is_school = unit != DISTRICT
    series = [one for one in figures.series if figures.is_count(one) and (not is_school or figures.has_row(one, unit))]
    if not series:
        return None
    groups = figures.groups(unit)
    seen = [one for one in series if not is_school or _has_shown(figures, one, unit, (ALL, *groups))]
    tables: list[Table] = []
    for part in parts(seen):
        known = {group for group in groups if any(figures.row(one, unit, group) for one in part)}
        told = {group for group in known if not is_school or _shows(figures, part, unit, group)}
        by_school = [] if is_school or not run.schools else [one for one in part if figures.has(one, "school")]
        if told or not by_school:
            tables.append(group_table(run, figures, part, unit, told, is_plain=is_school))
        if by_school:
            tables.append(school_table(run, figures, by_school, links))
    titles = list(dict.fromkeys(one.meaning.title for one in series))
    unseen = _unseen(figures, [full_title(one) for one in series if one not in seen], series, unit)
    no_rate = dict.fromkeys(words.no_rate(one.meaning.title, one.meaning.counted) for one in series)
    return TablesSection(
        head=Head(
            anchor="counts",
            label="Counts",
            finding=f"{numbers.listed_or_counted(titles, 'measure')}: counts as delivered, not rates",
        ),
        tables=tuple(tables),
        notes=tuple(text for text in (unseen, *no_rate) if text),
    )


def _shows(figures: Figures, series: list[Series], unit: Unit, group_id: str) -> bool:
    return any(not figures.cell(one, unit, group_id).is_hidden for one in series)


def _has_shown(figures: Figures, series: Series, unit: Unit, groups: Iterable[str]) -> bool:
    return any(not figures.cell(series, unit, group).is_hidden for group in groups)


def _unseen(figures: Figures, what: list[str], series: list[Series], unit: Unit) -> str:
    if not what:
        return ""
    rows = (figures.row(one, unit, group) for one in series for group in figures.groups(unit))
    return words.unseen(what, {row.hidden_reason for row in rows if row is not None})


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
