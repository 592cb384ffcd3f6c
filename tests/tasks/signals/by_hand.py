"""The same verdicts by hand: one series at a time, point by point, as the definitions say it; slow and plain."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log2, pi, sqrt
from statistics import fmean, median

from tests.tasks.signals.made_up_series import Row, Series

Verdict = tuple[str, str | None]
Limits = tuple[float, float] | None
NEAR_ONLY, ANY_THIRD = ("nhsr-0.2",), ("western-electric",)
SHIFT_N = {"mdc-2023": 7, "nhsr-0.2": 7, "western-electric": 8}
TREND_N = {"mdc-2023": 7, "nhsr-0.2": 7}


@dataclass
class Point:
    place: int
    figure: float | None
    weight: float
    in_baseline: bool
    limits: Limits = None
    near: Limits = None
    zone: int | None = None
    verdict: Verdict = ("common_cause", None)


def by_hand(series: Series) -> list[Point]:
    phases: dict[int, list[Point]] = {}
    left_out: dict[int, list[Point]] = {}
    for row in series.points():
        point = Point(row["date"], figure_of(series, row), row["denominator"] or 1.0, row["in_baseline"])
        (left_out if row["is_excluded"] else phases).setdefault(row["phase"], []).append(point)
    for number, points in phases.items():
        judge_phase(series, points, left_out.get(number, []))
    everything = (one for some in (phases, left_out) for points in some.values() for one in points)
    return sorted(everything, key=lambda one: one.place)


def figure_of(series: Series, row: Row) -> float | None:
    if series.counts:
        numerator, denominator = row["numerator"], row["denominator"]
        return numerator / denominator if numerator is not None and denominator else None
    if row["value"] is None:
        return None
    return row["value"] ** (1 / 3.6) if series.chart == "t" else row["value"]


def judge_phase(series: Series, points: list[Point], left_out: list[Point]) -> None:
    baseline = [one for one in points if one.in_baseline]
    seen = [one for one in baseline if one.figure is not None]
    figures = [one.figure for one in seen]
    if series.chart in ("p", "pp", "ip", "u"):
        centre = sum(one.figure * one.weight for one in seen) / sum(one.weight for one in seen)
    else:
        centre = median(figures) if series.chart in ("run", "g") else fmean(figures)
    sigma = one_sigma(series, baseline, centre, fmean(figures))
    middle = fmean(figures) if series.chart == "g" else centre
    for one in (*points, *left_out):
        if one.figure is None:
            one.verdict = ("missing", None)
            continue
        if series.chart != "run":
            width = sigma / sqrt(one.weight) if series.counts else sigma
            one.limits, one.near = (bounded(series, middle, times * width) for times in (3, 2))
        one.zone = zone_of(one, centre)
        if one.zone in (-3, 3):
            one.verdict = ("outside", "up" if one.zone > 0 else "down")
    apply_rules(series, points)


def one_sigma(series: Series, baseline: list[Point], centre: float, mean: float) -> float:
    if series.chart in ("p", "u", "g"):
        return sqrt({"p": centre * (1 - centre), "u": centre, "g": mean * (mean + 1)}[series.chart])
    if series.chart == "run":
        return 0.0
    ranges = []
    for before, one in pairwise(baseline):
        if before.figure is None or one.figure is None:
            continue
        if series.chart == "pp":
            z_before, z = ((each.figure - centre) * sqrt(each.weight) for each in (before, one))
            ranges.append(abs(z - z_before) / sqrt(centre * (1 - centre)))
        elif series.chart == "ip":
            spread = sqrt(1 / before.weight + 1 / one.weight)
            ranges.append(sqrt(pi / 2) * abs(one.figure - before.figure) / spread)
        else:
            ranges.append(abs(one.figure - before.figure))
    mean_range = fmean(ranges)
    if series.is_screened:
        factor = 3.2665 if series.chart == "ip" else 3.267
        mean_range = fmean([one for one in ranges if one < factor * mean_range])
    if series.chart == "pp":
        return mean_range / 1.128 * sqrt(centre * (1 - centre))
    return mean_range * {"xmr": 2.66 / 3, "t": 1 / 1.128, "ip": 1.0}[series.chart]


def bounded(series: Series, middle: float, width: float) -> tuple[float, float]:
    lower, upper = middle - width, middle + width
    if series.chart in ("p", "pp", "u", "g", "t"):
        lower = max(lower, 0.0)
    if series.chart in ("p", "pp"):
        upper = min(upper, 1.0)
    return lower, upper


def zone_of(one: Point, centre: float) -> int:
    slack = 1e-10
    side = 0 if abs(one.figure - centre) < slack else (1 if one.figure > centre else -1)
    for reach, limits in ((3, one.limits), (2, one.near)):
        if limits and one.figure > limits[1] + slack:
            return reach
        if limits and one.figure < limits[0] - slack:
            return -reach
    return side


def apply_rules(series: Series, points: list[Point]) -> None:
    """The later ones first, so that an earlier one overwrites them."""
    zones = [one.zone or 0 for one in points]
    found: dict[int, Verdict] = {}
    for start, length in (runs if series.rules == "anhoej" else same_side)(zones, series.rules):
        for index in range(start, start + length):
            if zones[index]:
                found[index] = ("shift", "up" if zones[index] > 0 else "down")
    if series.rules != "anhoej":
        found |= two_of_three(points, series.rules)
    for index, direction in trends(points, TREND_N.get(series.rules)):
        found[index] = ("trend", direction)
    for index, verdict in found.items():
        if points[index].verdict[0] == "common_cause":
            points[index].verdict = verdict


def same_side(zones: list[int], rules: str) -> list[tuple[int, int]]:
    n = SHIFT_N[rules]
    windows = [(start, zones[start : start + n]) for start in range(len(zones) - n + 1)]
    return [(start, n) for start, window in windows if min(window) > 0 or max(window) < 0]


def runs(zones: list[int], _rules: str) -> list[tuple[int, int]]:
    useful = [index for index, zone in enumerate(zones) if zone]
    grouped: list[list[int]] = []
    for index in useful:
        if grouped and (zones[grouped[-1][-1]] > 0) == (zones[index] > 0):
            grouped[-1].append(index)
        else:
            grouped.append([index])
    longest = round(log2(len(useful))) + 3 if useful else 0
    return [(one[0], one[-1] - one[0] + 1) for one in grouped if len(one) > longest]


def two_of_three(points: list[Point], rules: str) -> dict[int, Verdict]:
    found: dict[int, Verdict] = {}
    for start in range(len(points) - 2):
        window = points[start : start + 3]
        if any(one.zone is None for one in window):
            continue
        for sign, direction in ((1, "up"), (-1, "down")):
            toward = [one.zone * sign for one in window]
            far = [zone == 2 if rules in NEAR_ONLY else zone >= 2 for zone in toward]
            if sum(far) >= 2 and (rules in ANY_THIRD or min(toward) > 0):
                found |= {start + offset: ("two_of_three", direction) for offset, is_far in enumerate(far) if is_far}
    return found


def trends(points: list[Point], n: int | None) -> list[tuple[int, str]]:
    found: dict[int, str] = {}
    for start in range(len(points) - n + 1) if n else ():
        window = [one.figure for one in points[start : start + n]]
        if None in window:
            continue
        steps = [after - before for before, after in pairwise(window)]
        direction = "up" if min(steps) > 0 else "down" if max(steps) < 0 else None
        for index in range(start, start + n) if direction else ():
            # A turning point belongs to the trend that comes first.
            found.setdefault(index, direction)
    return list(found.items())
