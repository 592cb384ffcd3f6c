"""The limit on attendance in which present and absent look exchanged, of a school and month."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb

from expectations.contract import Contract
from reports.numbers import month, rate
from tasks.limits.delivery import Delivery
from tasks.limits.filled import columns_of
from tasks.limits.first_told import first_told
from tasks.sql_text import sql_text
from tasks.validation.school_names import school_names
from tasks.verdicts.verdict import Limit

# Of fewer rows, a day on which a school was nearly empty is the month.
FEWEST_ROWS = 100
FEWEST_REASONED = 20
# Three in four are present even where attendance is poor; hardly anybody present has a reason to be absent.
USUALLY_PRESENT, FEW, FALLEN = 0.75, 0.1, 0.25

_Month = tuple[str, date, int, int, int, int, float]


def turned_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    schools: Path | None,
) -> Limit | None:
    """The limit that is broken where rows newer than the last delivery's have those absent who are usually present.

    None for other contracts and for a first delivery. `schools` are the accepted rows of their list.
    """
    since = before.verdict.freshest_date if before else None
    if since is None or contract.dataset != "attendance" or "absence_reason" not in columns_of(warehouse, now.rows):
        return None
    found: list[_Month] = warehouse.execute(
        sql_text("limits/turned.sql"),
        {
            "path": str(now.rows),
            "since": since,
            "fewest": FEWEST_ROWS,
            "fewest_reasoned": FEWEST_REASONED,
            "usually_present": USUALLY_PRESENT,
            "few": FEW,
            "fallen": FALLEN,
        },
    ).fetchall()
    if not found:
        return None
    names = school_names([schools] if schools else [])
    said = first_told([_told(*one, names) for one in found])
    return Limit(name="values", sentence=f"{said}. See whether the export has present and absent exchanged.")


def _told(
    school_id: str,
    start: date,
    rows_n: int,
    away_n: int,
    reasoned_n: int,
    present_reasoned_n: int,
    usual: float,
    names: Mapping[str, str],
) -> str:
    """At Cedar, 560 of 600 rows of Apr 2026 are of absent students, where 94.0% are usually present, and 3 ..."""
    said = (
        f"At {names.get(school_id, school_id)}, {away_n:,} of {rows_n:,} rows of {month(start)} are of absent "
        f"students, where {rate(usual)} are usually present"
    )
    if reasoned_n < FEWEST_REASONED:
        return said
    return f"{said}, and {present_reasoned_n:,} of {reasoned_n:,} whole days with a reason of absence are of who came"
