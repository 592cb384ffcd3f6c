"""The limit on days of attendance that are those of the month or week before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb

from expectations.contract import Contract
from reports.numbers import day, month
from tasks.limits.delivery import Delivery
from tasks.limits.first_told import first_told, of_all_or_each
from tasks.sql_text import sql_text
from tasks.validation.school_names import school_names
from tasks.verdicts.verdict import Limit

FEWEST_ABSENCES = 20
FEWEST_STUDENTS = 10
FEWEST_DAYS = 3
LEAST_PERCENT = 90
# Of fewer days of a month it cannot be said who is away on most.
FEWEST_DAYS_OF_MONTH = 10
# Of more rows, only those of some students are compared.
_MOST_ROWS = 1_000_000

# Whether it is a week, its first day and that of the one before, and the school, None for all; absences, and the same.
_Period = tuple[bool, date, date, str | None, int, int]


def see_days_away(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery | None
) -> None:
    """Make `days_away` of attendance, the few numbers that tell nearly always that all is well, and their pairs."""
    if contract.dataset == "attendance":
        days, since = sql_text("limits/days_away.sql"), {"since": before.verdict.freshest_date if before else None}
        warehouse.execute(f"create or replace temp table days_away as {days}", _rows(now) | since)
        warehouse.execute(f"create or replace temp view day_pairs as {sql_text('limits/day_pairs.sql')}")


def same_days_limit(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, schools: Path | None
) -> Limit | None:
    """The limit that is broken where absences newer than the last delivery repeat those of a month or week before.

    None for other contracts; of attendance there must be `days_away` and `day_pairs`. `schools` are the accepted rows
    of their list.
    """
    if contract.dataset != "attendance":
        return None
    bounds = {"fewest": FEWEST_ABSENCES, "least_percent": LEAST_PERCENT}
    # Numbers alone tell nearly always that nothing repeats; students are looked at only where they do not.
    likely = sql_text("limits/likely_same_periods.sql")
    warehouse.execute(f"create or replace temp table likely_same_periods as {likely}", bounds)
    if not warehouse.execute("select exists (from likely_same_periods)").fetchall()[0][0]:
        return None
    rows = _rows(now)
    fewest = {"fewest_students": FEWEST_STUDENTS, "fewest_days": FEWEST_DAYS, "fewest_of_month": FEWEST_DAYS_OF_MONTH}
    found: list[_Period] = warehouse.execute(sql_text("limits/same_days.sql"), rows | bounds | fewest).fetchall()
    told = of_all_or_each(found, school_at=3)
    if not told:
        return None
    names = school_names([schools] if schools else [])
    sampled = "in a sample of students, " if rows["one_in"] != 1 else ""
    said = first_told([_told(*one, names, sampled) for one in told])
    why = "See whether the newer days hold the rows of the older ones."
    return Limit(name="values", sentence=f"{said}. {why}")


def _rows(now: Delivery) -> dict[str, str | int]:
    return {"path": str(now.rows), "one_in": max(1, now.sizes.rows_n // _MOST_ROWS)}


def _told(
    is_week: bool,
    start: date,
    earlier: date,
    school_id: str | None,
    absences_n: int,
    same_n: int,
    names: Mapping[str, str],
    sampled: str,
) -> str:
    """At Cedar, 41 of 41 absences of Oct 2025 are the same as those of Sep 2025, student by student and day by day."""
    where = f"{f'at {names.get(school_id, school_id)}, ' if school_id else ''}{sampled}"
    newer, older = (f"the week of {day(start)}", "the week before") if is_week else (month(start), month(earlier))
    sentence = (
        f"{where}{same_n:,} of {absences_n:,} absences of {newer} are the same as those of {older}, student by student "
        "and day by day"
    )
    return f"{sentence[0].upper()}{sentence[1:]}"
