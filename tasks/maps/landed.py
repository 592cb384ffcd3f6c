"""The rows of a snapshot as SQL sees them: their own columns, and a digest by which a row is found again."""

from __future__ import annotations

import duckdb

from tasks.maps.column_fit import CARRIED
from tasks.sql_text import quoted_name


def source_columns(warehouse: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    """The columns that came from the source, without those that say where a row came from."""
    return [name for name, *_ in warehouse.execute(f"describe {relation}").fetchall() if name not in CARRIED]


def held_id(relation: str, columns: list[str]) -> str:
    """SQL of a row's digest over all its columns, whatever file and row it stands in."""
    packed = ", ".join(f"{relation}.{quoted_name(name)}" for name in columns)
    return f"md5(cast(to_json([{packed}]) as varchar))"
