"""Compute: a new warehouse for the run; facts, then indicators, in the order of what they read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.errors import ContractBroken, IndicatorBroken
from tasks.frame_tables import FRAME, make_frame
from tasks.indicators.catalogue import Indicator, catalogue
from tasks.indicators.order import SCHEMAS, Model, in_order, models
from tasks.indicators.shape import require_shape
from tasks.private_files import PRIVATE_FILE
from tasks.sql_text import quoted, sql_text
from tasks.verdict import Verdict
from tasks.warehouse import open_warehouse


def compute(
    district: District,
    cycle_id: str,
    verdicts: Sequence[Verdict],
    into: Path,
    work: Path,
    on_model: Callable[[str], None] = lambda _name: None,
) -> Path:
    """Write the run's warehouse: reference tables, facts, indicators, and `measures` with all of them.

    Rows about people are read where they lie, and only facts made of them are stored. `on_model` hears of each model.
    """
    with open_warehouse(into, work=work) as warehouse:
        into.chmod(PRIVATE_FILE)
        _attach_datasets(warehouse, district, verdicts)
        make_frame(warehouse, district, cycle_id)
        for schema in SCHEMAS:
            warehouse.execute(f"create schema {schema}")
        for model in in_order(models(), {*CONTRACTS, *FRAME}):
            on_model(model.name)
            _run(warehouse, model)
        _assemble(warehouse)
    shutil.rmtree(work)
    return into


def _attach_datasets(warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict]) -> None:
    """Every contract becomes a relation of its name: a view on rows about people, else a table; empty where missing."""
    for name, contract in CONTRACTS.items():
        paths = [one.accepted_path for one in verdicts if one.contract == name and one.accepted_path]
        columns = ", ".join(
            f"cast({column.name} as {column.kind.value}) as {column.name}" for column in contract.columns
        )
        if not paths:
            empty = ", ".join(f"cast(null as {column.kind.value}) as {column.name}" for column in contract.columns)
            rows = f"select {empty} where false"
        else:
            listed = ", ".join(quoted(path) for path in paths)
            rows = f"select {columns} from read_parquet([{listed}], union_by_name = true)"
        kind = "temp view" if contract.about_people else "table"
        warehouse.execute(f"create {kind} {name} as {rows}")
        if len(paths) > 1:
            _require_one_row_a_key(warehouse, name, contract.key)
    if not any(one.contract == "departments" and one.accepted_path for one in verdicts):
        warehouse.executemany(
            "insert into departments (department_id, title, lead, email) values (?, ?, ?, ?)",
            [[name, one.title, one.lead, one.email] for name, one in district.departments.items()],
        )


def _require_one_row_a_key(warehouse: duckdb.DuckDBPyConnection, name: str, key: Sequence[str]) -> None:
    columns = ", ".join(key)
    query = f"select count(*) from (select {columns} from {name} group by {columns} having count(*) > 1)"
    (repeated_n,) = warehouse.execute(query).fetchall()[0]
    if repeated_n:
        raise ContractBroken(
            f"{repeated_n:,} keys of {name} come from more than one dataset.",
            where=f"datasets that keep the contract {name}",
            fix="let one of them leave those rows out in its map",
        )


def _run(warehouse: duckdb.DuckDBPyConnection, model: Model) -> None:
    try:
        warehouse.execute(f"create table {model.name} as {model.sql}")
    except duckdb.Error as error:
        kind = type(error).__name__
        said = (
            f": {str(error).splitlines()[0]}"
            if isinstance(error, duckdb.BinderException | duckdb.CatalogException)
            else ""
        )
        raise IndicatorBroken(
            f"{model.name} does not run ({kind}){said}.",
            where=f"tasks/indicators/{model.name.replace('.', '/')}.sql",
            fix="mend its SQL",
        ) from None
    described = warehouse.execute(f"describe {model.name}").fetchall()
    require_shape(model.name, [(column, kind) for column, kind, *_ in described])


def _assemble(warehouse: duckdb.DuckDBPyConnection) -> None:
    parts = []
    for indicator in catalogue().values():
        name = f"{indicator.area}.{indicator.name}"
        parts.append(_as_measure(indicator, name))
    parts.append(f"select * from ({sql_text('assembly/ready_made.sql')})")
    warehouse.execute(f"create temp view all_measures as {' union all '.join(parts)}")
    warehouse.execute(f"create table measures as {sql_text('assembly/measures.sql')}")


def _as_measure(indicator: Indicator, table: str) -> str:
    """An indicator's rows with value and n beside numerator and denominator, as `measures` has them."""
    if indicator.form == "value":
        numbers = "cast(null as decimal(18, 3)) as numerator, cast(null as decimal(18, 3)) as denominator, value, n"
    else:
        numbers = (
            "numerator, denominator, cast(numerator as double) / nullif(cast(denominator as double), 0) as value, "
            "cast(denominator as bigint) as n"
        )
    origin = "plans" if indicator.area == "alignment" else "student rows"
    return f"""
        select '{indicator.name}' as measure, unit_type, unit_id, group_id, slice, period_start, period_end, {numbers},
            excluded_n, expected_n, received_n, freshest_date, meanings.definition_version, '{origin}' as origin,
            meanings.authority, 'reported' as status, false as is_published
        from {table} cross join (select * from meanings where measure = '{indicator.name}') as meanings"""
