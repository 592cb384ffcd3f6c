"""The limit on most students of a school who are enrolled at another one too, so that both count them."""

from __future__ import annotations

from datetime import date

import duckdb

from expectations.contract import Contract
from reports.numbers import plural
from tasks.limits.became import Became
from tasks.limits.delivery import Delivery
from tasks.limits.enrolled import FEWEST_GONE, see_school_names
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Limit

# The last day at one school and the first at the next are entered apart, by some days.
MOST_DAYS_OF_A_MOVE = 3
_MOST_NAMED = 3


def enrolled_twice_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    year_start: date,
    became: Became,
    least_n: int,
) -> Limit | None:
    """The limit that is broken where most of a school are at another one too, and were not; None for other contracts.

    Both deliveries are of the school year that began on `year_start`. Some students of most schools may be at two, such
    as at a centre for trades, and most of such a centre are each time. Fewer than `least_n` are not looked at.
    """
    if before is None or contract.dataset != "enrolment":
        return None
    dates = [one.verdict.snapshot_date for one in (now, before)]
    if None in dates:
        return None
    became.see(warehouse)
    see_school_names(warehouse, became.schools)
    values = {
        "now": str(now.rows),
        "before": str(before.rows),
        "first_date": year_start,
        "now_date": dates[0],
        "before_date": dates[1],
        "most_days": MOST_DAYS_OF_A_MOVE,
        "fewest": max(FEWEST_GONE, least_n),
    }
    rows = warehouse.execute(sql_text("limits/enrolled_twice.sql"), values).fetchall()
    if not rows:
        return None
    told = "; ".join(_told(*row, least_n=least_n) for row in rows[:_MOST_NAMED])
    more = f"; and so it is with {plural(len(rows) - _MOST_NAMED, 'other school')}" if len(rows) > _MOST_NAMED else ""
    sentence = (
        f"{told}{more}, which was not so {before.when}: both schools would count them. See whether the export lists "
        "them twice, and whether who has moved has an exit_date."
    )
    return Limit(name="values", sentence=sentence)


def _told(school: str, other: str, twice_n: int, students_n: int, *, least_n: int) -> str:
    """38 of 40 students of Birch are enrolled at Cedar on the same days; of fewer others it is not said how many."""
    whom = "Nearly all" if 0 < students_n - twice_n < least_n else f"{twice_n:,} of {students_n:,}"
    return f"{whom} students of {school} are enrolled at {other} on the same days"
