"""The brief of the cabinet: the whole district on one page, the detail behind it."""

from __future__ import annotations

from collections.abc import Mapping

from reports import numbers, sentences
from reports.view_model import CabinetBrief
from tasks.briefing.alignment import alignment_finding, alignment_section
from tasks.briefing.changes import change_sections
from tasks.briefing.compared import compared_section
from tasks.briefing.data import data_section, holes_summary, not_shown, remarks_by_measure
from tasks.briefing.definitions import definitions_section
from tasks.briefing.figures import DISTRICT, Figures, Series, full_title
from tasks.briefing.frame import METHOD, Contents, masthead
from tasks.briefing.gaps import gaps_section
from tasks.briefing.goals import goals_finding, goals_section
from tasks.briefing.judged import is_reached, missing_under
from tasks.briefing.load import load_section
from tasks.briefing.measures import cabinet_measures, goal_of, totals_first
from tasks.briefing.promises import commitments_section, promises_sentence, promises_summary
from tasks.briefing.published import Published
from tasks.briefing.shortfalls import worth_a_headline
from tasks.briefing.table_sections import counts_section, groups_section, schools_section
from tasks.briefing.years import years_section

_MOST_SENTENCES = 3


def cabinet_brief(run: Published, figures: Figures, links: Mapping[str, str], fingerprint: str) -> CabinetBrief:
    """Everything the cabinet reads; `links` leads from a school to its own brief."""
    contents = Contents()
    summaries = (promises_summary(run, run.commitments), holes_summary(run))
    return CabinetBrief(
        masthead=masthead(run, "Cabinet"),
        headline=_headline(run, figures),
        standfirst=_standfirst(run, figures),
        measures=cabinet_measures(run, figures, remarks_by_measure(run.notes)),
        summaries=tuple(summary for summary in summaries if summary),
        changes=tuple(contents.add(one) for one in change_sections(run, figures, DISTRICT)),
        goals=contents.add_if(goals_section(run)),
        years=contents.add_if(years_section(run, figures, DISTRICT)),
        schools=contents.add_if(schools_section(run, figures, links)),
        compared=contents.add_if(compared_section(run, figures, links)),
        groups=contents.add_if(groups_section(run, figures, DISTRICT)),
        gaps=contents.add_if(gaps_section(run, figures, DISTRICT)),
        counts=contents.add_if(counts_section(run, figures, DISTRICT, links)),
        alignment=contents.add_if(alignment_section(run)),
        load=contents.add_if(load_section(run, links)),
        commitments=contents.add_if(commitments_section(run, run.commitments)),
        data=contents.add(data_section(run, run.notes, not_shown(run))),
        definitions=contents.add(definitions_section(figures, DISTRICT)),
        contents=contents.heads,
        method=METHOD,
        fingerprint=fingerprint,
    )


def _headline(run: Published, figures: Figures) -> tuple[str, ...]:
    plans = (
        alignment_finding(run),
        promises_sentence(run, run.commitments),
    )
    said = [text for text in plans if text]
    measured = headline_measures(run, figures, 1 if said else _MOST_SENTENCES)
    if not measured:
        missing = sum(one.status == "missing" for one in run.verdicts)
        measured = (sentences.nothing_measured(len(run.verdicts), missing),)
    return (*measured, *said)


def headline_measures(run: Published, figures: Figures, most: int) -> tuple[str, ...]:
    """A sentence of each of the first measures that have a figure, those that a goal judges before others."""
    return tuple(_sentence(run, figures, one) for one in _with_figure(run, figures)[:most])


def _with_figure(run: Published, figures: Figures) -> list[Series]:
    """Series with a figure of the district, those that a goal judges first."""
    found = [
        one
        for one in totals_first(figures)
        if (row := figures.row(one, DISTRICT)) is not None and row.value is not None
    ]
    return sorted(found, key=lambda one: not _is_judged(run, one))


def _is_judged(run: Published, series: Series) -> bool:
    goal = goal_of(run, series, DISTRICT)
    return goal is not None and is_reached(run, goal) is not None


def _sentence(run: Published, figures: Figures, series: Series) -> str:
    form, unit = series.meaning.form, series.meaning.unit
    cell, goal = figures.cell(series, DISTRICT), goal_of(run, series, DISTRICT)
    value = cell.text if form == "proportion" else f"{cell.text} {unit}".strip()
    row = figures.row(series, DISTRICT)
    unused = numbers.listed(list(worth_a_headline(run, row))) if row else ""
    reached = None if goal is None else is_reached(run, goal)
    if goal is None or goal.target is None or goal.value is None or reached is None:
        return sentences.measure(full_title(series), value, "", "", None, unused)
    gap = numbers.distance(goal.value, goal.target, form, unit)
    missing = numbers.listed(list(missing_under(run, goal))) if reached else unused
    target = numbers.target(goal.target, form, unit)
    return sentences.measure(full_title(series), value, gap, target, reached, missing)


def _standfirst(run: Published, figures: Figures) -> str:
    rows = [figures.row(one, DISTRICT) for one in figures.series]
    shown = {row.measure for row in run.figures if row.is_shown and run.meanings[row.measure].is_presented}
    total = sum(one.is_presented for one in run.meanings.values())
    fresh = max((row.freshest_date for row in rows if row is not None and row.freshest_date), default=None)
    said = (
        goals_finding(run) or "No goal was delivered, so no figure is held against one.",
        sentences.figures_with_data(len(shown), total, numbers.day(fresh) if fresh else "") if total else "",
    )
    return " ".join(text for text in said if text)
