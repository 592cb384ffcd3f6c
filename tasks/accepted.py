"""Writes the rows that go on."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tasks.private_files import seal
from tasks.sql_text import quoted, sql_text


def write_accepted(warehouse: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the rows of `staged` without a critical reason, in the order in which they came, as typed Parquet."""
    (rows_n,) = warehouse.execute("select count(*) from mapped_rows").fetchall()[0]
    flags = sql_text("validation/held_back_flags.sql").replace("$rows_n", str(rows_n))
    warehouse.execute(f"set variable held_back = ({flags})")
    part = path.with_name(f".{path.name}.part")
    warehouse.execute(f"copy ({sql_text('validation/accepted_rows.sql')}) to {quoted(part)} (format parquet)")
    warehouse.execute("reset variable held_back")
    seal(part, path)
