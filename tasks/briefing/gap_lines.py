"""How student groups and all others went over time, so that a gap that closes while the others fall is seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from reports import gap_words, names, numbers, words
from reports.gap_chart import GapChart, GapLine, drawing_of
from reports.view_parts import Cell, Column, Row, RowGroup, Table
from tasks.briefing.figures import Series, Unit, full_title
from tasks.briefing.published import Published
from tasks.gaps.gap_point import GapPoint
from tasks.gaps.gap_row import GapRow

_FEWEST_PERIODS = 2
_MOST_LETTERS = 10


def over_time(run: Published, series: Series, unit: Unit, shown: Sequence[GapRow], name: str) -> list[Table]:
    """The rates of these groups and of all others period by period, drawn and in numbers; none where they came once.

    No other chart of the page may have the `name`.
    """
    own = [row.group_id for row in shown]
    points = [one for one in run.gap_points if (one.measure, one.slice) == series.key and one.group_id in own]
    here = [one for one in points if (one.unit_type, one.unit_id) == (unit.kind, unit.id)]
    told = {group: list(found) for group, found in groupby(here, key=lambda one: one.group_id)}
    lines = {group: told[group] for group in own if len(told.get(group, ())) >= _FEWEST_PERIODS}
    if not lines:
        return []
    periods = sorted({(one.period_end, one.period_start) for found in lines.values() for one in found})
    columns = [numbers.period(start, end) for end, start in periods]
    return [
        Table(
            caption=f"{full_title(series)}, each of these groups and all other students over time",
            corner="Student group",
            lead=gap_words.LINES,
            columns=tuple(Column(title=title, details=("difference; the group, the others",)) for title in columns),
            groups=(RowGroup(title="", rows=tuple(_row(group, found, periods) for group, found in lines.items())),),
            drawing=drawing_of(
                GapChart(
                    dates=[end for end, _ in periods],
                    periods=[_brief(title, end) for title, (end, _) in zip(columns, periods, strict=True)],
                    lines=[_line(group, found, periods) for group, found in lines.items()],
                ),
                name,
            ),
            notes=tuple(text for row in shown if (text := _changed(row))),
        )
    ]


def _brief(period: str, end: date) -> str:
    """Two of which have room below a panel."""
    return period if len(period) <= _MOST_LETTERS else numbers.month(end)


def _row(group: str, found: Sequence[GapPoint], periods: Sequence[tuple[date, date]]) -> Row:
    return Row(title=names.group(group), cells=tuple(_cell(one) for one in _in_order(found, periods)))


def _cell(point: GapPoint | None) -> Cell:
    if point is None:
        return Cell(text=words.NOT_SHOWN, is_hidden=True)
    both = f"{numbers.rate(point.rate)}, {numbers.rate(point.others_rate)}"
    return Cell(text=gap_words.points(point.difference), detail=both)


def _line(group: str, found: Sequence[GapPoint], periods: Sequence[tuple[date, date]]) -> GapLine:
    points = _in_order(found, periods)
    first, last = found[0], found[-1]
    return GapLine(
        title=names.group(group),
        description=gap_words.from_to(
            (first.rate, last.rate),
            (first.others_rate, last.others_rate),
            numbers.period(first.period_start, first.period_end),
            numbers.period(last.period_start, last.period_end),
        ),
        rates=[None if one is None else one.rate for one in points],
        others_rates=[None if one is None else one.others_rate for one in points],
    )


def _in_order(found: Sequence[GapPoint], periods: Sequence[tuple[date, date]]) -> list[GapPoint | None]:
    by_period = {(one.period_end, one.period_start): one for one in found}
    return [by_period.get(period) for period in periods]


def _changed(row: GapRow) -> str:
    """What has changed since a year before, or else since the first year; empty where neither is clear of chance."""
    if row.has_changed:
        rate, others_rate, then = row.earlier_rate, row.earlier_others_rate, "a year before"
    elif row.has_changed_since_first and row.first_period_start and row.first_period_end:
        then = numbers.period(row.first_period_start, row.first_period_end)
        rate, others_rate = row.first_rate, row.first_others_rate
    else:
        return ""
    assert rate is not None, "what has changed was something"
    assert others_rate is not None, "what has changed was something"
    return gap_words.changed(names.group(row.group_id), (rate, row.rate), (others_rate, row.others_rate), then)
