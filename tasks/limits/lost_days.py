"""The limit on days of school, already over, that a calendar had in session and has no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from expectations.contract import Contract
from reports.calendar_words import on_days
from reports.numbers import listed, plural
from tasks.limits.delivery import Delivery
from tasks.sql_text import quoted, sql_text
from tasks.validation.school_names import school_names
from tasks.verdicts.loss import LostDays
from tasks.verdicts.verdict import Limit

# A week of snow, of one school; who loses more has probably lost a part of the file.
MOST_LOST_DAYS = 5
# Calendars of a school year that may have had a day.
_MOST_EARLIER = 12
_MOST_NAMED = 3
# Stands for every school, where nobody has named them.
_ANY = ""


def find_lost_days(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    earlier: Sequence[Delivery],
    schools: Path | None,
    days: tuple[date, date],
) -> tuple[LostDays, ...]:
    """The days that earlier good calendars had in session and this one has not, none for other contracts.

    `days` are the first of the school year and the last that is over; `schools` are the accepted rows of their list.
    """
    if contract.dataset != "calendar" or not earlier:
        return ()
    _see_calendars(warehouse, [now, *reversed(earlier[-_MOST_EARLIER:])])
    _see_schools(warehouse, schools)
    values = {"year_start": days[0], "until": days[1]}
    rows = warehouse.execute(sql_text("limits/lost_days.sql"), values).fetchall()
    dates_of: dict[tuple[str, bool], list[date]] = {}
    for school_id, day, is_of_last in rows:
        dates_of.setdefault((school_id, is_of_last), []).append(day)
    schools_of: dict[tuple[tuple[date, ...], bool], list[str]] = {}
    for (school_id, is_of_last), dates in dates_of.items():
        is_held = is_of_last and len(dates) > MOST_LOST_DAYS
        schools_of.setdefault((tuple(dates), is_held), []).append(school_id)
    return tuple(
        LostDays(school_ids=tuple(ids), dates=dates, is_held=is_held)
        for (dates, is_held), ids in sorted(schools_of.items())
    )


def lost_days_limit(lost: Sequence[LostDays], before: Delivery | None, schools: Path | None) -> Limit | None:
    """The limit that is broken where a school lost more days than may go."""
    held = [one for one in lost if one.is_held]
    if before is None or not held:
        return None
    dates = sorted({day for one in held for day in one.dates})
    where = _where({school for one in held for school in one.school_ids}, schools)
    what = f"{plural(len(dates), 'day')} of school that {'was' if len(dates) == 1 else 'were'} in session {before.when}"
    said = f"{what}{where} {'is' if len(dates) == 1 else 'are'} not in session now"
    return Limit(name="days", sentence=f"{said} ({on_days(dates)}); at most {MOST_LOST_DAYS} of a school may go.")


def _where(lost: set[str], schools: Path | None) -> str:
    """At Birch and Cedar; at 12 schools."""
    if _ANY in lost or not schools:
        return ""
    names = school_names([schools])
    named = sorted(names.get(one, one) for one in lost)
    return f" at {listed(named) if len(named) <= _MOST_NAMED else plural(len(named), 'school')}"


def _see_calendars(warehouse: duckdb.DuckDBPyConnection, deliveries: Sequence[Delivery]) -> None:
    rows = (
        f"select {number} as calendar, school_id, date, is_session from read_parquet({quoted(one.rows)})"
        for number, one in enumerate(deliveries)
    )
    warehouse.execute(f"create or replace temp table calendars as {' union all '.join(rows)}")


def _see_schools(warehouse: duckdb.DuckDBPyConnection, schools: Path | None) -> None:
    warehouse.execute(
        "create or replace temp table known_schools (school_id varchar, opened_date date, closed_date date)"
    )
    if schools:
        rows = f"select school_id, opened_date, closed_date from read_parquet({quoted(schools)})"
    else:
        named = "select distinct school_id from calendars where school_id is not null"
        rows = f"select school_id, null, null from (select '{_ANY}' as school_id union all {named})"
    warehouse.execute(f"insert into known_schools {rows}")
