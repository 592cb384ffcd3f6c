"""Whether newer rows of attendance are of absent students only: who was present seems to be left out."""

from __future__ import annotations

import duckdb

from expectations.contract import Contract
from reports.numbers import count, day
from tasks.limits.delivery import Delivery
from tasks.sql_text import sql_text

_FEWEST_ROWS = 20
# Hardly any, and not long before: half of the days or more.
_FEW, _USUAL = 0.05, 0.5


def absent_only(warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery) -> str:
    """A sentence about the rows after the last good delivery's newest day; empty where many are of who was present."""
    newest = before.verdict.freshest_date
    if contract.dataset != "attendance" or newest is None:
        return ""
    query = sql_text("limits/newer_present.sql")
    rows_n, present_n = warehouse.execute(query, {"path": str(now.rows), "after": newest}).fetchall()[0]
    then_n, present_then_n = warehouse.execute(query, {"path": str(before.rows), "after": None}).fetchall()[0]
    if rows_n < _FEWEST_ROWS or present_n >= _FEW * rows_n or present_then_n < _USUAL * then_n:
        return ""
    which = "None" if not present_n else f"Only {count(present_n)}"
    said = f"{which} of the {count(rows_n)} rows after {day(newest)} has present_fraction 1"
    return f"{said}: see whether the export leaves out who was present."
