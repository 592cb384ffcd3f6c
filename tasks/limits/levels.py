"""The limit on levels of a test that count in one grade both as proficient and as not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from expectations.contract import Contract
from reports.numbers import day, plural
from tasks.limits.delivery import Delivery
from tasks.limits.first_told import first_told
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Limit

# Of so few rows each may have been looked at again.
FEWEST_ROWS = 10
# What fewer people have in common is not named.
_FEWEST_PEOPLE = 10

_Level = tuple[str, str, str, int, int, int, date | None, date | None]


def levels_limit(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery | None
) -> Limit | None:
    """The limit that such levels break; None for other contracts, and for levels of which this is so already."""
    if contract.dataset != "assessments":
        return None
    torn = _torn(warehouse, now.rows)
    told = {one[:3] for one in _torn(warehouse, before.rows)} if torn and before else set()
    new = [one for one in torn if one[:3] not in told]
    if not new:
        return None
    named = first_told([_told(*one) for one in new])
    why = "Within a test, subject and grade a level is proficient or it is not: look at is_proficient of these rows."
    return Limit(name="values", sentence=f"{named}. {why}")


def _torn(warehouse: duckdb.DuckDBPyConnection, rows: Path) -> list[_Level]:
    values = {"path": str(rows), "fewest": FEWEST_ROWS}
    return warehouse.execute(sql_text("limits/levels.sql"), values).fetchall()


def _told(
    assessment: str,
    subject: str,
    level: str,
    students_n: int,
    yes_n: int,
    no_n: int,
    yes_date: date | None,
    no_date: date | None,
) -> str:
    """In mathematics of MAP, the level "Basic" counts as proficient in 12 rows, and in 30 rows it does not."""
    named = f'the level "{level}"' if students_n >= _FEWEST_PEOPLE else "one level"
    yes, no = plural(yes_n, "row"), plural(no_n, "row")
    return (
        f"In {subject} of {assessment}, {named} counts as proficient in {yes}{_of_window(yes_date)}, and in "
        f"{no}{_of_window(no_date)} it does not"
    )


def _of_window(end: date | None) -> str:
    return f" of the window that ends on {day(end)}" if end else ""
