"""How many rows as many days had in a delivery before, where a new year has begun and no days are in both."""

from __future__ import annotations

import duckdb

from reports.numbers import plural
from tasks.limits.change import ROWS, large_change
from tasks.limits.delivery import Delivery
from tasks.limits.like_period import first_date

# The months of a year differ more than those of two years do.
_LARGE_PERCENT = 50


def fewer_than_as_many_days(warehouse: duckdb.DuckDBPyConnection, now: Delivery, before: Delivery) -> list[str]:
    """One text where fewer than half of the rows are there that as many days had, none otherwise."""
    now_days_n, before_days_n = _days_n(warehouse, now), _days_n(warehouse, before)
    expected_n = before.sizes.rows_n * now_days_n // before_days_n if before_days_n else 0
    if now.sizes.rows_n >= expected_n:
        return []
    return large_change(
        ROWS,
        now.sizes.rows_n,
        expected_n,
        _LARGE_PERCENT,
        f"that {plural(now_days_n, 'day')} had in what came {before.when}",
    )


def _days_n(warehouse: duckdb.DuckDBPyConnection, delivery: Delivery) -> int:
    """From the first day to the newest, both counted; 0 where there is none."""
    first, newest = first_date(warehouse, delivery.profile), delivery.verdict.freshest_date
    return (newest - first).days + 1 if first and newest else 0
