"""Who is proficient, or of a level, by lower scores than who is not, where elsewhere or before it was the other way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import duckdb

from reports.numbers import day
from tasks.limits.delivery import Delivery
from tasks.sql_text import sql_text

# Of fewer results on one side, a few that are mismarked turn it.
_FEWEST_ROWS = 10


class TurnedMarks(NamedTuple):
    """The second of two values of a column that goes with the lower scores, or the higher, unlike what is usual.

    `school_id` is empty where it is so at all schools.
    """

    assessment: str
    subject: str
    column: str
    school_id: str
    window_end_date: date
    first: str
    second: str
    is_above: bool
    is_of_before: bool

    def told(self, before: Delivery | None, names: Mapping[str, str]) -> str:
        """At Cedar, the proficient have lower scores in reading of MAP than the others, in the window that ends ..."""
        who, others, they = "the proficient have", "the others", "they"
        if self.column != "is_proficient":
            who, others, they = f'the level "{self.second}" has', f'the level "{self.first}"', "it"
        where = f"At {names.get(self.school_id, self.school_id)}" if self.school_id else "At all schools"
        size, usual = ("higher", "lower") if self.is_above else ("lower", "higher")
        has = "has" if they == "it" else "have"
        unlike = f"{they} {has} {usual} ones elsewhere"
        if before and self.is_of_before:
            unlike = f"{they} had {usual} ones {before.when}"
        return (
            f"{where}, {who} {size} scores in {self.subject} of {self.assessment} than {others} in the window that "
            f"ends on {day(self.window_end_date)}; {unlike}"
        )


def turned_marks(warehouse: duckdb.DuckDBPyConnection, now: Delivery, before: Delivery | None) -> list[TurnedMarks]:
    """Those of test results, newest windows first; what was so of a window last time is left out."""
    _see(warehouse, "score_order", now.rows)
    if before:
        _see(warehouse, "score_order_before", before.rows)
    else:
        warehouse.execute("create or replace temp table score_order_before as from score_order limit 0")
    rows = warehouse.execute(sql_text("limits/turned_marks.sql"), {"fewest": _FEWEST_ROWS}).fetchall()
    return [TurnedMarks(*row) for row in rows]


def _see(warehouse: duckdb.DuckDBPyConnection, table: str, rows: Path) -> None:
    pairs = sql_text("limits/score_order.sql")
    warehouse.execute(f"create or replace temp table {table} as {pairs}", {"path": str(rows)})
