"""Puts rows of Python values into a table with one statement, since a statement for each is planned for each."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb


def insert_rows(warehouse: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[object]]) -> None:
    """Each row has a value for every column, in their order."""
    if rows:
        columns = [list(values) for values in zip(*rows, strict=True)]
        warehouse.execute(f"insert into {table} select {', '.join('unnest(?)' for _ in columns)}", columns)
