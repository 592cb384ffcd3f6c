"""The baseline: the same casts, checks and aggregates as bare DuckDB statements, with nothing around them.

Rules come from the contracts, so that both sides check the same; facts and aggregates are the catalogue's own
statements, so that the ratio tells what all that stands around them costs.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract
from expectations.table import cast_select
from tasks.district import District
from tasks.frame_tables import FRAME, make_frame
from tasks.indicators.order import SCHEMAS, in_order, models
from tasks.snapshot import Snapshot
from tasks.sql_text import quoted
from tasks.warehouse import open_warehouse


def validate(snapshots: Mapping[str, Snapshot], folder: Path) -> int:
    """Cast each dataset, check all rules in one aggregate and the key in another; return the rows read."""
    folder.mkdir(parents=True, exist_ok=True)
    rows_n = 0
    with open_warehouse(work=folder / "spill") as warehouse:
        for name, snapshot in snapshots.items():
            contract = CONTRACTS[name]
            typed = folder / f"{name}.parquet"
            source = f"read_parquet({quoted(snapshot.path)})"
            cast = cast_select(contract, source, snapshot.columns, {"_file": "varchar", "_row": "bigint"})
            warehouse.execute(f"copy ({cast}) to {quoted(typed)} (format parquet)")
            checks = ", ".join(f"count(*) filter (where {condition})" for condition in _conditions(contract))
            (read_n, *_broken) = warehouse.execute(
                f"select count(*), {checks} from read_parquet({quoted(typed)})"
            ).fetchall()[0]
            key = ", ".join(contract.key)
            repeated = f"select {key} from read_parquet({quoted(typed)}) group by {key} having count(*) > 1"
            warehouse.execute(f"select count(*) from ({repeated})").fetchall()
            for rule in contract.table_rules:
                batch = rule.broken_rows.replace("{batch}", f"read_parquet({quoted(typed)})")
                warehouse.execute(f"select count(*) from ({batch})").fetchall()
            rows_n += read_n
    return rows_n


def _conditions(contract: Contract) -> list[str]:
    by_column = [condition for column in contract.columns for condition in _broken(column)]
    return [*by_column, *(rule.broken_when for rule in contract.row_rules)]


def _broken(column: Column) -> list[str]:
    name = column.name
    found = [f"contains(_not_cast, '|{name}|')"]
    if column.required:
        found.append(f"{name} is null")
    if column.codes:
        found.append(f"{name} not in ({', '.join(repr(code) for code in column.codes)})")
    if column.minimum is not None:
        found.append(f"{name} < {_literal(column.minimum)}")
    if column.maximum is not None:
        found.append(f"{name} > {_literal(column.maximum)}")
    if column.pattern:
        found.append(f"not regexp_matches({name}, '{column.pattern}')")
    return found


def _literal(value: int | float | str) -> str:
    return f"date '{value}'" if isinstance(value, str) else str(value)


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
