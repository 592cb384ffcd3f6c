"""How many values each column of a file of mapped rows holds."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tasks.sql_text import sql_text


def filled_columns(warehouse: duckdb.DuckDBPyConnection, rows: Path) -> dict[str, int]:
    """The number of values by column, columns that are empty throughout left out."""
    return dict(warehouse.execute(sql_text("limits/filled_columns.sql"), {"path": str(rows)}).fetchall())


def columns_of(warehouse: duckdb.DuckDBPyConnection, rows: Path) -> set[str]:
    """The names of its columns."""
    described = warehouse.execute("describe from read_parquet($path)", {"path": str(rows)}).fetchall()
    return {name for name, *_ in described}


def rows_of(warehouse: duckdb.DuckDBPyConnection, rows: Path) -> int:
    """How many rows a file holds."""
    ((rows_n,),) = warehouse.execute("select count(*) from read_parquet($path)", {"path": str(rows)}).fetchall()
    return int(rows_n)


def is_of_one_file(warehouse: duckdb.DuckDBPyConnection, rows: Path) -> bool:
    """Whether all rows came from one source file, as far as the Parquet file's own counts tell."""
    ((is_one,),) = warehouse.execute(sql_text("limits/one_source_file.sql"), {"path": str(rows)}).fetchall()
    return bool(is_one)
