"""Whether the first row of a file is surely a header, so that its cells may be told, and not a person's data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

import duckdb

from tasks.arrival.name_likeness import written_alike
from tasks.sql_text import quoted_name

_MADE_UP_NAME = re.compile(r"column_\d+")
_NAMES_OF_A_HEADER = 2
# Of each file, in which what its columns hold is looked at.
FIRST_ROWS = 10_000


def is_surely_header(names: Iterable[str], expected: Collection[str]) -> bool:
    """Whether two of the names, or all that are expected where those are fewer, are expected ones.

    A single one may stand in a row of data by chance: a flag `N` like a column n.
    """
    known = {written_alike(name) for name in expected} - {""}
    telling = {written_alike(name) for name in names if not is_made_up(name)} & known
    return bool(telling) and len(telling) >= min(_NAMES_OF_A_HEADER, len(known))


def is_made_up(name: str) -> bool:
    """Whether a column got its name from its place, since its own was blank."""
    return bool(_MADE_UP_NAME.fullmatch(name))


def names_to_tell(headers: Sequence[Collection[str]], expected: Collection[str]) -> list[str]:
    """The names of the files whose first row is surely a header; those of the first where none is.

    One file of many may have come without its header: its first row is then among the names of their columns.
    """
    sure = [header for header in headers if is_surely_header(header, expected)]
    return list(dict.fromkeys(name for header in sure or headers[:1] for name in header))


def headers_by_file(
    warehouse: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str]
) -> list[Collection[str]]:
    """The columns of each file of a relation, in the order of the files' names."""
    return [*columns_by_file(warehouse, relation, columns).values()] or [columns]


def columns_by_file(
    warehouse: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str]
) -> dict[str, Collection[str]]:
    """By each file's name its columns: all where there is one file, else those filled in its first rows."""
    first_rows = f"from {relation} where _row <= {FIRST_ROWS}"
    # Most deliveries are one file, and its columns need not be read.
    files = warehouse.execute(f"select distinct _file {first_rows}").fetchall()
    if len(files) == 1:
        return {files[0][0]: columns}
    filled = ", ".join(f"count({quoted_name(name)}) > 0" for name in columns)
    by_file = warehouse.execute(f"select _file, {filled} {first_rows} group by _file order by _file").fetchall()
    return {
        file: [name for name, is_filled in zip(columns, flags, strict=True) if is_filled] for file, *flags in by_file
    }


def column_places(warehouse: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str]) -> dict[str, int]:
    """The place of each column, the first is 1; none where files have theirs in different places."""
    headers = headers_by_file(warehouse, relation, columns)
    if any(len(header) != len(columns) for header in headers):
        return {}
    return {name: place for place, name in enumerate(columns, 1)}
