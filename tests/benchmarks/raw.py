"""The baseline: the same casts, checks and aggregates as bare DuckDB statements, with nothing around them.

Rules come from the contracts, so that both sides check the same; facts and aggregates are the catalogue's own
statements, so that the ratio tells what all that stands around them costs.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.frame_tables import FRAME, make_frame
from tasks.indicators.order import SCHEMAS, in_order, models
from tasks.sql_text import quoted
from tasks.storage.snapshot import Snapshot
from tasks.warehouse import open_warehouse
from tests.benchmarks import by_hand


def validate(snapshots: Mapping[str, Snapshot], folder: Path) -> int:
    """Validate each dataset by hand; return the rows read."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rows_n = 0
    with open_warehouse(work=folder / "spill") as warehouse:
        for name, snapshot in snapshots.items():
            schools = [folder / "schools.parquet"] if name != "schools" else []
            outcome = by_hand.validate(warehouse, CONTRACTS[name], snapshot.path, snapshot.columns, schools, folder)
            rows_n += outcome.read_n
    return rows_n


def compute(district: District, folder: Path) -> int:
    """Run every fact and aggregate on the rows that `validate` wrote; return the rows of those."""
    into = folder / "warehouse.duckdb"
    into.unlink(missing_ok=True)
    with open_warehouse(into, work=folder / "spill") as warehouse:
        rows_n = 0
        for name, contract in CONTRACTS.items():
            path = folder / f"{name}.parquet"
            columns = ", ".join(contract.column_names)
            empty = ", ".join(f"cast(null as {column.kind.value}) as {column.name}" for column in contract.columns)
            rows = (
                f"select {columns} from read_parquet({quoted(path)})"
                if path.exists()
                else f"select {empty} where false"
            )
            warehouse.execute(f"create temp view {name} as {rows}")
            rows_n += warehouse.execute(f"select count(*) from {name}").fetchall()[0][0]
        make_frame(warehouse, district, "winter")
        for schema in SCHEMAS:
            warehouse.execute(f"create schema {schema}")
        for model in in_order(models(), {*CONTRACTS, *FRAME}):
            warehouse.execute(f"create table {model.name} as {model.sql}")
    return rows_n
