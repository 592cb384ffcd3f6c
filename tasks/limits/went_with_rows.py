"""Columns that are empty since the rows are gone that had a value, and not since the export fills them no more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from expectations.contract import Contract
from tasks.limits.filled import columns_of, rows_of
from tasks.limits.watched import lasting_key
from tasks.sql_text import alike, filled

_MOST_ROWS = 500_000


def went_with_their_rows(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Path, before: Path, columns: Sequence[str]
) -> frozenset[str]:
    """Those of these columns, empty now and filled before, that no row had which is still there.

    At least half of the rows that had none must be there: where all rows are others, nobody can tell.
    """
    key = lasting_key(contract)
    there = columns_of(warehouse, before)
    asked = [one for one in columns if one in there]
    if not asked or not {*key} <= (there & columns_of(warehouse, now)):
        return frozenset()
    counts = ", ".join(
        f"count(earlier.{one}) filter (where later.is_there), "
        f"count(*) filter (where earlier.{one} is null), "
        f"count(*) filter (where earlier.{one} is null and later.is_there)"
        for one in asked
    )
    same_key = alike("earlier", "later", key)
    query = filled("limits/went_with_rows.sql", counts=counts, is_same=same_key, key=", ".join(key))
    one_in = 1 + rows_of(warehouse, before) // _MOST_ROWS
    found = warehouse.execute(query, {"now": str(now), "before": str(before), "one_in": one_in}).fetchall()[0]
    by_column = zip(asked, found[::3], found[1::3], found[2::3], strict=True)
    return frozenset(
        one
        for one, still_filled_n, without_n, without_there_n in by_column
        if not still_filled_n and without_there_n and 2 * without_there_n >= without_n
    )
