"""Compute: a new warehouse for the run; facts, then indicators, in the order of what they read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from tasks.attach import accepted_rows, attach_datasets
from tasks.district import District
from tasks.errors import IndicatorBroken
from tasks.frame_tables import FRAME, make_frame
from tasks.indicators.catalogue import Indicator, catalogue
from tasks.indicators.order import SCHEMAS, Model, in_order, models
from tasks.indicators.shape import require_shape
from tasks.insert_rows import insert_rows
from tasks.sql_text import sql_text
from tasks.storage.private_files import PRIVATE_FILE
from tasks.verdicts.loss import LostDays
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import open_warehouse, parsed


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
        rows = accepted_rows(verdicts)
        attach_datasets(warehouse, rows)
        if not rows.get("departments"):
            _name_departments(warehouse, district)
        make_frame(warehouse, district, cycle_id, dropped_days(verdicts))
        run_models(warehouse, models(), on_model)
        _assemble(warehouse)
    shutil.rmtree(work)
    return into


def dropped_days(verdicts: Iterable[Verdict]) -> list[LostDays]:
    """The days that calendars in use had in session once and have no more."""
    return [lost for one in verdicts for lost in one.lost_days]


def _name_departments(warehouse: duckdb.DuckDBPyConnection, district: District) -> None:
    """The folder's departments, where nobody delivers them as a dataset."""
    insert_rows(
        warehouse,
        "departments (department_id, title, lead, email)",
        [[name, one.title, one.lead, one.email] for name, one in district.departments.items()],
    )


def run_models(
    warehouse: duckdb.DuckDBPyConnection,
    chosen: Collection[Model],
    on_model: Callable[[str], None] = lambda _name: None,
) -> None:
    """Make the tables of these models, which must hold all that they read beside datasets and frame."""
    for schema in SCHEMAS:
        warehouse.execute(f"create schema {schema}")
    for model in in_order(chosen, {*CONTRACTS, *FRAME}):
        on_model(model.name)
        _run(warehouse, model)


def _run(warehouse: duckdb.DuckDBPyConnection, model: Model) -> None:
    try:
        warehouse.execute(parsed(f"create table {model.name} as {model.sql}"))
    except (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.TransactionException):
        # The disk's doing, not the indicator's.
        raise
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
    ready_made = f"select * from ({sql_text('assembly/ready_made.sql')})"
    # A table, since three statements read it and a view of so many parts is planned anew for each.
    computed = as_measures(catalogue().values())
    warehouse.execute(parsed(f"create temp table all_measures as {computed} union all {ready_made}"))
    warehouse.execute(
        parsed(f"create temp table ready_made_coverage as {sql_text('assembly/ready_made_coverage.sql')}")
    )
    warehouse.execute(parsed(f"create table measures as {sql_text('assembly/measures.sql')}"))
    warehouse.execute(parsed(sql_text("assembly/disagreements_table.sql")))
    warehouse.execute(parsed(f"insert into disagreements by name {sql_text('assembly/disagreements.sql')}"))
    warehouse.execute("drop table all_measures")


def as_measures(indicators: Iterable[Indicator]) -> str:
    """All rows of these indicators with value and n beside numerator and denominator, as `measures` has them."""
    return f"""
        select computed.measure, unit_type, unit_id, group_id, slice, period_start, period_end, numerator, denominator,
            value, n, excluded_n, expected_n, received_n, freshest_date, meanings.definition_version, origin,
            meanings.authority, 'reported' as status, false as is_published
        from ({" union all ".join(map(_as_measure, indicators))}) as computed
        inner join meanings on computed.measure = meanings.measure"""


def _as_measure(indicator: Indicator) -> str:
    if indicator.is_counted:
        numbers = (
            "numerator, denominator, cast(numerator as double) / nullif(cast(denominator as double), 0) as value, "
            "cast(denominator as bigint) as n"
        )
    else:
        numbers = "cast(null as decimal(18, 3)) as numerator, cast(null as decimal(18, 3)) as denominator, value, n"
    origin = "plans" if indicator.area == "alignment" else "student rows"
    return f"""
        select '{indicator.name}' as measure, unit_type, unit_id, group_id, slice, period_start, period_end, {numbers},
            excluded_n, expected_n, received_n, freshest_date, '{origin}' as origin
        from {indicator.area}.{indicator.name}"""
