"""Applies a dataset's map to its raw rows and casts what it gives to the contract."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from expectations.contract import Contract
from expectations.table import cast_select
from tasks.arrival.header_sight import headers_by_file
from tasks.errors import MapBroken
from tasks.maps.accounting import Mapped, account
from tasks.maps.column_fit import CARRIED, map_error, require_columns
from tasks.maps.header_changes import Renamed
from tasks.maps.one_select import make_view
from tasks.settings.crosswalk_file import NO_CODES, Crosswalk
from tasks.settings.map_file import Map
from tasks.sql_text import quoted
from tasks.time_limit import time_limit

__all__ = ["Map", "Mapped", "apply_map"]


def apply_map(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    using: Map,
    into: Path,
    codes: Crosswalk = NO_CODES,
    renamed: Sequence[Renamed] = (),
    school_year: str = "always",
) -> Mapped:
    """Write the mapped rows of the relation `raw`, cast to the contract, to Parquet; `codes` are the district's own.

    What was probably `renamed` is told where a column is missing, with the line that accepts it for a school year.

    Leaves the views `mapped_rows` (all of them) and `staged` (those that go on), each row with an `_id` of its own.

    Raises MapBroken where the map does not run or loses rows, ContractBroken where required columns are missing.
    """
    headers = headers_by_file(warehouse, "raw", _columns(warehouse, "raw"))
    try:
        make_view(warehouse, using)
        columns = [name.lower() for name in _columns(warehouse, "mapped")]
    except duckdb.Error as error:
        raise map_error(error, headers, using, renamed, school_year) from None
    require_columns(contract, columns, headers, using, renamed, school_year)
    # Without a map nothing is left out and no row stands for others, whatever the source calls its columns.
    offered = CARRIED if using.sql else {"_file": CARRIED["_file"], "_row": CARRIED["_row"]}
    carried = {name: kind for name, kind in offered.items() if name in columns}
    # A blank reason is none.
    rows = "(select * replace (nullif(trim(cast(_left_out as varchar)), '') as _left_out) from mapped)"
    query = cast_select(contract, rows if "_left_out" in carried else "mapped", columns, carried, codes)
    try:
        with time_limit(warehouse, using.minutes, _too_long(using)):
            warehouse.execute(f"copy ({query}) to {quoted(into)} (format parquet, parquet_version v2)")
    except (duckdb.IOException, duckdb.OutOfMemoryException):
        raise
    except duckdb.Error as error:
        # The engine's own words may hold a value of the row it stumbled on.
        raise MapBroken(
            f"The map fails on a row ({type(error).__name__}).",
            where=using.name,
            fix="use try_cast and try_strptime in the map",
        ) from None
    no_reason = "" if "_left_out" in carried else ", cast(null as varchar) as _left_out"
    warehouse.execute(
        "create or replace view mapped_rows as "
        f"select * exclude (file_row_number), file_row_number as _id{no_reason} "
        f"from read_parquet({quoted(into)}, file_row_number = true)"
    )
    kept = "where _left_out is null" if "_left_out" in carried else ""
    warehouse.execute(f"create or replace view staged as select * from mapped_rows {kept}")
    return account(warehouse, using, is_aggregated="_rows" in carried)


def _too_long(using: Map) -> MapBroken:
    return MapBroken(
        f"The map was stopped after {using.minutes:,g} minutes.",
        where=using.name,
        fix="look whether it joins rows without a condition, or counts on without an end; "
        "where it needs longer, raise the dataset's map_minutes in district.toml",
    )


def _columns(warehouse: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    return [name for name, *_ in warehouse.execute(f"describe {relation}").fetchall()]
