"""Protects the tables of a made-up district once, in a process of its own, and prints the figures as one line of JSON.

    python -m tests.benchmarks.protection_side joint|rules SCHOOLS

`joint` hides over the joint table and audits it; `rules` is the SQL alone that says which numbers are too small. Making
the numbers, and imports, come before the clock starts.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb

from tests.benchmarks.sides import made_up_district, print_figures

MEASURES_SQL = Path(__file__).with_name("protection_measures.sql")
MEASURES_N = 10
_NOT_KNOWN = (
    "schools_expected_n",
    "schools_received_n",
    "students_expected_n",
    "students_received_n",
    "days_expected_n",
    "days_received_n",
)


def made(warehouse: duckdb.DuckDBPyConnection, schools_n: int) -> int:
    """Numbers of all measures, units and groups, in the frame of a cycle; how many there are."""
    from tasks.frame_tables import make_frame
    from tasks.indicators.shape import declared_columns
    from tasks.protect import make_policy
    from tasks.protection.told_files import load_told

    settings = made_up_district()
    make_frame(warehouse, settings, "fall")
    warehouse.execute("create schema facts")
    for fact in ("facts.attendance_by_group", "facts.testing"):
        columns = ", ".join(f"{name} {kind}" for name, kind in declared_columns(fact))
        warehouse.execute(f"create table {fact} ({columns})")
    text = MEASURES_SQL.read_text(encoding="utf-8")
    unknown = ", ".join(f"cast(null as bigint) as {name}" for name in _NOT_KNOWN)
    warehouse.execute(
        f"create table measures as select *, {unknown} from ({text})",
        {"schools_n": schools_n, "measures_n": MEASURES_N},
    )
    warehouse.execute(
        "create table schools as select distinct unit_id as school_id, school_level as level from measures "
        "where unit_type = 'school'"
    )
    warehouse.execute("alter table measures drop school_level")
    warehouse.execute(
        "insert into meanings by name "
        "select distinct measure, 'proportion' as form, 'students' as counted from measures"
    )
    make_policy(warehouse, settings.protection.internal)
    load_told(warehouse)
    ((rows_n,),) = warehouse.execute("select count(*) from measures").fetchall()
    return int(rows_n)


def joint(warehouse: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What is shown and hidden once all is audited."""
    from tasks.protect import choose_what_is_shown, violations

    choose_what_is_shown(warehouse)
    found = violations(warehouse)
    if found:
        raise SystemExit(f"protection: the audit finds {found}")
    told = warehouse.execute("select hidden_reason, count(*) from published group by all order by all").fetchall()
    return dict(told)


def rules(warehouse: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What is too small."""
    from tasks.sql_text import sql_text

    for name in ("split_months", "candidates"):
        warehouse.execute(f"create temp table {name} as {sql_text(f'protection/{name}.sql')}")
    told = warehouse.execute("select is_small, count(*) from candidates group by all order by all").fetchall()
    return {str(is_small): rows_n for is_small, rows_n in told}


def main(side: str, schools_n: int) -> None:
    """Run one side and print its figures."""
    from tasks.warehouse import open_warehouse

    start = perf_counter()
    import tasks.protect  # noqa: F401

    import_seconds = perf_counter() - start
    with open_warehouse() as warehouse:
        rows_n = made(warehouse, schools_n)
        work = {"joint": joint, "rules": rules}[side]
        print_figures(lambda: {"rows": rows_n, "told": work(warehouse)}, import_seconds=import_seconds)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
