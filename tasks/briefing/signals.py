"""What is said of a series beside its figure: a signal by rule, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from reports import numbers, signal_words
from reports.control_chart import sparkline
from reports.view_parts import Signal
from tasks.briefing.chart_points import chart_points
from tasks.briefing.figures import Figures, Series, Unit, full_title
from tasks.briefing.published import Published
from tasks.briefing.rows import NoteRow
from tasks.briefing.shortfalls import shortfalls
from tasks.indicators.catalogue import catalogue
from tasks.series.judging import FALSE_ALARM_RATE, FEWEST_FOR_LIMITS, FEWEST_FOR_RUNS
from tasks.series.series_row import SeriesRow
from tasks.series.state import State, Why, direction, has_limits, is_signal, state_of, why

_LABELS = {
    State.BETTER: signal_words.BETTER,
    State.WORSE: signal_words.WORSE,
    State.CHANGED: signal_words.CHANGED,
    State.STEADY: signal_words.STEADY,
    State.EARLY: signal_words.EARLY,
    State.UNJUDGED: signal_words.UNJUDGED,
    State.DOUBTFUL: signal_words.DOUBTFUL,
}
# Three years of months can still be told apart in a cell.
_MOST_DRAWN = 36
_CHANGES = (State.BETTER, State.WORSE, State.CHANGED, State.DOUBTFUL)


def series_row(run: Published, series: Series, unit: Unit) -> SeriesRow | None:
    """The series of a measure and slice at a unit, where it has any point."""
    return run.series.get((*series.key, unit.kind, unit.id))


def state(run: Published, figures: Figures, series: Series, unit: Unit) -> State | None:
    """What can be said of a series; None where there is none."""
    row = series_row(run, series, unit)
    if row is None:
        return None
    in_doubt = bool(_doubts(run, figures, series, unit, row))
    return state_of(row, series.meaning.direction, run.cycle.start, is_in_doubt=in_doubt)


def is_change(run: Published, figures: Figures, series: Series, unit: Unit) -> bool:
    """Whether a brief says of the series that it has changed."""
    return state(run, figures, series, unit) in _CHANGES


def signal(run: Published, figures: Figures, series: Series, unit: Unit) -> Signal | None:
    """The words beside a figure; None where nothing is known of the measure over time."""
    row, found = series_row(run, series, unit), state(run, figures, series, unit)
    if row is None or found is None:
        if not _counts_the_year(figures, series, unit):
            return None
        return Signal(label=signal_words.UNJUDGED, reason=signal_words.OF_THE_YEAR, mark="early")
    doubts = _doubts(run, figures, series, unit, row) if found is State.DOUBTFUL else []
    reason = _reason(run, series, row, found)
    mark = {State.STEADY: "steady", State.EARLY: "early", State.UNJUDGED: "early"}.get(found)
    return Signal(
        label=_LABELS[found],
        reason=f"{reason.rstrip('.')}; {numbers.listed(doubts)}." if doubts else reason,
        mark=mark or str(direction(row, series.meaning.direction)),  # type: ignore[arg-type]
        sparkline=_sparkline(run, series, unit, found),
    )


def _sparkline(run: Published, series: Series, unit: Unit, found: State) -> Markup | None:
    """The latest points with their usual range, but none of a state that cannot be judged."""
    points = run.points[*series.key, unit.kind, unit.id][-_MOST_DRAWN:]
    # A line of fewer points draws a change that nobody has judged.
    if sum(point.value is not None for point in points) < FEWEST_FOR_RUNS:
        return None
    if found in (State.EARLY, State.UNJUDGED):
        points = [replace(point, lower=None, upper=None, point_type="") for point in points]
    return sparkline(chart_points(series, points))


def is_over_time(run: Published, series: Iterable[Series], unit: Unit) -> bool:
    """Whether any of these has come for more than one period, so that change can be spoken of at all."""
    rows = (series_row(run, one, unit) for one in series)
    return any(row is not None and (row.points_n > 1 or row.phase_kind) for row in rows)


def by_chance(run: Published, figures: Figures, series: Iterable[Series], unit: Unit) -> str:
    """How many of these measures are said to have changed, and how many would be by chance."""
    rows = [(one, row) for one in series if (row := series_row(run, one, unit)) is not None]
    judged = [one for one, row in rows if has_limits(row) and why(row, run.cycle.start) is Why.NONE]
    changed_n = sum(is_change(run, figures, one, unit) for one in judged)
    return signal_words.by_chance(changed_n, len(judged), FALSE_ALARM_RATE) if judged else ""


def by_chance_at_schools(run: Published, figures: Figures) -> str:
    """The same of all series of schools, naming the schools at which one has changed; empty where none has."""
    judged, changed = 0, dict[str, list[str]]()
    for school in run.schools:
        unit = Unit("school", school.school_id)
        for one in figures.series:
            row = series_row(run, one, unit)
            if row is None or not has_limits(row) or why(row, run.cycle.start) is not Why.NONE:
                continue
            judged += 1
            if is_change(run, figures, one, unit):
                changed.setdefault(school.name, []).append(full_title(one))
    named = [f"{name} ({numbers.listed(titles)})" for name, titles in changed.items()]
    changed_n = sum(map(len, changed.values()))
    return signal_words.by_chance_at_schools(named, changed_n, judged, FALSE_ALARM_RATE) if named else ""


def _counts_the_year(figures: Figures, series: Series, unit: Unit) -> bool:
    row = figures.row(series, unit)
    return row is not None and row.value is not None and series.meaning.shown_period == "year"


def _reason(run: Published, series: Series, row: SeriesRow, found: State) -> str:
    if found is State.EARLY:
        since = signal_words.since(row.phase_kind, row.phase_start_date) if row.phase_start_date else ""
        if why(row, run.cycle.start) is Why.SEASONS:
            return signal_words.seasons(row.points_n, since=since)
        return signal_words.early(row.points_n, FEWEST_FOR_LIMITS, is_month=row.is_month, since=since)
    if found is State.UNJUDGED:
        return _why_unjudged(run, series, row)
    if found is State.STEADY:
        if row.lower is None:
            return signal_words.no_run()
        return signal_words.usual(*usual_range(series, row), is_seasonal=row.is_seasonal)
    return f"{finding(series, row)}."


def _why_unjudged(run: Published, series: Series, row: SeriesRow) -> str:
    against = why(row, run.cycle.start)
    if against is Why.STALE:
        return signal_words.stale(row.period_end)
    if against is Why.UNSTEADY:
        unsteady = signal_words.unsteady(row.baseline_flagged_n, row.baseline_n, is_month=row.is_month)
        return _with_step(unsteady, row)
    if against is Why.FEW_CROSSINGS:
        return signal_words.few_crossings(row.crossings_n or 0, row.crossings_min or 0)
    if against is Why.ALIKE:
        return _with_step(signal_words.alike(finding(series, row), row.lag_1 or 0.0), row)
    if against is Why.BEYOND:
        number, side = max((row.higher_n, "above"), (row.lower_n, "below"))
        beyond = signal_words.beyond(number, side, row.baseline_n, row.lag_1 or 0.0, is_month=row.is_month)
        return _with_step(beyond, row)
    return signal_words.not_computable(row.not_computable_why)


def _with_step(reason: str, row: SeriesRow) -> str:
    return f"{reason} {signal_words.step(row.step_start_date)}" if row.step_start_date else reason


def finding(series: Series, row: SeriesRow) -> str:
    """The sign by which a series has changed, as words that can end a sentence."""
    side = "above" if row.direction == "up" else "below"
    length = row.signal_n or 1
    if row.rules == "anhoej" and row.point_type == "shift":
        return signal_words.run(length, side, is_month=row.is_month)
    if row.point_type == "shift":
        return signal_words.shift(length, side, is_month=row.is_month, is_seasonal=row.is_seasonal)
    if row.point_type == "trend":
        return signal_words.trend(length, row.direction, is_month=row.is_month, is_seasonal=row.is_seasonal)
    if row.point_type == "two_of_three":
        return signal_words.two_of_three(side, is_month=row.is_month)
    between = " to ".join(usual_range(series, row)) if row.lower is not None else ""
    return signal_words.outside(row.recent_outside_n, max(length, 2), side, between, is_month=row.is_month)


def usual_range(series: Series, row: SeriesRow) -> tuple[str, str]:
    """The limits at the latest point; those of a share end at none and all."""
    form, unit = series.meaning.form, series.meaning.unit
    lower, upper = row.lower or 0.0, row.upper or 0.0
    if form == "proportion":
        lower, upper = max(lower, 0.0), min(upper, 1.0)
    return numbers.figure(lower, form, unit), numbers.figure(upper, form, unit)


def _doubts(run: Published, figures: Figures, series: Series, unit: Unit, row: SeriesRow) -> list[str]:
    """Why a change may be one of the data: what the figure lacks, or what notes say of the points that signal."""
    if not is_signal(row):
        return []
    latest = figures.row(series, unit)
    lacking = list(shortfalls(run, latest)) if latest is not None else []
    noted = [note for note in run.notes if _concerns(run, note, series, unit) and _falls_in(note, row)]
    return [*lacking, *dict.fromkeys(signal_words.noted(note.kind, note.start_date) for note in noted)]


def _concerns(run: Published, note: NoteRow, series: Series, unit: Unit) -> bool:
    if note.unit_type not in ("", unit.kind) or note.unit_id not in ("", unit.id):
        return False
    if note.measure:
        return note.measure == series.meaning.measure
    meaning = catalogue().get(series.meaning.measure)
    known = note.dataset in run.district.datasets
    return meaning is not None and known and run.district.contract_of(note.dataset) == meaning.rests_on


def _falls_in(note: NoteRow, row: SeriesRow) -> bool:
    start = row.signal_start_date or row.period_start
    if note.kind == "definition_change":
        return start <= note.start_date <= row.period_end
    is_over = note.end_date is not None and note.end_date < start
    return note.kind == "data_problem" and note.start_date <= row.period_end and not is_over
