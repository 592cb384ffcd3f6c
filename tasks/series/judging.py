"""Judges every series of published figures: which chart, which baseline, which of its points are signals."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from tasks.insert_rows import insert_rows
from tasks.signals.chart_kinds import CHART_KINDS
from tasks.signals.judge import judge
from tasks.sql_text import sql_text
from tasks.warehouse import parsed

# Fewer points are dots, fewer than the second number a run chart on trial. Source: definitions, 2.7.
FEWEST_FOR_RUNS = 8
FEWEST_FOR_LIMITS = 13
# The baseline of a phase is frozen, so that a change does not widen its own limits: with the first 16 of 24 points
# frozen, a step of 1.5 standard deviations is found in 84 of 100 series and not in 54. Source: definitions, 2.7.
BASELINE_POINTS = 16
# A seasonal one is frozen with the first two years of each month, which are 20 points of schools, 24 of things.
BASELINE_YEARS = 2
# Beyond this correlation of points with those before them limits are too narrow. Source: definitions, 2.9.
MOST_CORRELATION = 0.3
# When the denominators of a proportion are large or uneven, binomial limits are too narrow. Source: definitions, 2.6.
LARGE_N = 1000
MOST_VARIATION = 1.25
FEWEST_EXPECTED = 5
# A new phase is proposed where a run is so long that it could be one. Source: definitions, 2.7.
FEWEST_AFTER = 8
# Two levels that leave so little of how a series varies are a step.
LEAST_OF_A_STEP = 0.8
# So many of the latest points are looked at when it is said how many of them lie outside.
RECENT_N = 4
# How often the latest point of a series in which nothing has changed is a signal all the same: simulated, by the rules
# of NHSRplotthedots. Source: definitions, 2.8.
FALSE_ALARM_RATE = 0.02

_BASELINE = {"baseline_years": BASELINE_YEARS}
_ENOUGH = {"fewest_for_runs": FEWEST_FOR_RUNS, "fewest_for_limits": FEWEST_FOR_LIMITS}
_STEPS: tuple[tuple[str, Mapping[str, float]], ...] = (
    ("dated_figures", {}),
    ("phased_points", {}),
    ("series_phases", _BASELINE),
    ("judged_values", {**_BASELINE, "baseline_points": BASELINE_POINTS}),
    (
        "series_charts",
        {
            **_ENOUGH,
            "most_correlation": MOST_CORRELATION,
            "fewest_expected": FEWEST_EXPECTED,
            "large_n": LARGE_N,
            "most_variation": MOST_VARIATION,
        },
    ),
    ("points", {}),
    ("charted", {}),
)


def judge_series(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables that `series_rows.sql` and `point_rows.sql` read.

    Reads the relations `measures`, `meanings` and `notes`.
    """
    warehouse.execute("create temp table rules_by_chart (chart varchar, rules varchar, is_screened boolean)")
    kinds = [(kind.chart, kind.rules, kind.is_screened) for kind in CHART_KINDS.values()]
    insert_rows(warehouse, "rules_by_chart", kinds)
    for name, values in _STEPS:
        warehouse.execute(parsed(f"create temp table {name} as {sql_text(f'series/{name}.sql')}"), values)
    judge(warehouse)
    warehouse.execute(parsed(f"create temp table told_points as {sql_text('series/told_points.sql')}"), _ENOUGH)
