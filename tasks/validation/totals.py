"""Finds rows that are probably totals of the others: counted among them, they would be counted twice."""

from __future__ import annotations

import duckdb

from expectations.contract import Contract
from expectations.rules import Rule
from expectations.sql_literal import literal
from tasks.sql_text import filled

TOTALS = Rule(
    name="total_among_rows",
    sentence="A row speaks of a part; this one looks like a total of the others, by its name or its sum.",
    scope="row",
    severity="warning",
)

NAMED_TOTAL = Rule(
    name="named_total",
    sentence="A row speaks of one thing; this one names a total in its place.",
    scope="row",
    severity="critical",
)
NAMES_OF_TOTALS = "^(grand |sub)?totals?( .*)?$|^(.* )?total$|^all (schools|grades|students|staff|teachers|employees)$"


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
            names_of_totals=literal(NAMES_OF_TOTALS),
        )
        # A row may be a total along two columns, and is told once.
        warehouse.execute(f"insert into reasons from ({query}) as found anti join reasons using (rule, _id)")


def add_named_totals(warehouse: duckdb.DuckDBPyConnection, contract: Contract, *, of_suspects: bool) -> None:
    """Add the rows that name a total by an id of their key to the table `reasons`; not where rows are parts of a whole.

    An id that another dataset has is looked for among `suspects`, since nobody has that number; one of the dataset's
    own in all rows of `staged`, where such a row may be right but for its number.
    """
    refers = {one.name: bool(one.refers_to) for one in contract.columns}
    ids = [name for name in contract.key if name.endswith("_id") and refers[name] is of_suspects]
    if contract.parts_along or not ids:
        return
    named = " or ".join(f"regexp_matches(lower({name}), {literal(NAMES_OF_TOTALS)})" for name in ids)
    rows = filled(
        "validation/named_totals.sql",
        rule=NAMED_TOTAL.name,
        is_named=named,
        rows="suspects" if of_suspects else "staged",
    )
    warehouse.execute(f"insert into reasons from ({rows}) as found anti join reasons using (rule, _id)")
