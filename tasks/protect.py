"""Protect: only numbers about groups large enough leave the warehouse.

The rules hold until suppression over all tables together is audited: see README, "What is shown of small groups".
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from tasks.district import District
from tasks.errors import WouldDisclose
from tasks.sql_text import quoted, sql_text
from tasks.warehouse import open_warehouse, parsed

REFERENCE = (
    "schools",
    "departments",
    "goals",
    "initiatives",
    "initiative_departments",
    "initiative_goals",
    "initiative_schools",
    "commitments",
    "notes",
)


def protect(district: District, warehouse_path: Path, into: Path) -> Path:
    """Write what may be shown, as Parquet, to the folder `into`.

    Raises WouldDisclose when a number that would be shown breaks the policy.
    """
    into.mkdir(parents=True, exist_ok=True)
    with open_warehouse(warehouse_path, read_only=True) as warehouse:
        warehouse.execute(
            "create temp table policy as select $minimum_n as minimum_n, $extremes as minimum_n_for_extremes",
            {"minimum_n": district.protection.minimum_n, "extremes": district.protection.minimum_n_for_extremes},
        )
        for name in ("candidates", "decisions", "shown_numbers", "coverage_told"):
            warehouse.execute(parsed(f"create temp table {name} as {sql_text(f'protection/{name}.sql')}"))
        warehouse.execute(parsed(f"create temp table published as {sql_text('protection/published_measures.sql')}"))
        _refuse_violations(warehouse)
        _write(warehouse, "published", into / "measures.parquet")
        # It says which figures differ, and none of them.
        _write(warehouse, "disagreements", into / "disagreements.parquet")
        for name in REFERENCE:
            _write(warehouse, name, into / f"{name}.parquet")
    return into


def _refuse_violations(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(parsed(sql_text("protection/violations.sql"))).fetchall()
    if found:
        listed = ", ".join(f"{measure} ({cells_n:,} cells)" for measure, cells_n in found)
        raise WouldDisclose(
            f"Numbers about groups that are too small would be shown: {listed}.",
            where="protect",
            fix="this is an error of Throughline's own: nothing was published; please report it",
        )


def _write(warehouse: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    warehouse.execute(f"copy (select * from {table} order by all) to {quoted(path)} (format parquet)")
