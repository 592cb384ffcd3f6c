"""Finds rows whose cells have moved to other columns: so much is wrong with them that each reason alone misleads."""

from __future__ import annotations

import duckdb

from expectations.rules import Rule
from tasks.moved import Moved
from tasks.sql_text import sql_text

SHIFTED = Rule(
    name="row.shifted",
    sentence="The cells of a row stand in their own columns.",
    scope="row",
    severity="critical",
)


def find_shifted(warehouse: duckdb.DuckDBPyConnection, moved: Moved | None = None) -> tuple[str, ...]:
    """Fill the table `shifted_rows` (_id, column_name) from `reasons` and `staged`; return the columns broken there.

    Where the cells of whole files have `moved`, all their rows in `reasons` are meant.
    """
    if moved:
        _take_files(warehouse, moved)
        return tuple(sorted({name for pair in moved.found for name in pair}))
    warehouse.execute(f"create or replace temp table shifted_rows as {sql_text('validation/causes/shifted.sql')}")
    found = warehouse.execute("select distinct column_name from shifted_rows order by all").fetchall()
    return tuple(name for (name,) in found)


def _take_files(warehouse: duckdb.DuckDBPyConnection, moved: Moved) -> None:
    columns = ", ".join(f"('{holder}')" for holder, _ in moved.found)
    warehouse.execute(
        "create or replace temp table shifted_rows as select distinct reasons._id, moved.column_name "
        f"from reasons cross join (values {columns}) as moved (column_name)"
    )
    files = [file for file in moved.files if file]
    if files:
        warehouse.execute(
            "delete from shifted_rows where _id not in (select _id from staged where list_contains($files, _file))",
            {"files": files},
        )
