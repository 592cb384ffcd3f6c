"""The limit on people who had left, and of whom nothing says so any more."""

from __future__ import annotations

from datetime import date

import duckdb

from expectations.contract import Contract
from tasks.limits.delivery import Delivery
from tasks.limits.filled import columns_of
from tasks.limits.watched import lasting_key
from tasks.sql_text import alike, filled
from tasks.verdicts.verdict import Limit

# So many do not come back at once, in the very stretch of time that was over.
_FEWEST_REOPENED = 10
# The column that says since when somebody is not there any more.
LAST_DAYS = {"enrolment": "exit_date", "staff": "end_date"}


def reopened_limit(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery | None
) -> Limit | None:
    """The limit that is broken where most rows that had ended have lost their last day; None for other lists of people.

    Both deliveries are of one school year.
    """
    last_day = LAST_DAYS.get(contract.dataset)
    if before is None or last_day is None:
        return None
    key = lasting_key(contract)
    if not all({last_day, *key} <= columns_of(warehouse, one.rows) for one in (now, before)):
        return None
    query = filled("limits/reopened.sql", last_day=last_day, is_same=alike("earlier", "later", key))
    values = {
        "now": str(now.rows),
        "before": str(before.rows),
        "on_date": before.verdict.snapshot_date or date.max,
    }
    ended_n, reopened_n = warehouse.execute(query, values).fetchall()[0]
    if reopened_n < _FEWEST_REOPENED or 2 * reopened_n < ended_n:
        return None
    return Limit(
        name="values",
        sentence=f"{reopened_n:,} of {ended_n:,} rows that had ended have no {last_day} any more, and the people would "
        f"count as there: see whether the export lost {last_day}.",
    )
