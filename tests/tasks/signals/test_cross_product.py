"""Frozen baselines, phases, gaps, points left out, charts, rules and screening, all with all, against those by hand."""

from __future__ import annotations

from collections import Counter
from itertools import product
from math import isclose
from random import Random

import pytest

from tasks.signals.chart_kinds import CHART_KINDS
from tasks.signals.rule_sets import RULE_SETS
from tests.tasks.signals.by_hand import Point, by_hand
from tests.tasks.signals.made_up_series import Judged, Number, Series, judged

POINTS_N = 36
BASELINES = (None, 9)
PHASES = ((), (11, 24))
GAPS = ((), (3, 4, 13, 20, 30))
LEFT_OUT = ((), (2, 14, 21))
SHAPES = ("step", "drift")


def made_up(chart: str, shape: str, gaps: tuple[int, ...], random: Random) -> dict[str, object]:
    levels = [
        0.3 + (0.12 if shape == "step" and index > 17 else 0) + (0.006 * index if shape == "drift" else 0)
        for index in range(POINTS_N)
    ]
    if not CHART_KINDS[chart].takes_counts:
        values: list[Number] = [round(100 * (level + random.gauss(0, 0.05)), 1) for level in levels]
        return {"values": [None if index in gaps else value for index, value in enumerate(values)]}
    denominators = [random.randint(30, 90) for _ in levels]
    counts: list[tuple[Number, Number]] = [
        (sum(random.random() < level for _ in range(many)), many)
        for level, many in zip(levels, denominators, strict=True)
    ]
    for index in gaps:
        counts[index] = (None, counts[index][1]) if index % 2 else (counts[index][0], 0)
    return {"counts": counts}


def every_combination() -> list[Series]:
    random = Random(2026)
    axes = (CHART_KINDS, RULE_SETS, (True, False), BASELINES, PHASES, GAPS, LEFT_OUT, SHAPES)
    return [
        Series(
            name=f"{number}",
            chart=chart,
            rules=rules,
            is_screened=is_screened,
            baseline_n=baseline_n,
            phases=phases,
            excluded=left_out,
            **made_up(chart, shape, gaps, random),
        )
        for number, (chart, rules, is_screened, baseline_n, phases, gaps, left_out, shape) in enumerate(product(*axes))
    ]


@pytest.fixture(scope="module")
def series() -> list[Series]:
    return every_combination()


@pytest.fixture(scope="module")
def by_definition(series: list[Series]) -> dict[str, list[Point]]:
    return {one.name: by_hand(one) for one in series}


@pytest.fixture(scope="module")
def ours(series: list[Series]) -> Judged:
    return judged(*series)


def test_every_point_is_judged_as_by_hand(
    series: list[Series], ours: Judged, by_definition: dict[str, list[Point]]
) -> None:
    seen: Counter[str] = Counter()
    for one in series:
        for point, wanted in zip(ours.points[one.name], by_definition[one.name], strict=True):
            assert (point["point_type"], point["direction"]) == wanted.verdict, (one, point, wanted)
            seen[f"{one.rules} {wanted.verdict[0]}"] += 1
    assert {f"{rules} {kind}" for rules in RULE_SETS for kind in ("outside", "shift", "common_cause", "missing")} <= {
        *seen
    }
    assert {"mdc-2023 two_of_three", "nhsr-0.2 two_of_three", "western-electric two_of_three", "mdc-2023 trend"} <= {
        *seen
    }


def test_all_limits_are_those_by_hand(
    series: list[Series], ours: Judged, by_definition: dict[str, list[Point]]
) -> None:
    for one in series:
        power = 3.6 if one.chart == "t" else 1.0
        for point, wanted in zip(ours.points[one.name], by_definition[one.name], strict=True):
            if wanted.limits and wanted.near:
                told = (point["lower"], point["upper"], point["near_lower"], point["near_upper"])
                lines = [limit**power for limit in (*wanted.limits, *wanted.near)]
                pairs = zip(told, lines, strict=True)
                assert all(isclose(ours_, theirs, rel_tol=1e-9, abs_tol=1e-12) for ours_, theirs in pairs), one
