"""Points of a series as charts draw them."""

from __future__ import annotations

from collections.abc import Sequence

from reports import numbers
from reports.control_chart import ChartPoint, Standing
from tasks.briefing.figures import Series
from tasks.series.series_row import PointRow
from tasks.series.state import SIGNALS


def chart_points(
    series: Series, points: Sequence[PointRow], targets: Sequence[float | None] | None = None
) -> list[ChartPoint]:
    """One a month or period, those without a value among them, each with its target if there are any."""
    return [_point(series, one, target) for one, target in zip(points, targets or [None] * len(points), strict=True)]


def _point(series: Series, point: PointRow, target: float | None) -> ChartPoint:
    return ChartPoint(
        date=numbers.month(point.period_end),
        phase=point.phase,
        value=point.value,
        centre=point.centre,
        lower=within(series, point.lower),
        upper=within(series, point.upper),
        standing=_standing(series, point),
        target=target,
    )


def within(series: Series, limit: float | None) -> float | None:
    """A share ends at none and all."""
    return limit if limit is None or series.meaning.form != "proportion" else min(max(limit, 0.0), 1.0)


def _standing(series: Series, point: PointRow) -> Standing:
    if point.point_type not in SIGNALS:
        return "ordinary"
    if series.meaning.direction not in ("up", "down"):
        return "changed"
    return "better" if point.direction == series.meaning.direction else "worse"
