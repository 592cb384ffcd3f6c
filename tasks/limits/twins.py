"""The limit on rows that came again under other ids of their own, as by a second export that numbers them anew."""

from __future__ import annotations

from pathlib import Path

import duckdb

from expectations.contract import Contract, Kind
from tasks.limits.delivery import Delivery
from tasks.limits.filled import columns_of
from tasks.sql_text import filled
from tasks.verdicts.verdict import Limit

# A student may do the same thing twice a day.
_FEWEST = 10
_MOST_PERCENT = 20
# Where rows tell little they have often been alike before: only twice the share is more.
_TIMES = 2


def twins_limit(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery | None
) -> Limit | None:
    """The limit that is broken where many rows have a twin, and clearly more than last time; None of other contracts.

    Where nothing came before, the share alone tells.
    """
    own_id = _own_id(contract)
    if not own_id:
        return None
    rows_n, twins_n = _counted(warehouse, contract, own_id, now.rows)
    if twins_n < _FEWEST or 100 * twins_n <= _MOST_PERCENT * rows_n:
        return None
    if before:
        before_n, before_twins_n = _counted(warehouse, contract, own_id, before.rows)
        if twins_n * before_n < _TIMES * before_twins_n * rows_n:
            return None
    sentence = (
        f"{twins_n:,} of {rows_n:,} rows are the same as another in all columns but {own_id}. "
        "See whether they were exported twice, under new numbers."
    )
    return Limit(name="values", sentence=sentence)


def _counted(warehouse: duckdb.DuckDBPyConnection, contract: Contract, own_id: str, rows: Path) -> tuple[int, int]:
    there = columns_of(warehouse, rows)
    others = [name for name in contract.column_names if name in there and name != own_id]
    query = filled("limits/twins.sql", own_id=own_id, others=", ".join(others))
    rows_n, twins_n = warehouse.execute(query, {"rows": str(rows)}).fetchall()[0]
    return rows_n, twins_n


def _own_id(contract: Contract) -> str:
    """The column by which the department numbers what befell a person on a day; empty where there is none."""
    columns = {one.name: one for one in contract.columns}
    first = columns[contract.key[0]]
    is_number = first.kind is Kind.TEXT and not (first.refers_to or first.codes)
    is_event = contract.about_people and contract.date_column and columns[contract.person_column].required
    return first.name if is_event and is_number and first.name != contract.person_column else ""
