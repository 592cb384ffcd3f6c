"""The limit on a grade of a school that a roster had in the same school year, and has no more."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from expectations.contract import Contract
from reports.numbers import plural
from tasks.limits.became import Became
from tasks.limits.delivery import Delivery
from tasks.limits.enrolled import FEWEST_GONE, see_school_names
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Limit

_MOST_NAMED = 3


def gone_grades_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    cycle_end: date,
    became: Became,
    schools: Path | None,
) -> Limit | None:
    """The limit that is broken where nobody is left of a grade of ten or more at a school that has others.

    Most of these people are not in the roster at all, so that no new code of a grade and no move is taken for it; those
    who have left stay in the list. None for other contracts, and not of schools of which it is said what they became.
    Both rosters are of one school year. `schools` are the accepted rows of their list.
    """
    if before is None or contract.dataset != "enrolment":
        return None
    see_school_names(warehouse, schools)
    became.see(warehouse)
    values = {
        "now": str(now.rows),
        "before": str(before.rows),
        "on_date": min(cycle_end, before.verdict.snapshot_date or cycle_end),
        "fewest": FEWEST_GONE,
    }
    rows = warehouse.execute(sql_text("limits/gone_grades.sql"), values).fetchall()
    if not rows:
        return None
    told = ", ".join(f"grade {grade} of {school} ({gone_n:,})" for school, grade, gone_n in rows[:_MOST_NAMED])
    more = f" and {plural(len(rows) - _MOST_NAMED, 'other grade')} of schools" if len(rows) > _MOST_NAMED else ""
    people = plural(sum(gone_n for *_, gone_n in rows), "student")
    return Limit(
        name="volume",
        sentence=f"{people} of whole grades who were enrolled {before.when} are not in this roster: "
        f"{told}{more}. Who leaves stays in the list with exit_date: see whether the export leaves out a grade.",
    )
