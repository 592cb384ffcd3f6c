"""The limit on students of a school who are in a roster no more, while its other rows are as they were."""

from __future__ import annotations

from datetime import date

import duckdb

from expectations.contract import Contract
from reports.numbers import plural
from tasks.limits.became import Became
from tasks.limits.delivery import Delivery
from tasks.limits.enrolled import COMPARED, FEWEST_GONE, see_school_names
from tasks.sql_text import filled
from tasks.validation.ids_held_back import held_ids
from tasks.verdicts.verdict import Limit

_MOST_NAMED = 3


def gone_students_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    limit_percent: int,
    year_start: date,
    became: Became,
    least_n: int,
) -> Limit | None:
    """The limit that is broken where a school lost many by their rows, and not by a last day; None for other contracts.

    Both deliveries are of the school year that began on `year_start`; after three quarters of it all may go. In a list
    of those who are there now others have come in the place of who is gone. Fewer than `least_n` are not counted.
    """
    on_date = now.verdict.snapshot_date
    if before is None or contract.dataset != "enrolment" or on_date is None or on_date > year_start + COMPARED:
        return None
    became.see(warehouse)
    see_school_names(warehouse, became.schools)
    values = {
        "now": str(now.rows),
        "before": str(before.rows),
        "on_date": on_date,
        "fewest": FEWEST_GONE,
        "most_percent": limit_percent,
    }
    query = filled("limits/gone_students.sql", held_ids=held_ids(now.rows))
    rows = warehouse.execute(query, values).fetchall()
    if not rows:
        return None
    told = "; ".join(
        _told(school, gone_n, before_n, limit_percent, least_n) for school, gone_n, before_n in rows[:_MOST_NAMED]
    )
    more = f"; and some of {plural(len(rows) - _MOST_NAMED, 'other school')}" if len(rows) > _MOST_NAMED else ""
    sentence = (
        f"Students who were enrolled {before.when} are not in this roster: {told}{more}. "
        "Who leaves stays in the list with exit_date: see whether the export leaves out students."
    )
    return Limit(name="volume", sentence=sentence)


def _told(school: str, gone_n: int, before_n: int, limit_percent: int, least_n: int) -> str:
    if gone_n < least_n or 0 < before_n - gone_n < least_n:
        return f"more than {limit_percent}% of {school}"
    return f"{gone_n:,} of the {before_n:,} of {school}"
