"""Whether the columns that a source or map gives are those its contract needs, and what to say where they are not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

import duckdb

from expectations.contract import Contract
from tasks.errors import ContractBroken, MapBroken
from tasks.map_file import Map, columns_read

# What a row carries beside the contract's columns: where it came from, and what became of it in its map.
CARRIED = {"_file": "varchar", "_row": "bigint", "_rows": "bigint", "_left_out": "varchar"}
_MISSING_COLUMN = re.compile(r'(?:Referenced column|does not have a column named) "([^"]+)"')
_MADE_UP_NAME = re.compile(r"column_\d+")
_NAMES_OF_A_HEADER = 2
_MOST_SHOWN = 50


def require_columns(contract: Contract, columns: Collection[str], raw_columns: Collection[str], using: Map) -> None:
    """Raise ContractBroken where required columns are missing, MapBroken where a map loses sight of its source rows."""
    missing = [name for name in contract.required_names if name not in columns]
    if missing:
        expected = ", ".join(contract.required_names)
        found = _found(missing, raw_columns, columns_read(using) if using.sql else contract.column_names)
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


def map_error(error: duckdb.Error, raw_columns: Collection[str], using: Map) -> ContractBroken:
    """What to tell of a map that could not start."""
    missing = _MISSING_COLUMN.search(str(error))
    if missing is None:
        # Nothing has been read yet, so the engine speaks of the map's own text only.
        first_line = str(error).splitlines()[0]
        return MapBroken(f"The map does not run: {first_line}", where=using.name, fix="mend the map's SQL")
    wanted = missing.group(1)
    found = _found([wanted], raw_columns, columns_read(using))
    return ContractBroken(
        f"The map reads the column {wanted}, which the source does not have; {found}.",
        where=using.name,
        fix="ask the department whether the column was renamed, then mend the map",
    )


def _found(missing: Iterable[str], raw_columns: Iterable[str], expected: Collection[str]) -> str:
    """Name the columns found, but only where the first row is surely a header and not a person's data."""
    names = [name for name in raw_columns if name not in CARRIED]
    known = {name.casefold() for name in expected}
    telling = {name.casefold() for name in names if not _MADE_UP_NAME.fullmatch(name)} & known
    if len(telling) < min(_NAMES_OF_A_HEADER, len(known)) or not telling:
        return f"found: {len(names)} columns, too few of them expected to say that the first row is the header"
    # What is expected under its own name is not what another one was renamed to.
    by_look = {name.casefold(): name for name in names if name.casefold() not in known}
    near = [
        by_look[close[0]] for name in missing if (close := get_close_matches(name.casefold(), by_look, n=1, cutoff=0.5))
    ]
    hint = f" (nearest: {', '.join(near)})" if near else ""
    more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
    return f"found: {', '.join(names[:_MOST_SHOWN])}{more}{hint}"
