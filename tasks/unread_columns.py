"""Finds the columns that a map gives empty although those of the source that it makes them of are filled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

from expectations.contract import Column, Contract
from expectations.table import shape_of
from tasks.map_file import Map
from tasks.map_sources import sources_of
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN
from tasks.sql_text import filled, quoted_name
from tasks.type_words import written
from tasks.unread import Unread
from tasks.verdict import Cause
from tasks.way_of_writing import DATES, WORDS, way_of_writing


def unread_columns(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, using: Map, empty: Iterable[str]
) -> tuple[Unread, ...]:
    """Of the `empty` columns of what a map makes of the relation `raw`, those whose source is filled; none without one.

    What a map makes of several columns is told where all of them are filled in a row.
    """
    if not using.sql:
        return ()
    there = [name for name, *_ in warehouse.execute("describe raw").fetchall() if name not in (FILE_COLUMN, ROW_COLUMN)]
    columns = {column.name: column for column in contract.columns}
    found = [(columns[name], sources_of(using, name, there)) for name in empty]
    told = (_unread(warehouse, column, sources, using) for column, sources in found if sources)
    return tuple(one for one in told if one)


def with_unread(causes: Iterable[Cause], unread: Sequence[Unread]) -> tuple[Cause, ...]:
    """The causes; one of a required column that no row fills says what the map could not read."""
    hints = {f"{one.column}.required": one.hint for one in unread}
    return tuple(
        one.model_copy(update={"hint": hints[one.rule]}) if one.rule in hints and len(one.columns) == 1 else one
        for one in causes
    )


def _unread(warehouse: duckdb.DuckDBPyConnection, column: Column, sources: Sequence[str], using: Map) -> Unread | None:
    values = [f"nullif(trim(cast({quoted_name(name)} as varchar)), '')" for name in sources]
    query = filled(
        "validation/unread_columns.sql",
        value=values[0],
        shape_of_value=shape_of(values[0]),
        way_of_shape=way_of_writing(column, "shape"),
        are_filled=" and ".join(f"{value} is not null" for value in values),
    )
    ways = warehouse.execute(query).fetchall()
    if not ways:
        return None
    rows_n = sum(of_way_n for _, of_way_n, *_ in ways)
    return Unread(
        column=column.name,
        sources=tuple(sources),
        map=using.name,
        rows_n=rows_n,
        written=_written(ways[0], rows_n) if len(sources) == 1 else "",
    )


def _written(most: tuple[str, int, bool, bool], rows_n: int) -> str:
    way, of_way_n, is_day_first, is_day_second = most
    if way == WORDS:
        return ""
    order = ", the day first" if is_day_first else ", the month first"
    is_clear = way in DATES and is_day_first != is_day_second
    return f"{'' if of_way_n == rows_n else 'mostly '}{written(way)}{order if is_clear else ''}"
