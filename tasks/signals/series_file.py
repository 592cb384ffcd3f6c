"""Reads an analyst's file of series into the relations that `judge` reads."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tasks.signals.charting import Charting
from tasks.signals.series_mistakes import refuse_columns, refuse_rows, refuse_settings
from tasks.sources.analyst_file import land_file
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN, same
from tasks.sources.plain_name import plain_name
from tasks.sql_text import quoted, quoted_name, sql_text

COLUMNS = ("series", "date", "value", "numerator", "denominator", "target")


def read_series(path: Path, charting: Charting, warehouse: duckdb.DuckDBPyConnection) -> None:
    """Make `points`, `charted` and `given_dates` (series, date, and the date as it is written) from one file.

    Columns are `date`, `value` or `numerator` and `denominator`, and optionally `series` and `target`. A cell
    that is empty is a missing value.
    Raises SourceUnavailable or SourceUnreadable about the file, SeriesUnusable about what is in it.
    """
    refuse_settings(charting)
    with TemporaryDirectory() as folder:
        landed = Path(folder) / "landed.parquet"
        land_file(path, landed, called="series", column="date")
        found = [name for (name, *_) in warehouse.execute(f"describe from {quoted(landed)}").fetchall()]
        names = {same(name): name for name in found if name not in (FILE_COLUMN, ROW_COLUMN)}
        refuse_columns(plain_name(path.name), names, COLUMNS, charting)
        columns = ", ".join(
            f"{quoted_name(names[name]) if name in names else 'null'} as {name}_text" for name in COLUMNS
        )
        warehouse.execute(
            f"create temp table written as select {columns}, {ROW_COLUMN} as row_number from {quoted(landed)}"
        )
    warehouse.execute(f"create temp table typed as {sql_text('signals/typed.sql')}")
    refuse_rows(plain_name(path.name), charting, warehouse)
    warehouse.execute(
        f"create temp table points as {sql_text('signals/points.sql')}",
        {
            "phase_starts": sorted(set(charting.phase_starts)),
            "baseline_n": charting.baseline_n,
            "target": charting.target,
        },
    )
    warehouse.execute(
        f"create temp table charted as {sql_text('signals/charted.sql')}",
        {
            "chart": charting.chart,
            "rules": charting.rule_set.rules,
            "improvement": charting.improvement,
            "is_screened": charting.screens,
        },
    )
    warehouse.execute("create temp table given_dates as select series, date, date_text, row_number from typed")
    warehouse.execute("drop table written; drop table typed")
