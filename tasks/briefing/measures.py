"""The first table of a brief: each measure with what it rests on, its goal, and how far its data reach."""

from __future__ import annotations

from dataclasses import replace

from reports import move_words, numbers, signal_words, words
from reports.view_parts import Cell, Link, MeasureLine, MeasureList, Standing
from tasks.briefing.cautions import cautions
from tasks.briefing.counted import MEDIAN
from tasks.briefing.figures import ALL, DISTRICT, Figures, Series, Unit, full_title
from tasks.briefing.judged import standing
from tasks.briefing.moves import move_of, why_no_moves
from tasks.briefing.not_here import not_here
from tasks.briefing.published import Published
from tasks.briefing.reach import reach
from tasks.briefing.rows import FigureRow, GoalRow
from tasks.briefing.shortfalls import taken_for_silence
from tasks.briefing.signals import by_chance, by_chance_at_schools, is_over_time, signal

MOST_LINES = 8


def cabinet_measures(run: Published, figures: Figures, remarks: dict[str, tuple[Link, ...]]) -> MeasureList:
    """The district's measures, at most so many that they can be read at a glance."""
    rated = [one for one in figures.series if not figures.is_count(one) and figures.has(one, "district")]
    shown = totals_first(figures)[:MOST_LINES]
    lines = tuple(_line(run, figures, one, DISTRICT, remarks) for one in shown)
    return MeasureList(
        title="Where our measures stand" if lines else "Our measures",
        lines=lines,
        here="Figure",
        beside="",
        goal="Goal" if any(line.goal for line in lines) else "",
        is_judged=any(line.standing.text for line in lines),
        is_over_time=is_over_time(run, shown, DISTRICT),
        notes=tuple(
            note
            for note in (
                by_chance(run, figures, figures.series, DISTRICT),
                by_chance_at_schools(run, figures),
                signal_words.NO_SERIES if shown and not is_over_time(run, shown, DISTRICT) else "",
                _more([one for one in rated if one not in shown]),
                *_elsewhere(run, figures),
                why_no_moves(run),
                move_words.SPLIT if any(row.split for row in run.moves) else "",
            )
            if note
        ),
    )


def totals_first(figures: Figures) -> list[Series]:
    """The district's rates and values; the slices of a measure only where it has no total."""
    rated = [one for one in figures.series if not figures.is_count(one) and figures.has(one, "district")]
    totals = {one.meaning.measure for one in rated if not one.slice}
    return [one for one in rated if not one.slice or one.meaning.measure not in totals]


def school_measures(run: Published, figures: Figures, unit: Unit, remarks: dict[str, tuple[Link, ...]]) -> MeasureList:
    """A school's measures beside the district's; what is hidden is said once, not line by line."""
    rated = [one for one in figures.series if not figures.is_count(one) and figures.row(one, unit) is not None]
    shown = [one for one in rated if not figures.cell(one, unit).is_hidden]
    lines = tuple(_line(run, figures, one, unit, remarks) for one in shown)
    return MeasureList(
        title="Where this school stands",
        lines=lines,
        here="This school",
        beside="District",
        goal=_goal_heading(lines),
        is_judged=any(line.standing.text for line in lines),
        is_over_time=is_over_time(run, shown, unit),
        notes=(
            *(note for note in (by_chance(run, figures, figures.series, unit),) if note),
            *hidden_once(figures, unit, [one for one in rated if one not in shown]),
            *not_here(run, figures, unit),
        ),
    )


def _goal_heading(lines: tuple[MeasureLine, ...]) -> str:
    if any(line.standing.text for line in lines):
        return "Goal"
    return "District goal" if any(line.goal for line in lines) else ""


def hidden_once(figures: Figures, unit: Unit, series: list[Series]) -> tuple[str, ...]:
    """One sentence for each reason, naming the measures that are hidden for it."""
    by_reason: dict[str, list[str]] = {}
    for one in series:
        by_reason.setdefault(figures.cell(one, unit).text, []).append(full_title(one))
    return tuple(f"{reason}. This goes for {numbers.listed(names)}." for reason, names in by_reason.items())


def _line(
    run: Published, figures: Figures, series: Series, unit: Unit, remarks: dict[str, tuple[Link, ...]]
) -> MeasureLine:
    row = figures.row(series, unit)
    goal = goal_of(run, series, unit)
    own_goal = goal if goal is None or goal.unit_type == unit.kind else None
    meaning = series.meaning
    form, measured_in = meaning.form, meaning.unit
    return MeasureLine(
        title=full_title(series),
        meaning=meaning.question,
        figure=replace(_with_unit(figures, series, unit), missing=""),
        beside=None if unit == DISTRICT else _with_unit(figures, series, DISTRICT),
        goal="" if goal is None or goal.target is None else words.goal(goal.target, goal.direction, form, measured_in),
        standing=_unjudged(run, row, goal)
        if own_goal is None
        else standing(run, own_goal, meaning, is_told_beside=True),
        data=() if row is None else reach(run, row),
        signal=signal(run, figures, series, unit),
        sentences=() if row is None else _sentences(run, series, row),
        remarks=remarks.get(meaning.measure, ()),
    )


def _unjudged(run: Published, row: FigureRow | None, goal: GoalRow | None) -> Standing:
    """What a reader must know who holds a school's figure against the district's goal."""
    lacking = (0, 0) if row is None or goal is None else taken_for_silence(run, row)
    return words.unjudged_while_lacking(*lacking) if any(lacking) else Standing(text="")


def _with_unit(figures: Figures, series: Series, unit: Unit) -> Cell:
    """312 of 2,094 students, where tables only say 312 of 2,094."""
    cell = figures.cell(series, unit)
    noun = words.of_whom(series.meaning.form, series.meaning.unit).removeprefix("of ")
    row = figures.row(series, unit)
    if row is not None and not row.is_shown and not cell.is_hidden:
        return replace(cell, detail=words.CODED)
    if row is None or not row.is_shown or row.origin == MEDIAN:
        return cell
    is_rate_alone = series.meaning.form == "proportion" and not cell.detail
    return replace(cell, detail=_source(row) if is_rate_alone else f"{cell.detail} {noun}".strip())


def _source(row: FigureRow) -> str:
    return f"published by {row.authority}" if row.authority else "as published"


def goal_of(run: Published, series: Series, unit: Unit) -> GoalRow | None:
    """The goal that a series is held against: the unit's own, else the district's."""
    goals = [row for row in run.goals if (row.measure, row.slice) == series.key and row.group_id == ALL]
    for one in (unit, DISTRICT):
        found = next((row for row in goals if (row.unit_type, row.unit_id) == (one.kind, one.id)), None)
        if found:
            return found
    return None


def _sentences(run: Published, series: Series, row: FigureRow) -> tuple[str, ...]:
    moved = move_of(run, series) if row.unit_type == "district" else ""
    return tuple(text for text in (*cautions(run, row), moved) if text)


def _more(series: list[Series]) -> str:
    return f"Further on: {numbers.listed([full_title(one) for one in series])}." if series else ""


def _elsewhere(run: Published, figures: Figures) -> tuple[str, str]:
    """Measures that have no figure of the district: those that schools have, and those that nobody has."""
    presented = [one for one in run.meanings.values() if one.is_presented]
    missing = [one for one in presented if one.measure not in figures.measured("district")]
    by_school = [one.title for one in missing if one.measure in figures.measured("school")]
    nowhere = [one.title for one in missing if one.measure not in figures.measured("school")]
    return (
        f"By school only: {numbers.listed(by_school)}." if by_school else "",
        f"No data for {numbers.listed(nowhere)}." if nowhere else "",
    )
