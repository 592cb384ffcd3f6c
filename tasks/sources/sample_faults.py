"""Faults planted in a sample dataset on purpose: so many rows of each kind, always the same ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches

import duckdb

from expectations.contract import Column, Contract, Kind
from tasks.errors import DistrictInvalid

# A column, and what a faulty row has there.
Cell = tuple[str, str | None]


def _first(contract: Contract, fits: Callable[[Column], bool]) -> str:
    return next((column.name for column in contract.columns if fits(column)), "")


def _is_number(column: Column) -> bool:
    return column.kind in (Kind.INTEGER, Kind.DECIMAL, Kind.RATE)


def _out_of_range(contract: Contract) -> Cell:
    for column in filter(_is_number, contract.columns):
        if column.maximum is not None:
            return column.name, str(float(column.maximum) + 1)
        if column.minimum is not None:
            return column.name, str(float(column.minimum) - 1)
    return "", None


# What each kind does to a cell of its row; no column means that the contract has nothing to break so.
CELL_FAULTS: dict[str, Callable[[Contract], Cell]] = {
    "bad_date": lambda contract: (contract.date_column, "02/30/2026"),
    "bad_number": lambda contract: (_first(contract, _is_number), "twelve"),
    "missing_required": lambda contract: (contract.required_names[-1], None),
    "out_of_range": _out_of_range,
    "unknown_code": lambda contract: (_first(contract, lambda column: bool(column.codes)), "ZZ9"),
    "unknown_school": lambda contract: (
        _first(contract, lambda column: column.refers_to == "schools.school_id"),
        "9999",
    ),
}

# `duplicate_key` gives that many rows twice, `renamed_column` renames that many required columns, the last first,
# and `empty` leaves no row.
KINDS = (*CELL_FAULTS, "duplicate_key", "renamed_column", "empty")


def check_faults(faults: Mapping[str, int], contract: Contract, where: str) -> None:
    """Refuse kinds that nobody knows and kinds that this contract cannot have."""
    for kind, rows_n in faults.items():
        close = get_close_matches(kind, KINDS, n=1)
        if kind not in KINDS:
            hint = f"did you mean '{close[0]}'? " if close else ""
            raise DistrictInvalid(
                f"There is no fault '{kind}'.", where=f"{where}.faults", fix=f"{hint}known: {', '.join(KINDS)}"
            )
        if rows_n < 0 or (kind in CELL_FAULTS and not CELL_FAULTS[kind](contract)[0]):
            raise DistrictInvalid(
                f"The fault '{kind}' cannot be planted {rows_n} times in {contract.dataset}.",
                where=f"{where}.faults",
                fix="leave it out, or plant it in another dataset",
            )


def plant(
    warehouse: duckdb.DuckDBPyConnection, query: str, contract: Contract, faults: Mapping[str, int], where: str
) -> str:
    """Wrap a query of a dataset in one that plants the faults; all its columns are text."""
    rows = f"select cast(columns(*) as varchar) from ({query})"
    kinds = [kind for kind in (*CELL_FAULTS, "duplicate_key") for _ in range(faults.get(kind, 0))]
    if kinds:
        rows = _with_faulty_rows(warehouse, rows, contract, kinds, where)
    renamed = list(reversed(contract.required_names))[: faults.get("renamed_column", 0)]
    if renamed:
        new_names = ", ".join(f'"{name}" as "{contract.dataset}_{name}"' for name in renamed)
        rows = f"select * rename ({new_names}) from ({rows})"
    return f"select * from ({rows}) where false" if faults.get("empty") else rows


def _with_faulty_rows(
    warehouse: duckdb.DuckDBPyConnection, rows: str, contract: Contract, kinds: list[str], where: str
) -> str:
    counted = warehouse.execute(f"select count(*) from ({rows})").fetchone()
    rows_n = counted[0] if counted else 0
    if rows_n < len(kinds):
        raise DistrictInvalid(
            f"{len(kinds)} faulty rows are more than {contract.dataset} has.",
            where=f"{where}.faults",
            fix=f"plant at most {rows_n}",
        )
    cells = {kind: cell(contract) for kind, cell in CELL_FAULTS.items() if kind in kinds}
    planned = [cells.get(kind, ("", None)) for kind in kinds]
    # Evenly over the dataset, so that no school has them all.
    warehouse.execute(
        """
        create temp table fault as
        select
            (2 * number + 1) * $rows_n // (2 * len($kinds)) + 1 as at_row,
            $columns[number + 1] as broken_column,
            $cells[number + 1] as broken_cell,
            if($kinds[number + 1] = 'duplicate_key', 2, 1) as copies_n
        from range(len($kinds)) as numbers (number)""",
        {
            "rows_n": rows_n,
            "kinds": kinds,
            "columns": [column for column, _ in planned],
            "cells": [cell for _, cell in planned],
        },
    )
    warehouse.execute("create temp sequence made_row")
    broken = ", ".join(
        f"""if(broken_column = '{column}', broken_cell, "{column}") as "{column}\""""
        for column in {column: None for column, _ in cells.values()}
    )
    return f"""
        select * exclude (at_row, broken_column, broken_cell, copies_n, copy) {f"replace ({broken})" if broken else ""}
        from (
            select *, unnest(range(coalesce(copies_n, 1))) as copy
            from (select *, nextval('made_row') as at_row from ({rows}))
            left join fault using (at_row)
        )"""
