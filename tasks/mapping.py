"""Applies a dataset's map to its raw rows and accounts for every one of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import duckdb

from expectations.contract import Contract
from expectations.table import cast_select
from tasks.errors import ContractBroken, MapBroken
from tasks.sql_text import quoted, sql_text

CARRIED = ("_file", "_row", "_rows", "_left_out")
_MISSING_COLUMN = re.compile(r'(?:Referenced column|does not have a column named) "([^"]+)"')


@dataclass(frozen=True)
class Map:
    """A map's SQL, empty where the source fits the contract, and whether its rows are not the source's rows."""

    sql: str = ""
    reshapes: bool = False
    name: str = ""


@dataclass(frozen=True)
class Mapped:
    """Source rows read, and left out by reason."""

    read_n: int
    left_out: dict[str, int]


def apply_map(warehouse: duckdb.DuckDBPyConnection, contract: Contract, using: Map, into: Path) -> Mapped:
    """Write the mapped rows of the relation `raw`, cast to the contract, to Parquet.

    Leaves the views `mapped_rows` (all of them) and `staged` (those that go on), each row with an `_id` of its own.

    Raises MapBroken where the map does not run or loses rows, ContractBroken where required columns are missing.
    """
    raw_columns = _columns(warehouse, "raw")
    try:
        warehouse.execute(f"create or replace view mapped as {using.sql or 'select * from raw'}")
        columns = _columns(warehouse, "mapped")
    except duckdb.Error as error:
        raise map_error(error, raw_columns, using) from None
    require_columns(contract, columns, raw_columns, using)
    carried = [name for name in CARRIED if name in columns]
    try:
        warehouse.execute(
            f"copy ({cast_select(contract, 'mapped', columns, carried)}) to {quoted(into)} (format parquet)"
        )
    except duckdb.Error as error:
        # The engine's own words may hold a value of the row it stumbled on.
        raise MapBroken(
            f"The map fails on a row ({type(error).__name__}).",
            where=using.name,
            fix="use try_cast and try_strptime in the map",
        ) from None
    no_reason = "" if "_left_out" in columns else ", cast(null as varchar) as _left_out"
    warehouse.execute(
        "create or replace view mapped_rows as "
        f"select * exclude (file_row_number), file_row_number as _id{no_reason} "
        f"from read_parquet({quoted(into)}, file_row_number = true)"
    )
    kept = "where _left_out is null" if "_left_out" in columns else ""
    warehouse.execute(f"create or replace view staged as select * from mapped_rows {kept}")
    return _account(warehouse, using, carried)


def _columns(warehouse: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    """Names in small letters, as DuckDB compares them."""
    return [name.lower() for name, *_ in warehouse.execute(f"describe {relation}").fetchall()]


def map_error(error: duckdb.Error, raw_columns: Collection[str], using: Map) -> ContractBroken:
    """What to tell of a map that could not start."""
    missing = _MISSING_COLUMN.search(str(error))
    if missing is None:
        # Nothing has been read yet, so the engine speaks of the map's own text only.
        first_line = str(error).splitlines()[0]
        return MapBroken(f"The map does not run: {first_line}", where=using.name, fix="mend the map's SQL")
    wanted = missing.group(1)
    return ContractBroken(
        f"The map reads the column {wanted}, which the source does not have; {_found([wanted], raw_columns, using.sql)}.",
        where=using.name,
        fix="ask the department whether the column was renamed, then mend the map",
    )


def require_columns(contract: Contract, columns: Collection[str], raw_columns: Collection[str], using: Map) -> None:
    """Raise ContractBroken where required columns are missing, MapBroken where a map loses sight of its source rows."""
    missing = [name for name in contract.required_names if name not in columns]
    if missing:
        expected = ", ".join(contract.required_names)
        found = _found(missing, raw_columns, using.sql or " ".join(contract.column_names))
        raise ContractBroken(
            f"Required columns are missing: {', '.join(missing)}. Expected: {expected}; {found}.",
            where=using.name or contract.dataset,
            fix="ask the department whether a column was renamed, then name it in the dataset's map",
        )
    if using.sql and not {"_file", "_row"} <= set(columns) and not (using.reshapes and "_rows" in columns):
        raise MapBroken(
            "The map does not carry the file and row of each source row.",
            where=using.name,
            fix="select _file and _row too; where rows are aggregated, say so with `reshapes` and give _rows",
        )


def _found(missing: list[str], raw_columns: Collection[str], expecting: str) -> str:
    """Name the columns found, but only where the first row looks like a header and not like a person's data."""
    names = [name for name in raw_columns if name not in CARRIED]
    if not any(name.lower() in expecting.lower() for name in names):
        return f"found: {len(names)} columns, none of them expected, so the first row may not be the header"
    near = [close[0] for name in missing if (close := get_close_matches(name, names, n=1, cutoff=0.5))]
    hint = f" (nearest: {', '.join(near)})" if near else ""
    return f"found: {', '.join(names)}{hint}"


def _account(warehouse: duckdb.DuckDBPyConnection, using: Map, carried: Collection[str]) -> Mapped:
    (read_n,) = warehouse.execute("select count(*) from raw").fetchall()[0]
    if not using.sql:
        return Mapped(read_n=read_n, left_out={})
    way = ("aggregated" if "_rows" in carried else "reshaped") if using.reshapes else "kept"
    by_reason = dict(warehouse.execute(sql_text(f"validation/account_{way}.sql")).fetchall())
    accounted_n = sum(by_reason.values())
    is_same = way != "kept" or warehouse.execute(sql_text("validation/same_rows.sql")).fetchall()[0][0]
    if accounted_n != read_n or not is_same:
        raise MapBroken(
            f"The map accounts for {accounted_n:,} of {read_n:,} source rows{'' if is_same else ', some twice'}.",
            where=using.name,
            fix="give each row that is left out a reason in _left_out, and let no join repeat or drop rows",
        )
    return Mapped(read_n=read_n, left_out={reason: by_reason[reason] for reason in sorted(filter(None, by_reason))})
