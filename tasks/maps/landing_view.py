"""Makes what landed one relation: the rows of a snapshot, and the lines of it that are none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from expectations.sql_literal import literal
from tasks.sources.column_names import FILE_COLUMN, MALFORMED_COLUMN, ROW_COLUMN, same
from tasks.sql_text import quoted, quoted_name
from tasks.validation.copies import Copy


def see_landed(
    warehouse: duckdb.DuckDBPyConnection, snapshot: Path, malformed: Path | None = None, copies: Sequence[Copy] = ()
) -> None:
    """Make the view `landed`, without the files that are copies of others.

    Where there are lines that are no rows, they are among it, as far as their values go, and the table
    `malformed_lines` (_file, _row, _malformed) says which they are and why.
    """
    rows = f"select * from read_parquet({quoted(snapshot)})"
    names = ", ".join(literal(one.name) for one in copies)
    left = f"where {FILE_COLUMN} not in ({names})" if copies else ""
    if malformed:
        lines = f"read_parquet({quoted(malformed)})"
        told = ", ".join((FILE_COLUMN, ROW_COLUMN, MALFORMED_COLUMN))
        warehouse.execute(f"create table malformed_lines as select {told} from {lines} {left}")
        there = {same(name): name for name in _columns(warehouse, lines)}
        cells = ", ".join(
            quoted_name(there[same(name)]) if same(name) in there else "null"
            for name in _columns(warehouse, f"({rows})")
        )
        rows = f"select * from ({rows} union all select {cells} from {lines})"
    warehouse.execute(f"create view landed as {rows} {left}")


def _columns(warehouse: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    return [name for name, *_ in warehouse.execute(f"describe select * from {relation}").fetchall()]
