"""Writing what a query gives to a file that only its owner may read, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tasks.sql_text import quoted
from tasks.storage.private_files import seal


def write_private_rows(
    warehouse: duckdb.DuckDBPyConnection, query: str, path: Path, options: str = "format parquet"
) -> Path:
    """Write them in one step; `options` are those of DuckDB's COPY."""
    part = path.with_name(f".{path.name}.part")
    warehouse.execute(f"copy ({query}) to {quoted(part)} ({options})")
    return seal(part, path)
