"""Draws limits for any number of series at once and says of every point whether it is a signal."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from tasks.insert_rows import insert_rows
from tasks.signals.chart_kinds import CHART_KINDS
from tasks.signals.rule_sets import RULE_SETS
from tasks.signals.run_limits import run_limits
from tasks.sql_text import sql_text
from tasks.warehouse import parsed

# Each reads those before it; behind each stands what nothing reads any more.
_STEPS = (
    ("figures", ()),
    ("measured", ()),
    ("centres", ()),
    ("ranges", ("measured",)),
    ("widths", ("centres",)),
    ("limits", ("ranges",)),
    ("neighbours", ("limits",)),
    ("runs", ()),
    ("run_analysis", ()),
    ("signals", ("figures", "neighbours", "runs")),
    ("summaries", ("run_analysis", "widths")),
)
_TABLES = ("chart_kinds", "rule_sets", "run_limits")


def judge(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables `signals`, one row a point, and `summaries`, one row a series and phase.

    The moving-range chart of a phase is `moving_range` between 0 and `range_upper` around `range_centre`, in the units
    its chart's width rests on: values, for T their power, for P′ standard deviations.

    Reads two relations. `points`: series, phase, date, value or numerator and denominator (NULL where missing),
    in_baseline, is_excluded (left out by a person), target; one row a series and date, and series and dates of any
    type with an order. `charted`: series, chart, rules, improvement (increase, decrease, neutral), is_screened.
    """
    for statement in sql_text("signals/tables.sql").strip().removesuffix(";").split(";"):
        warehouse.execute(parsed(statement))
    _fill(warehouse, "chart_kinds", CHART_KINDS.values())
    _fill(warehouse, "rule_sets", RULE_SETS.values())
    for name, done in _STEPS:
        if name == "run_analysis":
            ((most_n,),) = warehouse.execute("select coalesce(max(useful_n), 0) from runs").fetchall()
            insert_rows(warehouse, "run_limits", list(run_limits(most_n)))
        warehouse.execute(parsed(f"create or replace temp table {name} as {sql_text(f'signals/{name}.sql')}"))
        for table in done:
            warehouse.execute(f"drop table {table}")
    for table in _TABLES:
        warehouse.execute(f"drop table {table}")


def _fill(warehouse: duckdb.DuckDBPyConnection, table: str, rows: Iterable[object]) -> None:
    columns = [name for (name, *_) in warehouse.execute(f"describe {table}").fetchall()]
    insert_rows(warehouse, table, [tuple(getattr(row, column) for column in columns) for row in rows])
