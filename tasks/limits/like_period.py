"""The time that two deliveries of a dataset both tell of, and how much each holds of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import duckdb

from expectations.contract import Contract
from tasks.sql_text import filled, sql_text


@dataclass(frozen=True)
class Sizes:
    """How many rows, people and schools there are; what the contract does not name is 0."""

    rows_n: int
    people_n: int
    schools_n: int


@dataclass(frozen=True)
class LikePeriod:
    """Days from `first_date` to `last_date`, both counted."""

    first_date: date
    last_date: date


@dataclass(frozen=True)
class Times:
    """What two profiles tell: the time that both hold, if any, and rows of a school's day in the newest months.

    Of the earlier delivery's newest month, which may not have been over, both have rows: fewer now are lost ones.
    """

    like: LikePeriod | None
    pace_now: float | None
    pace_before: float | None
    newest_month: date | None
    newest_month_now_n: int
    newest_month_before_n: int


def is_day_by_day(contract: Contract) -> bool:
    """Whether every school owes rows day by day: a file of new days only is no smaller for that."""
    return contract.every_school and contract.dates_reach == "cadence"


def times(warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Path, before: Path) -> Times:
    """Compare two profiles.

    A like period ends with the last month of the earlier delivery that was over; where it holds only one month, with
    its newest day. It begins with the earlier delivery, so that rows lost since then are missed.
    """
    paths = {"now": str(now), "before": str(before)}
    told = warehouse.execute(sql_text("limits/like_period.sql"), paths).fetchall()[0]
    first_before, first_now, last_before, last_whole, end_of_whole = cast(tuple[date | None, ...], told[:5])
    pace_now, pace_before = cast(tuple[float | None, float | None], told[5:7])
    newest_month, now_n, before_n = cast(tuple[date | None, int | None, int | None], told[7:])
    like = None
    if first_before and first_now and last_before and end_of_whole:
        is_rolling = is_day_by_day(contract)
        first_date = max(first_before, first_now) if is_rolling else first_before
        if last_whole and last_whole >= first_date:
            like = LikePeriod(first_date, end_of_whole)
        elif not is_rolling:
            like = LikePeriod(first_date, last_before)
    return Times(like, pace_now, pace_before, newest_month, now_n or 0, before_n or 0)


def sizes_within(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, rows: Path, like: LikePeriod, *, counts_people: bool
) -> Sizes:
    """How much of a delivery's accepted rows lies in a like period; people, which cost most, only where asked for."""
    nothing = "cast(null as varchar)"
    text = filled(
        "limits/sizes_within.sql",
        person_column=(counts_people and contract.person_column) or nothing,
        school_column=contract.school_column or nothing,
        date_column=contract.date_column,
    )
    values = {"path": str(rows), "first_date": like.first_date, "last_date": like.last_date}
    return Sizes(*warehouse.execute(text, values).fetchall()[0])


def first_date(warehouse: duckdb.DuckDBPyConnection, profile: Path) -> date | None:
    """The first day that a profile tells of."""
    ((first,),) = warehouse.execute(sql_text("limits/first_date.sql"), {"profile": str(profile)}).fetchall()
    return cast("date | None", first)
