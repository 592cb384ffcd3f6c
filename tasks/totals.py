"""Finds rows that are probably totals of the others: counted among them, they would be counted twice."""

from __future__ import annotations

import duckdb

from expectations.contract import Contract
from expectations.rules import Rule
from tasks.sql_text import filled

TOTALS = Rule(
    name="total_among_rows",
    sentence="A row speaks of a part; this one looks like a total of the others, by its name or its sum.",
    scope="row",
    severity="warning",
)


def add_totals(warehouse: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    """Add the rows of `staged` that look like totals to the table `reasons`, where the contract's rows are parts."""
    for along in contract.parts_along:
        beside = [name for name in contract.key if name != along]
        query = filled(
            "validation/totals.sql",
            rule=TOTALS.name,
            how_many=contract.amount_column or "cast(null as bigint)",
            beside=", ".join(beside) or "true",
            along=along,
        )
        # A row may be a total along two columns, and is told once.
        warehouse.execute(f"insert into reasons from ({query}) as found anti join reasons using (rule, _id)")
