"""Columns that hold each other's values of last time, row by row: a limit, since their headers look exchanged."""

from __future__ import annotations

import duckdb

from expectations.contract import Contract
from expectations.sql_literal import literal
from tasks.limits.delivery import Delivery
from tasks.limits.filled import columns_of
from tasks.root_causes.cause_id import cause_id
from tasks.sql_text import filled
from tasks.verdicts.verdict import EXCHANGED, Cause, Verdict

# So many rows in which two columns differed are no chance; of them, nearly all must have each other's values.
_FEWEST_ROWS = 5
_LEAST_PERCENT = 90
_ROWS_SAMPLED = 5_000
# Of lists that people type, values may have been exchanged under headers that stayed where they were.
_MOST_TYPED = 5_000


def exchanged_causes(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery | None
) -> tuple[Cause, ...]:
    """One cause for each two columns of `now` that have the other's values of `before` in nearly all rows of one key.

    None for a first delivery, nor where the columns of what no person typed came in the order of last time. The key's
    own columns are not compared, since by them the rows are found again.
    """
    if before is None or not (now.verdict.column_changes.is_reordered or now.sizes.rows_n <= _MOST_TYPED):
        return ()
    there = [columns_of(warehouse, path) for path in (now.rows, before.rows)]
    columns = [name for name in contract.column_names if name not in contract.key and all(name in one for one in there)]
    if len(columns) < 2 or not all({*contract.key} <= one for one in there):
        return ()
    cells = ", ".join(f"{{'name': {literal(name)}, 'value': cast({name} as varchar)}}" for name in columns)
    found = warehouse.execute(
        filled("limits/exchanged.sql", key=", ".join(contract.key), cells=f"[{cells}]"),
        {
            "now": str(now.rows),
            "before": str(before.rows),
            "one_in": max(1, min(now.sizes.rows_n, before.sizes.rows_n) // _ROWS_SAMPLED),
            "fewest_rows": _FEWEST_ROWS,
            "least_percent": _LEAST_PERCENT,
        },
    ).fetchall()
    return tuple(_cause(now.verdict, *one) for one in found)


def _cause(now: Verdict, one: str, other: str, differed_n: int, exchanged_n: int) -> Cause:
    return Cause(
        cause_id=cause_id(now.dataset, EXCHANGED, one, other),
        rule=EXCHANGED,
        columns=(one, other),
        sentence=f"The headers of {one} and {other} look exchanged: in {exchanged_n:,} of {differed_n:,} compared rows "
        "in which the two differed last time, each holds what the other held.",
        hint=f"see which of the two columns is {one}, and send the file again with each under its own header",
        rows_n=now.read_n,
        is_stop=True,
    )
