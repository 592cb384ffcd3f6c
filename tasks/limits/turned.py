"""The limit on attendance in which present and absent look exchanged, of a school in a month or on some days of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb

from expectations.contract import Contract
from reports.numbers import month, rate, span
from tasks.limits.delivery import Delivery
from tasks.limits.filled import columns_of
from tasks.limits.first_told import first_told
from tasks.sql_text import sql_text
from tasks.validation.school_names import school_names
from tasks.verdicts.verdict import Limit

# Of fewer rows, a day on which a school was nearly empty is the month.
FEWEST_ROWS = 100
FEWEST_REASONED = 20
# Hardly anybody comes for a day or two, such as in snow; of a class trip there are rows of few.
FEWEST_DAYS, FEWEST_ROWS_OF_A_DAY = 3, 20
# Three in four are present even where attendance is poor; hardly anybody present has a reason to be absent.
USUALLY_PRESENT, FEW, FALLEN = 0.75, 0.1, 0.25

# Of a school, and of a month or of days from the first to the last, which may be the first of all: the rows, those of
# absent students, whole days with a reason, those of them of who came, and which share usually comes.
_Month = tuple[str, date, int, int, int, int, float]
_Run = tuple[str, date, date, bool, int, int, int, int, float]
# A school, a month or days in words, and the same.
_Told = tuple[str, str, int, int, int, int, float]


def turned_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    schools: Path | None,
) -> Limit | None:
    """The limit that is broken where rows newer than the last delivery's have those absent who are usually present.

    None for other contracts; of attendance there must be `days_away`. Of a first delivery, only days after usual ones
    are judged. `schools` are the accepted rows of their list.
    """
    if contract.dataset != "attendance" or "absence_reason" not in columns_of(warehouse, now.rows):
        return None
    since = before.verdict.freshest_date if before else None
    likely = sql_text("limits/likely_turned_days.sql")
    ((may_have_runs,),) = warehouse.execute(likely, {"fewest_days": FEWEST_DAYS}).fetchall()
    if since is None and not may_have_runs:
        return None
    days = sql_text("limits/days_present.sql")
    warehouse.execute(f"create or replace temp table days_present as {days}", {"path": str(now.rows), "since": since})
    bounds = {
        "fewest": FEWEST_ROWS,
        "fewest_reasoned": FEWEST_REASONED,
        "usually_present": USUALLY_PRESENT,
        "few": FEW,
    }
    of_day = {"fewest_days": FEWEST_DAYS, "fewest_of_day": FEWEST_ROWS_OF_A_DAY}
    months = warehouse.execute(sql_text("limits/turned.sql"), bounds | {"fallen": FALLEN}).fetchall()
    runs = warehouse.execute(sql_text("limits/turned_days.sql"), bounds | of_day).fetchall() if may_have_runs else []
    if not (months or runs):
        return None
    names = school_names([schools] if schools else [])
    said = first_told([_told(*one, names) for one in _each_once(months, runs)])
    return Limit(name="values", sentence=f"{said}. See whether the export has present and absent exchanged.")


def _each_once(months: Sequence[_Month], runs: Sequence[_Run]) -> list[_Told]:
    """Days in the place of the months that they reach, but a month that they fill from its first newer day."""
    of_months = {one[:2] for one in months}
    within = [one for one in runs if not (one[3] and (one[0], one[1].replace(day=1)) in of_months)]
    reached = {
        (school_id, start)
        for school_id, start in of_months
        for of, first, last, *_ in within
        if of == school_id and first.replace(day=1) <= start <= last
    }
    return [
        *((one[0], month(one[1]), *one[2:]) for one in months if one[:2] not in reached),
        *((one[0], span(one[1], one[2]), *one[4:]) for one in within),
    ]


def _told(
    school_id: str,
    period: str,
    rows_n: int,
    away_n: int,
    reasoned_n: int,
    present_reasoned_n: int,
    usual: float,
    names: Mapping[str, str],
) -> str:
    """At Cedar, 560 of 600 rows of Apr 2026 are of absent students, where 94.0% are usually present, and 3 ..."""
    said = (
        f"At {names.get(school_id, school_id)}, {away_n:,} of {rows_n:,} rows of {period} are of absent "
        f"students, where {rate(usual)} are usually present"
    )
    if reasoned_n < FEWEST_REASONED:
        return said
    return f"{said}, and {present_reasoned_n:,} of {reasoned_n:,} whole days with a reason of absence are of who came"
