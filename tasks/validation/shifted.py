"""Finds rows whose cells have moved to other columns: so much is wrong with them that each reason alone misleads."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import duckdb

from expectations.contract import Column, Contract, Kind
from expectations.looks import has_letters
from expectations.rules import Rule
from tasks.settings.crosswalk_file import Crosswalk
from tasks.sql_text import filled, sql_text
from tasks.validation.fits_column import fits, is_free
from tasks.validation.moved import Moved
from tasks.warehouse import relations

_NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.RATE)
SHIFTED = Rule(
    name="row.shifted",
    sentence="The cells of a row stand in their own columns.",
    scope="row",
    severity="critical",
)


def find_shifted(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, codes: Crosswalk, moved: Moved | None = None
) -> tuple[str, ...]:
    """Fill the table `shifted_rows` (_id, column_name) from `reasons` and `staged`; return the columns broken there.

    Where the cells of whole files have `moved`, all their rows in `reasons` are meant. Otherwise three columns must be
    broken, and the texts of two of them, in `mapped`, be what their neighbours on the same side ask for.
    """
    if moved:
        _take_files(warehouse, moved)
        return tuple(sorted({name for pair in moved.found for name in pair}))
    warehouse.execute(f"create or replace temp table shifted_rows as {sql_text('root_causes/shifted.sql')}")
    if warehouse.execute("select 1 from shifted_rows limit 1").fetchone():
        _keep_fitting(warehouse, contract, codes)
    found = warehouse.execute("select distinct column_name from shifted_rows order by all").fetchall()
    return tuple(name for (name,) in found)


def _take_files(warehouse: duckdb.DuckDBPyConnection, moved: Moved) -> None:
    columns = ", ".join(f"('{holder}')" for holder, _ in moved.found)
    warehouse.execute(
        "create or replace temp table shifted_rows as select distinct reasons._id, moved.column_name "
        f"from reasons cross join (values {columns}) as moved (column_name)"
    )
    files = [file for file in moved.files if file]
    if files:
        warehouse.execute(
            "delete from shifted_rows where _id not in (select _id from staged where list_contains($files, _file))",
            {"files": files},
        )


def _keep_fitting(warehouse: duckdb.DuckDBPyConnection, contract: Contract, codes: Crosswalk) -> None:
    own = {one.name: one for one in contract.columns}
    there = [name.lower() for name, *_ in warehouse.execute("describe mapped").fetchall()]
    columns = [own[name] for name in there if name in own]
    tables = relations(warehouse)
    is_of_files = {"_file", "_row"} <= {name for name, *_ in warehouse.execute("describe staged").fetchall()}
    to_right = [(holder, column) for column, holder in pairwise(columns)]
    to_left = [*pairwise(columns)]

    def fitting_n(pairs: Iterable[tuple[Column, Column]]) -> str:
        return _counted((holder, fits(column, holder.name, codes, tables)) for holder, column in pairs)

    def signs_n(pairs: Iterable[tuple[Column, Column]]) -> str:
        return _counted((holder, _may_fit(column, holder, contract)) for holder, column in pairs)

    fitting = "select null as _id where false"
    if is_of_files and {"_file", "_row"} <= {*there}:
        fitting = filled(
            "root_causes/fitting_neighbours.sql",
            texts=", ".join(f"nullif(trim(cast(mapped.{one.name} as varchar)), '') as {one.name}" for one in columns),
            of_before=fitting_n(to_right),
            of_after=fitting_n(to_left),
            signs_of_before=signs_n(to_right),
            signs_of_after=signs_n(to_left),
        )
    warehouse.execute(f"delete from shifted_rows where _id not in ({fitting})")


def _may_fit(column: Column, holder: Column, contract: Contract) -> str:
    """SQL of a weaker sign: words beside a column of any text, a number in no column of numbers beside one of these."""
    if is_free(column, contract):
        return has_letters(holder.name)
    is_number = column.kind in _NUMBERS and holder.kind in (Kind.DATE, Kind.BOOLEAN)
    return f"try_cast({holder.name} as double) is not null" if is_number else ""


def _counted(fitting: Iterable[tuple[Column, str]]) -> str:
    """SQL of how many broken columns keep a condition."""
    counted = (
        f"cast(coalesce(list_contains(broken, '{holder.name}') and {fit}, false) as integer)"
        for holder, fit in fitting
        if fit
    )
    return f"({' + '.join(['0', *counted])})"
