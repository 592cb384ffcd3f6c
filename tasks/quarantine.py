"""Sets aside the rows that break a contract, each once and with all its reasons."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tasks.private_files import seal
from tasks.sql_text import quoted, sql_text


def write_quarantine(warehouse: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the rows held back, as they came where that can be told, as a CSV in the department's own folder."""
    part = path.with_name(f".{path.name}.part")
    columns = {name for name, *_ in warehouse.execute("describe staged").fetchall()}
    way = "rows" if {"_file", "_row"} <= columns else "aggregates"
    warehouse.execute(f"copy ({sql_text(f'validation/held_back_{way}.sql')}) to {quoted(part)} (format csv, header)")
    seal(part, path)
