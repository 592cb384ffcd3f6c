"""The limit on a list of what lasts, of which nothing lasts into the cycle: last year's goals in this year's folder."""

from __future__ import annotations

from datetime import date

import duckdb

from expectations.contract import Contract
from reports.numbers import day
from tasks.district import Cycle
from tasks.limits.delivery import Delivery
from tasks.limits.staleness import why_stale
from tasks.sql_text import filled
from tasks.verdicts.verdict import Limit


def ended_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    expected: str,
    now: Delivery,
    cycle: Cycle,
    school_year_start_date: date,
) -> Limit | None:
    """The limit that is broken where each row has a last day and all of these lie before the cycle."""
    column = contract.last_day_column
    if not column or expected == "once":
        return None
    text = filled("limits/last_day.sql", last_day_column=column)
    last_date, open_n = warehouse.execute(text, {"path": str(now.rows)}).fetchall()[0]
    if open_n or last_date is None or last_date >= cycle.start:
        return None
    why = why_stale(now.verdict, last_date, school_year_start_date)
    sentence = f"The latest {column} is {day(last_date)}, but the cycle begins on {day(cycle.start)}{why}."
    return Limit(name="stale", sentence=sentence)
