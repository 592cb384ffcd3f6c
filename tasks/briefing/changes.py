"""Sections of measures that have changed: the chart that says so, its numbers, and how it was judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reports import numbers, signal_words, words
from reports.control_chart import ControlChart, LineNames, drawing_of
from reports.view_model import ChangeSection, Head
from reports.view_parts import Cell, Column, Row, RowGroup, Table
from tasks.briefing.chart_points import chart_points, within
from tasks.briefing.figures import DISTRICT, Figures, Series, Unit, full_title
from tasks.briefing.measures import goal_of
from tasks.briefing.published import Published
from tasks.briefing.signals import finding, is_change, series_row, signal
from tasks.briefing.trajectory import targets_at
from tasks.series.judging import FALSE_ALARM_RATE, FEWEST_AFTER
from tasks.series.series_row import PointRow, SeriesRow
from tasks.series.state import Why, has_limits, why
from tasks.signals.chart_kinds import CHART_KINDS


def change_sections(run: Published, figures: Figures, unit: Unit) -> list[ChangeSection]:
    """One section for each measure of the brief that is said to have changed, in the order of the brief."""
    changed = [one for one in figures.series if is_change(run, figures, one, unit)]
    return [_section(run, figures, one, unit, number) for number, one in enumerate(changed, start=1)]


def _section(run: Published, figures: Figures, series: Series, unit: Unit, number: int) -> ChangeSection:
    row, told = series_row(run, series, unit), signal(run, figures, series, unit)
    assert row is not None
    assert told is not None
    points = run.points[*series.key, unit.kind, unit.id]
    anchor, title = f"change-{number}", full_title(series)
    stated = signal_words.stated(title, told.label, finding(series, row))
    caption = signal_words.caption(title, series.meaning.form, series.meaning.unit)
    reach = f"{numbers.month(points[0].period_start)} to {numbers.month(points[-1].period_end)}"
    goal = goal_of(run, series, unit)
    target = None if goal is None or goal.unit_type != unit.kind else goal.target
    targets = None if target is None or goal is None else targets_at(goal, [one.period_end for one in points])
    is_trajectory = targets is not None and len(set(targets)) > 1
    chart = ControlChart(
        title=stated,
        subtitle=caption,
        description=signal_words.seen(stated, reach, _value(series, row.value)),
        points=chart_points(series, points, targets),
        names=LineNames(
            upper="usual range to",
            centre=signal_words.middle(is_seasonal=row.is_seasonal),
            lower="usual range from",
            target="asked for" if is_trajectory else "goal",
        ),
        written=partial(_value, series),
    )
    return ChangeSection(
        head=Head(
            anchor=anchor, label=title, finding=stated, lead=told.reason if told.reason[:-1] not in stated else ""
        ),
        caption=f"{caption}, {reach}",
        key=signal_words.key(
            series.meaning.direction,
            "" if target is None else _value(series, target),
            is_trajectory=is_trajectory,
            has_limits=row.lower is not None,
            is_seasonal=row.is_seasonal,
        ),
        table=replace(_table(series, points, title), drawing=drawing_of(chart, anchor)),
        notes=tuple(_notes(run, figures, series, unit, row)),
    )


def _value(series: Series, value: float) -> str:
    return numbers.target(value, series.meaning.form, series.meaning.unit)


def _table(series: Series, points: Sequence[PointRow], title: str) -> Table:
    rows = tuple(
        Row(title=numbers.period(one.period_start, one.period_end), cells=(_figure(series, one), _usual(series, one)))
        for one in points
        if one.value is not None
    )
    return Table(
        caption=title,
        corner="Period",
        columns=(Column(title=title), Column(title="Usual range")),
        groups=(RowGroup(title="", rows=rows),),
    )


def _figure(series: Series, point: PointRow) -> Cell:
    form, unit = series.meaning.form, series.meaning.unit
    counted = point.numerator is not None and point.denominator is not None and form != "value"
    basis = words.part_of_whole(point.numerator or 0.0, point.denominator or 0.0) if counted else ""
    return Cell(text=numbers.figure(point.value or 0.0, form, unit), detail=basis)


def _usual(series: Series, point: PointRow) -> Cell:
    lower, upper = within(series, point.lower), within(series, point.upper)
    if lower is None or upper is None:
        return Cell(text=signal_words.NOT_JUDGED, is_hidden=True)
    form, unit = series.meaning.form, series.meaning.unit
    between = f"{numbers.figure(lower, form, unit)} to {numbers.figure(upper, form, unit)}"
    told = signal_words.POINT_TYPES.get(point.point_type, "")
    return Cell(text=between, missing=told)


def _notes(run: Published, figures: Figures, series: Series, unit: Unit, row: SeriesRow) -> list[str]:
    title = CHART_KINDS[row.chart].title
    of_baseline = signal_words.points(row.baseline_n, is_month=row.is_month)
    start, end = row.baseline_start_date, row.baseline_end_date
    between = f", {numbers.month(start)} to {numbers.month(end)}" if start and end else ""
    told = [
        signal_words.judged_by(title, row.rules, row.rules_version, f"{of_baseline}{between}", row.lag_1),
        signal_words.SEASONAL if row.is_seasonal else "",
        signal_words.phase(row.phase_kind, row.phase_start_date, row.phase_text, row.phase_author)
        if row.phase_start_date
        else "",
        # Whatever its latest point is called: of a large change it is outside, and no less a run.
        signal_words.proposed(row.run_start_date) if row.run_n >= FEWEST_AFTER and row.run_start_date else "",
        _schools(run, figures, series) if unit == DISTRICT else "",
        signal_words.ALSO,
    ]
    made = [words.made_from(*source) for source in figures.sources(series.meaning.measure)]
    return [*(text for text in told if text), f"Source: {'; '.join(dict.fromkeys(made))}."]


def _schools(run: Published, figures: Figures, series: Series) -> str:
    """At which schools the same measure has changed."""
    units = {row.school_id: Unit("school", row.school_id) for row in run.schools}
    found = {name: series_row(run, series, unit) for name, unit in units.items()}
    judged = [name for name, row in found.items() if row and has_limits(row) and why(row, run.cycle.start) is Why.NONE]
    changed = [name for name in judged if is_change(run, figures, series, units[name])]
    labels = [(name, signal(run, figures, series, units[name])) for name in changed]
    named = [f"{run.school_names[name]} ({told.label.lower()})" for name, told in labels if told is not None]
    return signal_words.at_schools(named, len(judged), FALSE_ALARM_RATE) if judged else ""
