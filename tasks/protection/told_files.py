"""The numbers that readers were told before, as tables that protection looks at, and those of a run, as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from tasks.sql_text import filled, quoted, sql_text


def load_told(warehouse: duckdb.DuckDBPyConnection, released: Sequence[Path] = (), beside: Path | None = None) -> None:
    """Make the tables `released`, of what the same readers were told before, and `withheld`.

    `beside` has what the run tells readers who may see more: what is hidden from them is hidden from everybody.
    """
    for name, files in (("released", released), ("withheld", [beside] if beside else [])):
        warehouse.execute(filled("protection/numbers_table.sql", table=name))
        if files:
            found = {"files": [str(path) for path in files]}
            warehouse.execute(filled("protection/released_numbers.sql", table=name), found)


def write_told(warehouse: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write what `shown_numbers` tells and hides, as `load_told` reads it: for the owner's eyes only."""
    warehouse.execute(f"copy ({sql_text('protection/told_numbers.sql')}) to {quoted(path)} (format parquet)")
