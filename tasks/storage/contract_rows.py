"""Selects a contract's columns from files of accepted rows, whatever version of the contract those kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from expectations.contract import Contract
from tasks.sql_text import quoted


def contract_rows(warehouse: duckdb.DuckDBPyConnection, contract: Contract, paths: Sequence[Path]) -> str:
    """The contract's columns of the rows; one that need not be there, and is not, is missing throughout.

    A required column that is not there is named by the database's error when the statement is run.
    """
    if not paths:
        empty = ", ".join(f"cast(null as {column.kind.value}) as {column.name}" for column in contract.columns)
        return f"select {empty} where false"
    source = f"read_parquet([{', '.join(map(quoted, paths))}], union_by_name = true)"
    there = {name for name, *_ in warehouse.execute(f"describe select * from {source}").fetchall()}
    columns = ", ".join(
        f"cast({column.name if column.name in there or column.required else 'null'} as {column.kind.value}) "
        f"as {column.name}"
        for column in contract.columns
    )
    return f"select {columns} from {source}"
