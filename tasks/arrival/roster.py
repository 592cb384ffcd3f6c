"""The enrolled, by their numbers: what other datasets' numbers are held against."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from tasks.sql_text import quoted, sql_text

STATE_NUMBER = "state_student_id"


def read_roster(warehouse: duckdb.DuckDBPyConnection, enrolment: Sequence[Path]) -> None:
    """Fill the tables `roster` (student_id, state_student_id), `own` (number) and `state_numbers` from accepted rows.

    A state number that two students have names neither of them. Without enrolment all three are empty.
    """
    if not enrolment:
        warehouse.execute(f"create or replace temp table roster (student_id varchar, {STATE_NUMBER} varchar)")
    else:
        _fill(warehouse, enrolment)
    warehouse.execute("create or replace temp table own as select distinct student_id as number from roster")
    warehouse.execute(f"create or replace temp table state_numbers as {sql_text('arrival/state_numbers.sql')}")


def _fill(warehouse: duckdb.DuckDBPyConnection, enrolment: Sequence[Path]) -> None:
    listed = ", ".join(quoted(path) for path in enrolment)
    relation = f"read_parquet([{listed}], union_by_name = true)"
    there = {name for name, *_ in warehouse.execute(f"describe select * from {relation}").fetchall()}
    state = STATE_NUMBER if STATE_NUMBER in there else "cast(null as varchar)"
    warehouse.execute(
        f"create or replace temp table roster as select distinct student_id, {state} as {STATE_NUMBER} from {relation}"
    )
