"""Finds cells that have swallowed rows: two quotes that belong to none make one cell of all between them."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from tasks.errors import SourceUnreadable
from tasks.sources.item import Item

# Notes have lines too: one break with as many delimiters as a row is nothing odd, nor are two where a row has but one.
FEWEST_COLUMNS = 3
_FEWEST_BREAKS = 2
# Of a table of two columns a note may look like rows, but hardly over so many lines with one delimiter each.
_FEWEST_BREAKS_OF_TWO_COLUMNS = 10


def refuse_swallowed(
    item: Item,
    warehouse: duckdb.DuckDBPyConnection,
    rows: str,
    values: Mapping[str, object],
    width: int,
    head_rows: int,
) -> None:
    """Raise SourceUnreadable where one cell holds several rows; `rows` is SQL of all with columns c1 to c`width`.

    Such a cell has as many delimiters for each line break as a row has. In a table of one column no cell tells.
    """
    if width < 2 or not values["quote"]:
        return
    cells = " or ".join(_holds_rows(f"c{number}", width) for number in range(1, width + 1))
    query = f"select min(place) from (select *, row_number() over () as place from {rows}) where {cells}"
    (place,) = warehouse.execute(query, values).fetchall()[0]
    if place is not None:
        raise holds_several_rows(item, f"row {place + head_rows}")


def holds_several_rows(item: Item, place: str) -> SourceUnreadable:
    """The error for a cell that holds several rows."""
    return item.unreadable(
        "has a cell that holds several rows.",
        place,
        "see whether a quote stands at the start of a cell there and another closes it rows later; take both out, or "
        "double them",
    )


def _holds_rows(cell: str, width: int) -> str:
    breaks = f"(length({cell}) - length(replace({cell}, chr(10), '')))"
    delimiters = f"(length({cell}) - length(replace({cell}, $delimiter, '')))"
    fewest = _FEWEST_BREAKS if width >= FEWEST_COLUMNS else _FEWEST_BREAKS_OF_TWO_COLUMNS
    return f"({breaks} >= {fewest} and {delimiters} = {width - 1} * {breaks})"
