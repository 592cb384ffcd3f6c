"""Draws control charts and run charts as one SVG, each with its text alternative."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import floor, isfinite, log10
from typing import Literal

from markupsafe import Markup

from reports.chart_canvas import ALONE, IN_A_CELL, NARROW, WIDE, Canvas
from reports.html import svg_of
from reports.view_parts import Drawing

Standing = Literal["ordinary", "better", "worse", "changed", "unjudged"]
# What the drawing says it is written in; no page is fetched from there.
_NAMESPACE = "http://www.w3.org/2000/svg"
_LABEL_GAP = 16
# Between these a number is written in full without decimals.
_FEW_DIGITS, _MANY_DIGITS = 1e3, 1e12


@dataclass(frozen=True, kw_only=True)
class ChartPoint:
    """One point, the lines where it stands, and what was to be reached then; None where there is none."""

    date: str
    phase: int
    value: float | None
    centre: float | None
    lower: float | None
    upper: float | None
    standing: Standing
    target: float | None = None


def written(value: float) -> str:
    """A number on any scale."""
    return f"{value:,.0f}" if _FEW_DIGITS <= abs(value) < _MANY_DIGITS else f"{value:.4g}"


@dataclass(frozen=True, kw_only=True)
class LineNames:
    """What the lines are called beside their ends."""

    upper: str = "upper limit"
    centre: str = "centre"
    lower: str = "lower limit"
    target: str = "target"


@dataclass(frozen=True, kw_only=True)
class ControlChart:
    """One series; `description` says in words what the drawing shows, `written` how a value is written."""

    title: str
    subtitle: str
    description: str
    points: Sequence[ChartPoint]
    names: LineNames = LineNames()
    written: Callable[[float], str] = written


@dataclass(frozen=True, kw_only=True)
class _Scale:
    low: float
    high: float
    count: int
    canvas: Canvas

    def x(self, index: float) -> float:
        return round(self.canvas.left + (index + 0.5) * self.step, 2)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        bottom = self.canvas.height - self.canvas.bottom
        return round(bottom - share * (bottom - self.canvas.top), 2)

    @property
    def step(self) -> float:
        return (self.canvas.width - self.canvas.left - self.canvas.right) / max(self.count, 1)


def control_charts_svg(
    charts: Sequence[ControlChart], canvas: Canvas = ALONE, *, name: str = "chart", is_inline: bool = False
) -> str:
    """One drawing with the charts below each other; `name` tells its parts from those of others on the same page.

    One that is inline is part of a page, and says nothing of what it is written in.
    """
    panels = [_panel(f"{name}-{place + 1}", place, chart, canvas) for place, chart in enumerate(charts)]
    return svg_of(
        "control_chart.svg.j2",
        namespace="" if is_inline else _NAMESPACE,
        panels=panels,
        canvas=canvas,
        height=canvas.height * max(len(panels), 1),
        right=canvas.width - canvas.right,
        bottom=canvas.height - canvas.bottom,
    )


def drawing_of(chart: ControlChart, name: str) -> Drawing:
    """The chart for a page on which nothing else has that name."""
    wide = control_charts_svg([chart], WIDE, name=f"{name}-wide", is_inline=True)
    narrow = control_charts_svg([chart], NARROW, name=f"{name}-narrow", is_inline=True)
    # All that the template puts into it is escaped there.
    return Drawing(wide=Markup(wide), narrow=Markup(narrow))  # noqa: S704


def sparkline(points: Sequence[ChartPoint]) -> Markup:
    """The points as a small line with the usual range behind it, the latest marked; the words stand beside it."""
    chart = ControlChart(title="", subtitle="", description="", points=points)
    panel = _panel("", 0, chart, IN_A_CELL)
    drawn = svg_of("sparkline.svg.j2", panel=panel, canvas=IN_A_CELL)
    return Markup(drawn)  # noqa: S704 (numbers of ours only)


def _panel(name: str, place: int, chart: ControlChart, canvas: Canvas) -> dict[str, object]:
    scale = _scale(chart, canvas)
    phases = [list(group) for _, group in groupby(enumerate(chart.points), key=lambda pair: pair[1].phase)]
    return {
        "id": name,
        "top": place * canvas.height,
        "title": chart.title,
        "subtitle": chart.subtitle,
        "description": chart.description,
        "ticks": [(scale.y(value), label) for value, label in _ticks(scale, chart.written)],
        "dates": _dates(chart, scale),
        "breaks": [scale.x(phase[0][0] - 0.5) for phase in phases[1:]],
        "bands": [band for phase in phases for band in _bands(phase, scale)],
        "centres": [line for phase in phases for line in _centres(phase, scale)],
        "targets": list(_targets(chart, scale)),
        "lines": list(_lines(chart, scale)),
        "marks": [
            (scale.x(index), scale.y(point.value), point.standing)
            for index, point in enumerate(chart.points)
            if point.value is not None
        ],
        "labels": _labels(chart, scale),
    }


def _scale(chart: ControlChart, canvas: Canvas) -> _Scale:
    drawn = [
        value
        for point in chart.points
        for value in (point.value, point.lower, point.upper, point.centre, point.target)
        if value is not None and isfinite(value)
    ]
    low, high = (min(drawn), max(drawn)) if drawn else (0.0, 1.0)
    room = 0.06 * (high - low) or 0.06 * abs(high) or 1.0
    return _Scale(low=low - room, high=high + room, count=len(chart.points), canvas=canvas)


def _ticks(scale: _Scale, written: Callable[[float], str]) -> Iterator[tuple[float, str]]:
    """Round values, about four of them, and how they are written."""
    raw = (scale.high - scale.low) / 4
    magnitude = 10.0 ** floor(log10(raw))
    step = next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= raw)
    number = floor(scale.low / step) + 1
    while number * step < scale.high:
        yield number * step, written(number * step)
        number += 1


def _dates(chart: ControlChart, scale: _Scale) -> list[tuple[float, str]]:
    every = -(-len(chart.points) // scale.canvas.most_dates) or 1
    return [(scale.x(index), point.date) for index, point in enumerate(chart.points) if index % every == 0]


def _bands(phase: list[tuple[int, ChartPoint]], scale: _Scale) -> Iterator[str]:
    """What lies between the limits, in steps as wide as a point."""
    for has_limits, group in groupby(phase, key=lambda pair: pair[1].lower is not None and pair[1].upper is not None):
        if has_limits:
            inside = list(group)
            upper = [corner for index, point in inside for corner in _step(index, point.upper, scale)]
            lower = [corner for index, point in inside for corner in _step(index, point.lower, scale)]
            yield _joined([*upper, *reversed(lower)])


def _centres(phase: list[tuple[int, ChartPoint]], scale: _Scale) -> Iterator[str]:
    for has_centre, group in groupby(phase, key=lambda pair: pair[1].centre is not None):
        if has_centre:
            yield _joined([corner for index, point in group for corner in _step(index, point.centre, scale)])


def _targets(chart: ControlChart, scale: _Scale) -> Iterator[str]:
    """One that stays is a line all across; one that moves goes from point to point."""
    for has_target, group in groupby(enumerate(chart.points), key=lambda pair: pair[1].target is not None):
        if has_target:
            own = [(index, point.target or 0.0) for index, point in group]
            if len({target for _, target in own}) == 1:
                yield _joined([*_step(own[0][0], own[0][1], scale)[:1], *_step(own[-1][0], own[-1][1], scale)[1:]])
            else:
                yield _joined([(scale.x(index), scale.y(target)) for index, target in own])


def _step(index: int, value: float | None, scale: _Scale) -> list[tuple[float, float]]:
    if value is None:
        return []
    return [(scale.x(index - 0.5), scale.y(value)), (scale.x(index + 0.5), scale.y(value))]


def _lines(chart: ControlChart, scale: _Scale) -> Iterator[str]:
    """The points joined, but neither across a missing one nor from phase to phase."""
    for (_, is_there), group in groupby(
        enumerate(chart.points), key=lambda pair: (pair[1].phase, pair[1].value is not None)
    ):
        if is_there:
            yield _joined([(scale.x(index), scale.y(point.value or 0.0)) for index, point in group])


def _labels(chart: ControlChart, scale: _Scale) -> list[tuple[float, str]]:
    """Names beside the ends of the lines, moved apart where they would lie on each other."""
    if not scale.canvas.has_labels:
        return []
    names = chart.names
    last = next((point for point in reversed(chart.points) if point.centre is not None), None)
    wanted = [(names.target, next((one.target for one in reversed(chart.points) if one.target is not None), None))]
    if last is not None:
        wanted += [(names.upper, last.upper), (names.centre, last.centre), (names.lower, last.lower)]
    placed = sorted((scale.y(value), f"{name} {chart.written(value)}") for name, value in wanted if value is not None)
    labels: list[tuple[float, str]] = []
    for height, text in placed:
        free = labels[-1][0] + _LABEL_GAP if labels else height
        labels.append((max(height, free), text))
    return labels


def _joined(corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in corners)
