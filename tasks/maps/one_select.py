"""A map is one SELECT and nothing else: DuckDB itself says what its text holds."""

from __future__ import annotations

import duckdb

from tasks.errors import MapBroken
from tasks.settings.map_file import Map

_FIX = "write it as one SELECT that reads raw; a PIVOT needs its values named with IN"


def make_view(warehouse: duckdb.DuckDBPyConnection, using: Map) -> None:
    """Make the view `mapped` of a map, or of `raw` where there is none.

    Raises MapBroken where the map is something else than one SELECT, and duckdb.Error where it cannot be read: DuckDB
    takes no view of a SELECT with an INSERT or a COPY inside.
    """
    if using.sql:
        _require_one_select(warehouse, using)
    warehouse.execute(f"create or replace view mapped as {using.sql or 'select * from raw'}")


def _require_one_select(warehouse: duckdb.DuckDBPyConnection, using: Map) -> None:
    statements = warehouse.extract_statements(using.sql)
    if len(statements) != 1:
        told = f"{len(statements)} statements" if statements else "no statement"
        raise MapBroken(f"The map has {told}, not one SELECT.", where=using.name, fix=_FIX)
    if statements[0].type != duckdb.StatementType.SELECT:
        raise MapBroken("The map is not a SELECT.", where=using.name, fix=_FIX)
