"""The limit on levels of a test that count in one grade both as proficient and as not, or go with other scores."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from expectations.contract import Contract
from reports.numbers import day, plural
from tasks.limits.delivery import Delivery
from tasks.limits.first_told import first_told
from tasks.limits.turned_marks import turned_marks
from tasks.sql_text import sql_text
from tasks.validation.school_names import school_names
from tasks.verdicts.verdict import Limit

# Of so few rows each may have been looked at again.
FEWEST_ROWS = 10
# What fewer people have in common is not named.
_FEWEST_PEOPLE = 10

_WHY_TURNED = "See whether the export has is_proficient, the levels or the scores of these results exchanged."
_WHY_TORN = "Within a test, subject and grade a level is proficient or it is not: look at is_proficient of these rows."

_Level = tuple[str, str, str, int, int, int, date | None, date | None]


def levels_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    schools: Path | None,
) -> Limit | None:
    """The limit that such levels break; None for other contracts, and for levels of which this is so already.

    Where schools are known at which the proficient, or a level, have scores on the wrong side, they are told instead.
    `schools` are the accepted rows of their list.
    """
    if contract.dataset != "assessments":
        return None
    turned = turned_marks(warehouse, now, before)
    tests = {(one.assessment, one.subject) for one in turned}
    torn = [one for one in _torn(warehouse, now.rows) if one[:2] not in tests]
    told = {one[:3] for one in _torn(warehouse, before.rows)} if torn and before else set()
    new = [one for one in torn if one[:3] not in told]
    if not (new or turned):
        return None
    names = school_names([schools] if schools else [])
    said = first_told([*(one.told(before, names) for one in turned), *(_told(*one) for one in new)])
    whys = [_WHY_TURNED] if turned else []
    whys += [_WHY_TORN] if new else []
    return Limit(name="values", sentence=f"{said}. {' '.join(whys)}")


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
