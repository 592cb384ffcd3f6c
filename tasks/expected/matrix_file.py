"""The matrix of all that should have arrived, as a file for the engineer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from tasks.insert_rows import insert_rows
from tasks.sql_text import quoted, sql_text
from tasks.verdicts.verdict import Verdict


def write_matrix(warehouse: duckdb.DuckDBPyConnection, verdicts: Sequence[Verdict], into: Path) -> None:
    """Write dataset, owner, school, part, period and whether rows have come; a dataset that did not come is one row."""
    warehouse.execute("create table owners (dataset varchar, owner varchar, status varchar)")
    insert_rows(warehouse, "owners", [[one.dataset, one.owner, one.status] for one in verdicts])
    into.parent.mkdir(parents=True, exist_ok=True)
    warehouse.execute(f"copy ({sql_text('expected/matrix.sql')}) to {quoted(into)} (format csv, header)")
