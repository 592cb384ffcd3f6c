"""What is told of a series of published figures, and of its points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from tasks.series.judging import FEWEST_AFTER, LEAST_OF_A_STEP, RECENT_N
from tasks.sql_text import sql_text
from tasks.warehouse import parsed

_KNOBS = {"recent_n": RECENT_N, "fewest_after": FEWEST_AFTER, "least_told": LEAST_OF_A_STEP}


@dataclass(frozen=True)
class SeriesRow:
    """A series of one unit; `points_n` are those of its latest phase, and `judged_n` those of them that are judged.

    Period, value, centre, limits, point type and direction are those of its latest point, which is one of `signal_n`
    that signal together, and of `run_n` on one side of the centre. `lag_1` is the correlation of the baseline's points
    with those before them; `higher_n` of the latest points in a row are above all of the baseline, `lower_n` below. The
    points cross their middle `crossings_n` times, `crossings_min` at least by chance; where it is a step from one level
    to another, the second is from `step_start_date` on.
    """

    measure: str
    slice: str
    unit_type: str
    unit_id: str
    is_month: bool
    points_n: int
    judged_n: int
    is_seasonal: bool
    has_summers: bool
    is_correlated: bool
    lag_1: float | None
    chart: str
    rules: str
    rules_version: str
    baseline_n: int
    baseline_start_date: date | None
    baseline_end_date: date | None
    period_start: date
    period_end: date
    value: float
    centre: float | None
    lower: float | None
    upper: float | None
    point_type: str
    direction: str
    not_computable_why: str
    flagged_n: int
    baseline_flagged_n: int
    recent_outside_n: int
    signal_n: int | None
    higher_n: int
    lower_n: int
    crossings_n: int | None
    crossings_min: int | None
    step_start_date: date | None
    signal_start_date: date | None
    run_n: int
    run_start_date: date | None
    phase_kind: str
    phase_start_date: date | None
    phase_text: str
    phase_author: str


@dataclass(frozen=True)
class PointRow:
    """A point of a series with its limits, where it has any; its value is None where a month has none."""

    measure: str
    slice: str
    unit_type: str
    unit_id: str
    period_start: date
    period_end: date
    phase: int
    numerator: float | None
    denominator: float | None
    value: float | None
    centre: float | None
    lower: float | None
    upper: float | None
    point_type: str
    direction: str


def series_rows(warehouse: duckdb.DuckDBPyConnection) -> list[SeriesRow]:
    """One row a series that `judge_series` has judged."""
    rows = warehouse.execute(parsed(sql_text("series/series_rows.sql")), _KNOBS).fetchall()
    return [SeriesRow(*row) for row in rows]


def points_by_series(warehouse: duckdb.DuckDBPyConnection) -> dict[tuple[str, str, str, str], list[PointRow]]:
    """The points of these series in the order of their periods, by measure, slice, type and id of the unit."""
    found: dict[tuple[str, str, str, str], list[PointRow]] = {}
    for row in warehouse.execute(parsed(sql_text("series/point_rows.sql"))).fetchall():
        point = PointRow(*row)
        found.setdefault((point.measure, point.slice, point.unit_type, point.unit_id), []).append(point)
    return found
