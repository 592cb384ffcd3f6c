"""Tells a published run whose protected files were harmed from an error of our own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tasks.sql_text import quoted
from tasks.storage.run_folder import told_of_run, unreadable, warehouse_of
from tasks.warehouse import open_warehouse

_TABLES = """
    select format('"{}"."{}"', schema_name, table_name) from duckdb_tables() where not internal order by all
"""


@contextmanager
def harm_told(run: Path) -> Iterator[None]:
    """Raise RunNotFound for what fails since the run's warehouse or numbers are gone, cut or changed.

    They are read through only where something has failed; all other errors pass as they are.
    """
    try:
        yield
    except duckdb.Error:
        if not _can_be_read(warehouse_of(run)):
            raise unreadable(run, "warehouse", warehouse_of(run)) from None
        if not _can_be_read(told_of_run(run)):
            raise unreadable(run, "list of numbers", told_of_run(run)) from None
        raise


def _can_be_read(path: Path) -> bool:
    """Whether DuckDB reads all that is in one of its own files, or in one of Parquet."""
    is_warehouse = path.suffix == ".duckdb"
    try:
        with open_warehouse(path if is_warehouse else None, read_only=is_warehouse) as opened:
            rows = f"read_parquet({quoted(path)})"
            tables = [name for (name,) in opened.execute(_TABLES).fetchall()] if is_warehouse else [rows]
            for table in tables:
                opened.execute(f"select bit_xor(hash(one)) from {table} as one")
    except duckdb.Error:
        return False
    return True
