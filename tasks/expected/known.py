"""What tells which rows are owed: the schools, and their days in session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from expectations.table import table_definition
from tasks.sql_text import quoted, sql_text
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

_KNOWN = ("schools", "school_history", "calendar", "notes")
_FACTS = ("school_units", "closures", "calendar_days")


def make_known(warehouse: duckdb.DuckDBPyConnection, usable: Sequence[Verdict]) -> None:
    """Make the tables of what is known, and of them the days of the calendar, as indicators have them."""
    for name in _KNOWN:
        _make_table(warehouse, name, [one.accepted_path for one in usable if one.contract == name])
    warehouse.execute("create schema facts")
    for name in _FACTS:
        warehouse.execute(parsed(f"create table facts.{name} as {sql_text(f'indicators/facts/{name}.sql')}"))
    _see_enrolment(warehouse, usable)


def has_calendar(warehouse: duckdb.DuckDBPyConnection) -> bool:
    """Whether any day in session is known."""
    return bool(warehouse.execute("select 1 from facts.session_days limit 1").fetchall())


def _see_enrolment(warehouse: duckdb.DuckDBPyConnection, usable: Sequence[Verdict]) -> None:
    """A view of who is enrolled where, of which only few columns are read; empty where nobody tells."""
    listed = ", ".join(quoted(one.accepted_path) for one in usable if one.contract == "enrolment" and one.accepted_path)
    if listed:
        warehouse.execute(f"create view enrolment as select * from read_parquet([{listed}], union_by_name = true)")
    else:
        warehouse.execute(parsed(table_definition(CONTRACTS["enrolment"])))


def make_enrolled(warehouse: duckdb.DuckDBPyConnection, year_start: date, cycle_end: date) -> None:
    """The table `enrolled`: the students of the school year up to the cycle's end, and the school of each."""
    days = {"year_start": year_start, "cycle_end": cycle_end}
    warehouse.execute(parsed(f"create temp table enrolled as {sql_text('expected/enrolled.sql')}"), days)


def see_results(warehouse: duckdb.DuckDBPyConnection, contract: Contract, accepted: Path) -> None:
    """The table `sent_windows`: whose results of which part, where it may be named, came in which window."""
    see_windows(warehouse, accepted)
    _make_fact(warehouse, "model_windows")
    _make_fact(warehouse, "lacking_grades")
    warehouse.execute(
        f"create or replace view results as select *, case when {contract.part_column} in (select part from profile) "
        f"then {contract.part_column} end as part from read_parquet({quoted(accepted)})"
    )
    warehouse.execute(parsed(f"create or replace temp table sent_windows as {sql_text('expected/sent_windows.sql')}"))


def see_windows(warehouse: duckdb.DuckDBPyConnection, accepted: Path) -> None:
    """A view of accepted results, and the windows that they are counted in."""
    warehouse.execute(f"create or replace view assessments as select * from read_parquet({quoted(accepted)})")
    _make_fact(warehouse, "testing_windows")


def see_profile(warehouse: duckdb.DuckDBPyConnection, name: str, accepted: Path) -> None:
    """A view of the profile that lies beside accepted rows."""
    profile = quoted(accepted.with_suffix(".profile.parquet"))
    warehouse.execute(f"create or replace view {name} as select * from read_parquet({profile})")


def see_profiles(warehouse: duckdb.DuckDBPyConnection, accepted: Path, before: Path | None) -> None:
    """The views `profile` of accepted rows and `profile_before` of earlier ones, empty where there are none."""
    see_profile(warehouse, "profile", accepted)
    if before:
        see_profile(warehouse, "profile_before", before)
    else:
        warehouse.execute("create or replace view profile_before as from profile where false")


def _make_fact(warehouse: duckdb.DuckDBPyConnection, name: str) -> None:
    warehouse.execute(parsed(f"create or replace table facts.{name} as {sql_text(f'indicators/facts/{name}.sql')}"))


def _make_table(warehouse: duckdb.DuckDBPyConnection, name: str, paths: Sequence[Path | None]) -> None:
    contract = CONTRACTS[name]
    warehouse.execute(parsed(table_definition(contract)))
    columns = ", ".join(contract.column_names)
    listed = ", ".join(quoted(path) for path in paths if path)
    if listed:
        warehouse.execute(f"insert into {name} select {columns} from read_parquet([{listed}], union_by_name = true)")
