"""Whether a new column holds, row by row, what a missing one held: the strongest sign of a new name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

from tasks.arrival.content_likeness import MOST_ROWS, Rows
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN, same
from tasks.sql_text import filled, quoted_name

# About so many cells are compared, of all pairs of columns.
MOST_CELLS = 10_000_000
# Columns that are tried as a key where the contract's own is not there under its name.
_MOST_KEYS = 60
_Agreement = dict[tuple[str, str], tuple[int, int]]


def agreement(rows: Rows, missing: Sequence[str], new: Sequence[str], key: Sequence[str]) -> _Agreement:
    """Of each missing and new column: rows of one key that tell them from others, and those with the same in both.

    `key` are the columns that tell the contract's rows apart; where a source calls them otherwise, any column that
    both deliveries have and that tells all rows apart stands for them. Empty where there is none.
    """
    pairs_n = len(missing) * len(new)
    of_row = _shared_key(rows, key)
    if not of_row or not pairs_n:
        return {}
    query = filled(
        "arrival/agreement.sql",
        earlier_key=_key([before for before, _ in of_row]),
        earlier_columns=_values(missing),
        before=rows.before,
        new_key=_key([now for _, now in of_row]),
        new_columns=_values(new),
        now=rows.now,
    )
    (rows_n,) = rows.warehouse.execute(f"select count(*) from {rows.before}").fetchall()[0]
    told = rows.warehouse.execute(query, {"one_in": 1 + rows_n * pairs_n // MOST_CELLS}).fetchall()
    return {(earlier, name): (telling_n, agreeing_n) for earlier, name, telling_n, agreeing_n in told}


def _shared_key(rows: Rows, key: Sequence[str]) -> list[tuple[str, str]]:
    """The columns that tell rows apart, as they are called before and now."""
    before, now = _names(rows.warehouse, rows.before), _names(rows.warehouse, rows.now)
    shared = [(before[name], now[name]) for name in before if name in now]
    own = [(before[same(name)], now[same(name)]) for name in key if same(name) in before and same(name) in now]
    if key and len(own) == len(key):
        return own
    return next(
        (
            [pair]
            for pair in shared[:_MOST_KEYS]
            if _tells_apart(rows.warehouse, rows.before, pair[0]) and _tells_apart(rows.warehouse, rows.now, pair[1])
        ),
        [],
    )


def _names(warehouse: duckdb.DuckDBPyConnection, relation: str) -> dict[str, str]:
    columns = [name for name, *_ in warehouse.execute(f"describe {relation}").fetchall()]
    return {same(name): name for name in columns if name not in (FILE_COLUMN, ROW_COLUMN)}


def _tells_apart(warehouse: duckdb.DuckDBPyConnection, relation: str, name: str) -> bool:
    column = f"nullif(trim({quoted_name(name)}), '')"
    counted = (
        f"select count(*), count(distinct value) from (select {column} as value from {relation} limit {MOST_ROWS})"
    )
    rows_n, distinct_n = warehouse.execute(counted).fetchall()[0]
    return bool(rows_n and rows_n == distinct_n)


def _key(names: Iterable[str]) -> str:
    return f"concat_ws(chr(31), {', '.join(f'trim({quoted_name(name)})' for name in names)})"


def _values(names: Iterable[str]) -> str:
    return ", ".join(f"lower(trim(coalesce({quoted_name(name)}, ''))) as {quoted_name(name)}" for name in names)
