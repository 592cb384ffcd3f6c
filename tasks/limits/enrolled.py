"""The limit on students whom a roster had enrolled at a school on some day, and has no more."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import duckdb

from expectations.contract import Contract
from reports.numbers import day, plural
from tasks.limits.delivery import Delivery
from tasks.sql_text import quoted, sql_text
from tasks.verdicts.verdict import Limit

# Of so few students any part may have left.
FEWEST_GONE = 10
# After three quarters of a school year students may all be said to leave at its end.
COMPARED = timedelta(days=273)
_MOST_NAMED = 3


def enrolled_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    limit_percent: int,
    year_start: date,
    schools: Path | None,
) -> Limit | None:
    """The limit that is broken where a school has many fewer enrolled on a day; None for other contracts.

    Rows and people may be as many as before: who leaves stays in the list, with the last day. Who is in the list no
    more is told by the volume of its rows. Days are those of the school year that began on `year_start`, up to the
    delivery and to three quarters of the year; of a school that has closed, those before. Who went to a school that
    opened in the year has left as was to be. `schools` are the accepted rows of their list.
    """
    if before is None or contract.dataset != "enrolment":
        return None
    last_date = min(year_start + COMPARED, now.verdict.snapshot_date or date.max)
    see_school_names(warehouse, schools)
    values = {
        "now": str(now.rows),
        "before": str(before.rows),
        "first_date": year_start,
        "last_date": last_date,
        "fewest": FEWEST_GONE,
        "most_percent": limit_percent,
    }
    rows = warehouse.execute(sql_text("limits/enrolled.sql"), values).fetchall()
    if not rows:
        return None
    told = "; ".join(_told(*row, when=before.when) for row in rows[:_MOST_NAMED])
    more = f"; and {plural(len(rows) - _MOST_NAMED, 'other school')}" if len(rows) > _MOST_NAMED else ""
    large = f"More than {limit_percent}% fewer at a school is a large change: look at entry_date and exit_date."
    return Limit(name="volume", sentence=f"{told}{more}. {large}")


def _told(school: str, first_date: date, now_n: int, before_n: int, *, when: str) -> str:
    """Birch has 17 students enrolled on Nov 15, 2025, not 36 as told on Nov 20, 2025."""
    enrolled = plural(now_n, "student") if now_n else "no student"
    return f"{school} has {enrolled} enrolled on {day(first_date)}, not {before_n:,} as told {when}"


def see_school_names(warehouse: duckdb.DuckDBPyConnection, schools: Path | None) -> None:
    """Make the view `known_schools` of their accepted list; empty where nobody has sent one."""
    rows = (
        "select null::varchar as school_id, null::varchar as name, null::date as opened_date, "
        "null::date as closed_date where false"
    )
    if schools:
        rows = f"select school_id, name, opened_date, closed_date from read_parquet({quoted(schools)})"
    warehouse.execute(f"create or replace temp view known_schools as {rows}")
