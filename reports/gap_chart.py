"""Draws student groups and all others over time, one small panel a group, all on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from reports import numbers
from reports.html import svg_of
from reports.view_parts import Drawing

_PANEL_WIDTH, _PANEL_HEIGHT = 320, 150
# On the right there is room for "others 100.0%".
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 104, 34, 26
# Labels of lines that end close to each other are kept apart by so much.
_LABEL_GAP = 15
_ACROSS = 3


@dataclass(frozen=True, kw_only=True)
class GapLine:
    """One group: its rate and that of all others at each date, None where one is not shown.

    `description` says in words what the panel shows.
    """

    title: str
    description: str
    rates: Sequence[float | None]
    others_rates: Sequence[float | None]


@dataclass(frozen=True, kw_only=True)
class GapChart:
    """Groups on the same dates, which are called by `periods`."""

    dates: Sequence[date]
    periods: Sequence[str]
    lines: Sequence[GapLine]


def drawing_of(chart: GapChart, name: str) -> Drawing:
    """The chart for a page on which nothing else has that name."""
    # All that the template puts into it is escaped there.
    wide = Markup(_svg(chart, f"{name}-wide", _ACROSS))  # noqa: S704
    narrow = Markup(_svg(chart, f"{name}-narrow", 1))  # noqa: S704
    return Drawing(wide=wide, narrow=narrow)


def _svg(chart: GapChart, name: str, across: int) -> str:
    drawn = [rate for line in chart.lines for rate in (*line.rates, *line.others_rates) if rate is not None]
    low, high = min(drawn), max(drawn)
    room = 0.08 * (high - low) or 0.05
    scale = _Scale(low=max(low - room, 0.0), high=min(high + room, 1.0), dates=chart.dates)
    rows_n = -(-len(chart.lines) // across)
    return svg_of(
        "gap_chart.svg.j2",
        panels=[
            {
                "id": f"{name}-{place + 1}",
                "x": place % across * _PANEL_WIDTH,
                "y": place // across * _PANEL_HEIGHT,
                "title": line.title,
                "description": line.description,
                "others": _joined(line.others_rates, scale),
                "group": _joined(line.rates, scale),
                "marks": _marks(line, scale),
                "labels": _labels(line, scale),
            }
            for place, line in enumerate(chart.lines)
        ],
        dates=[(scale.x(0), "start", chart.periods[0]), (scale.x(-1), "end", chart.periods[-1])],
        width=min(across, len(chart.lines)) * _PANEL_WIDTH,
        height=rows_n * _PANEL_HEIGHT,
        left=_LEFT,
        right=_PANEL_WIDTH - _RIGHT,
        bottom=_PANEL_HEIGHT - _BOTTOM,
    )


@dataclass(frozen=True, kw_only=True)
class _Scale:
    low: float
    high: float
    dates: Sequence[date]

    def x(self, place: int) -> float:
        days_n = max((self.dates[-1] - self.dates[0]).days, 1)
        share = (self.dates[place] - self.dates[0]).days / days_n
        return round(_LEFT + 4 + share * (_PANEL_WIDTH - _LEFT - _RIGHT - 8), 2)

    def y(self, rate: float) -> float:
        share = (rate - self.low) / (self.high - self.low)
        return round(_PANEL_HEIGHT - _BOTTOM - share * (_PANEL_HEIGHT - _BOTTOM - _TOP), 2)


def _joined(rates: Sequence[float | None], scale: _Scale) -> list[str]:
    """The points joined, but not across one that is not shown."""
    stretches = [list(own) for is_there, own in groupby(enumerate(rates), lambda one: one[1] is not None) if is_there]
    return [
        " ".join(f"{scale.x(place)},{scale.y(rate)}" for place, rate in stretch if rate is not None)
        for stretch in stretches
        if len(stretch) > 1
    ]


def _marks(line: GapLine, scale: _Scale) -> Iterator[tuple[float, float, bool]]:
    for rates, is_group in ((line.others_rates, False), (line.rates, True)):
        for place, rate in enumerate(rates):
            if rate is not None:
                yield scale.x(place), scale.y(rate), is_group


def _labels(line: GapLine, scale: _Scale) -> list[tuple[float, str, bool]]:
    """What stands beside the last points, the higher rate above, kept apart."""
    ends = [(line.rates[-1], True), (line.others_rates[-1], False)]
    told = sorted(((rate, is_group) for rate, is_group in ends if rate is not None), reverse=True)
    labels = [
        (scale.y(rate), f"{'group' if is_group else 'others'} {numbers.rate(rate)}", is_group)
        for rate, is_group in told
    ]
    if len(labels) == 2 and labels[1][0] - labels[0][0] < _LABEL_GAP:
        middle = (labels[0][0] + labels[1][0]) / 2
        labels = [(middle - _LABEL_GAP / 2, *labels[0][1:]), (middle + _LABEL_GAP / 2, *labels[1][1:])]
    return labels
