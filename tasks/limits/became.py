"""What became of schools that a list names no more, as school_history and their closed_date say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import duckdb

from tasks.sql_text import quoted, sql_text
from tasks.warehouse import share_warehouse

# The same words wherever a school is missed, since one line mends all.
HOW_TO_SAY_IT = (
    "If it was renumbered, merged, split or closed, one line in school_history (school_id, change, change_date, and "
    "successor_school_id, which must be in schools) says so for all datasets at once; for a school that closed, so "
    "does closed_date in schools."
)


@dataclass(frozen=True)
class Became:
    """The accepted rows of school_history and of schools, and the day up to which what they say has happened."""

    history: tuple[Path, ...] = ()
    schools: Path | None = None
    until: date = date.max

    def see(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        """Make the table `became`: a school that is given up, and each that stands for it; empty where none does."""
        columns = "school_id, change, change_date, successor_school_id"
        lines = "select null::varchar, null::varchar, null::date, null::varchar where false"
        if self.history:
            paths = ", ".join(quoted(one) for one in self.history)
            lines = f"select {columns} from read_parquet([{paths}])"
        warehouse.execute(f"create or replace temp view told ({columns}) as {lines}")
        closed = "select null::varchar, null::date where false"
        if self.schools:
            closed = f"select school_id, closed_date from read_parquet({quoted(self.schools)})"
        warehouse.execute(f"create or replace temp view closings (school_id, closed_date) as {closed}")
        query = f"create or replace temp table became as {sql_text('limits/became.sql')}"
        warehouse.execute(query, {"until": self.until})

    @cached_property
    def successors(self) -> dict[str, tuple[str, ...]]:
        """Of each school that is given up, all that stand for it, at once or in turn; empty where none does."""
        if not (self.history or self.schools):
            return {}
        with share_warehouse() as warehouse:
            self.see(warehouse)
            rows = warehouse.execute("select school_id, stands_for from became order by all").fetchall()
        return {old: tuple(new for one, new in rows if one == old and new) for old, _ in rows}

    def fewer_schools_n(self, warehouse: duckdb.DuckDBPyConnection, now: Path, before: Path) -> int:
        """How many fewer schools there are between two profiles by what is said; less than 0 where they are more."""
        self.see(warehouse)
        paths = {"now": str(now), "before": str(before)}
        fewer_n: int = warehouse.execute(sql_text("limits/fewer_schools.sql"), paths).fetchall()[0][0]
        return fewer_n

    def gone_schools(self, warehouse: duckdb.DuckDBPyConnection, now: Path, before: Path) -> list[str]:
        """The names of listed schools of which the profile `before` has rows and `now` none."""
        if self.schools is None:
            return []
        self.see(warehouse)
        paths = {"now": str(now), "before": str(before), "schools": str(self.schools)}
        return [name for (name,) in warehouse.execute(sql_text("limits/gone_schools.sql"), paths).fetchall()]


NOTHING_SAID = Became()
