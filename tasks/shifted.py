"""Finds rows whose cells have moved to other columns: so much is wrong with them that each reason alone misleads."""

from __future__ import annotations

import duckdb

from expectations.rules import Rule
from tasks.sql_text import sql_text

SHIFTED = Rule(
    name="row.shifted",
    sentence="The cells of a row stand in their own columns.",
    scope="row",
    severity="critical",
)


def find_shifted(warehouse: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Fill the table `shifted_rows` (_id, column_name) from `reasons` and `staged`; return the columns broken there."""
    warehouse.execute(f"create or replace temp table shifted_rows as {sql_text('validation/causes/shifted.sql')}")
    found = warehouse.execute("select distinct column_name from shifted_rows order by all").fetchall()
    return tuple(name for (name,) in found)
