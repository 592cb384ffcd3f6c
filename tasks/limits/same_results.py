"""The limit on results of a window that are those of the window before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb

from expectations.contract import Contract
from reports.numbers import day
from tasks.limits.delivery import Delivery
from tasks.limits.first_told import first_told, of_all_or_each
from tasks.sql_text import sql_text
from tasks.validation.school_names import school_names
from tasks.verdicts.verdict import Limit

FEWEST_STUDENTS = 20
LEAST_PERCENT = 90

# Test, subject, the end of the window before and of the window, and the school; None for all schools.
_Key = tuple[str, str, date, date, str | None]


def same_results_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    schools: Path | None,
) -> Limit | None:
    """The limit that is broken where nearly all students of all schools, or of one, have the result they had before.

    None for other contracts, and for windows of which this is so already. `schools` are the accepted rows of their
    list.
    """
    if contract.dataset != "assessments":
        return None
    found = _same(warehouse, now.rows)
    already = _same(warehouse, before.rows) if found and before else {}
    told = of_all_or_each((key for key in found if key not in already), school_at=4)
    if not told:
        return None
    names = school_names([schools] if schools else [])
    said = first_told([_told(key, *found[key], names) for key in told])
    why = "See whether the newer window holds the results of the older one."
    return Limit(name="values", sentence=f"{said}. {why}")


def _same(warehouse: duckdb.DuckDBPyConnection, rows: Path) -> dict[_Key, tuple[int, int]]:
    values = {"path": str(rows), "fewest": FEWEST_STUDENTS, "least_percent": LEAST_PERCENT}
    found = warehouse.execute(sql_text("limits/same_results.sql"), values).fetchall()
    return {tuple(key): (students_n, same_n) for *key, students_n, same_n in found}


def _told(key: _Key, students_n: int, same_n: int, names: Mapping[str, str]) -> str:
    """In reading of MAP, 340 of 356 students have the same score in the window that ends on ... as in that of ..."""
    assessment, subject, earlier, end, school_id = key
    where = f" at {names.get(school_id, school_id)}" if school_id else ""
    return (
        f"In {subject} of {assessment}{where}, {same_n:,} of {students_n:,} students have the same score and level in "
        f"the window that ends on {day(end)} as in that which ended on {day(earlier)}"
    )
