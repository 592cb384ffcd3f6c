"""Finds the columns that a map gives empty although those of the source that it makes them of are filled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

from expectations.contract import Column, Contract
from expectations.table import shape_of
from tasks.maps.map_sources import sources_of
from tasks.root_causes.type_words import written
from tasks.root_causes.way_of_writing import DATES, WORDS, way_of_writing
from tasks.settings.map_file import Map
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN
from tasks.sql_text import filled, quoted_name
from tasks.verdicts.unread import Unread
from tasks.verdicts.verdict import Cause


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
    found = [(columns[name], sources) for name in empty if (sources := sources_of(using, name, there))]
    if not found:
        return ()
    # Most are empty in the source too, which reading it once shows of all.
    any_filled = ", ".join(f"bool_or({_are_filled(sources)})" for _, sources in found)
    filled_now = warehouse.execute(f"select {any_filled} from raw").fetchall()[0]
    told = [
        unread(warehouse, column, sources, using)
        for (column, sources), is_filled in zip(found, filled_now, strict=True)
        if is_filled
    ]
    return tuple(one for one in told if one)


def with_unread(causes: Iterable[Cause], unread: Sequence[Unread]) -> tuple[Cause, ...]:
    """The causes; one of a required column that is empty in some rows or all says what the map could not read."""
    by_rule = {f"{one.column}.required": one for one in unread}
    return tuple(
        one.model_copy(update={"hint": _hint(one, by_rule[one.rule])})
        if one.rule in by_rule and len(one.columns) == 1
        else one
        for one in causes
    )


def _hint(cause: Cause, unread: Unread) -> str:
    """Where more rows are empty than the map could not read, some are to be filled in all the same."""
    return f"{unread.hint}; fill it in where it is empty" if cause.rows_n > unread.rows_n else unread.hint


def value_of(source: str) -> str:
    """SQL of the text in a column of the source, null where nothing but blanks is."""
    return f"nullif(trim(cast({quoted_name(source)} as varchar)), '')"


def _are_filled(sources: Sequence[str]) -> str:
    return " and ".join(f"{value_of(one)} is not null" for one in sources)


def unread(
    warehouse: duckdb.DuckDBPyConnection, column: Column, sources: Sequence[str], using: Map, rows: str = "raw"
) -> Unread | None:
    """What the map could not read of a column in those of its `rows`, as SQL, where all its sources are filled.

    None where none are.
    """
    query = filled(
        "root_causes/unread_columns.sql",
        value=value_of(sources[0]),
        shape_of_value=shape_of(value_of(sources[0])),
        way_of_shape=way_of_writing(column, "shape"),
        are_filled=_are_filled(sources),
        rows=rows,
    )
    ways = warehouse.execute(query).fetchall()
    rows_n = sum(of_way_n for _, of_way_n, *_ in ways)
    if not rows_n:
        return None
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
