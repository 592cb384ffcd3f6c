"""The keys of rows held back: such rows have come, and nobody is to look for them as gone."""

from __future__ import annotations

from pathlib import Path

import duckdb

from expectations.contract import Contract
from tasks.limits.watched import lasting_key
from tasks.sql_text import filled, quoted
from tasks.storage.private_rows import write_private_rows


def keys_held_back(accepted: Path) -> Path:
    """Where they lie, beside accepted rows, as hashes."""
    return accepted.with_suffix(".keys_held_back.parquet")


def held_keys(accepted: Path) -> str:
    """SQL of a query for them, as `row_key`; it gives none where nothing is held back."""
    keys = keys_held_back(accepted)
    if not keys.is_file():
        return "select null::ubigint as row_key where false"
    return f"select row_key from read_parquet({quoted(keys)})"


def write_keys_held_back(warehouse: duckdb.DuckDBPyConnection, contract: Contract, accepted: Path) -> None:
    """Write them from `staged` and `reasons`."""
    keys = filled("validation/keys_held_back.sql", key=", ".join(f"staged.{name}" for name in lasting_key(contract)))
    write_private_rows(warehouse, keys, keys_held_back(accepted))
