"""Whether the columns that a source or map gives are those its contract needs, and what to say where they are not."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import duckdb

from expectations.contract import Contract
from tasks.arrival.header_sight import is_surely_header, names_to_tell
from tasks.arrival.renames import proposed_renames
from tasks.arrival.tellable import is_tellable, told_names
from tasks.errors import ContractBroken, MapBroken, MapNotRunnable
from tasks.maps.header_changes import Renamed
from tasks.settings.map_file import Map, columns_read
from tasks.sources.column_names import same
from tasks.sql_text import quoted_name

# What a row carries beside the contract's columns: where it came from, and what became of it in its map.
CARRIED = {"_file": "varchar", "_row": "bigint", "_rows": "bigint", "_left_out": "varchar"}
# The last of them is of a column of the source that has the name which the map gives it too.
_MISSING_COLUMN = re.compile(
    r'(?:Referenced column|does not have a column named|Column(?= "[^"]*" referenced that exists in the SELECT))'
    r' "([^"]+)"'
)
_MOST_SHOWN = 50


def require_columns(
    contract: Contract,
    columns: Collection[str],
    headers: Sequence[Collection[str]],
    using: Map,
    renamed: Sequence[Renamed] | None = None,
    school_year: str = "always",
) -> None:
    """Raise ContractBroken where required columns are missing, MapBroken where a map loses sight of its source rows.

    `headers` are the columns of each file of the source. `renamed` is what is known of renames where the rows were
    looked at; otherwise the names alone propose them. The line that accepts one names the school year, such as 2026-27.
    """
    missing = [name for name in contract.required_names if name not in columns]
    if missing:
        expected = ", ".join(contract.required_names)
        known = columns_read(using) if using.sql else contract.column_names
        found, proposals = _found(missing, headers, known, renamed)
        raise ContractBroken(
            f"Required columns are missing: {', '.join(missing)}. Expected: {expected}; {found}.",
            where=using.name or contract.dataset,
            fix=(_to_map(proposals) if using.sql else _to_accept(proposals, school_year))
            or "ask the department whether a column was renamed, then name it in the dataset's map",
        )
    if using.sql and not {"_file", "_row"} <= set(columns) and not (using.reshapes and "_rows" in columns):
        raise MapBroken(
            "The map does not carry the file and row of each source row.",
            where=using.name,
            fix="select _file and _row too; where rows are aggregated, say so with `reshapes` and give _rows",
        )


def map_error(
    error: duckdb.Error,
    headers: Sequence[Collection[str]],
    using: Map,
    renamed: Sequence[Renamed] | None = None,
    school_year: str = "always",
) -> ContractBroken:
    """What to tell of a map that could not start; all the rest as for `require_columns`."""
    missing = _MISSING_COLUMN.search(str(error))
    if missing is None:
        # Nothing has been read yet, so the engine speaks of the map's own text only.
        first_line = str(error).splitlines()[0]
        return MapNotRunnable(f"The map does not run: {first_line}", where=using.name, fix="mend the map's SQL")
    wanted = missing.group(1)
    found, proposals = _found([wanted], headers, columns_read(using), renamed)
    return ContractBroken(
        f"The map reads the column {wanted}, which the source does not have; {found}.",
        where=using.name,
        fix=_to_accept(proposals, school_year)
        or "ask the department whether the column was renamed, then mend the map",
    )


def line_to_accept(renamed: Renamed, school_year: str = "always") -> str:
    """The line under the dataset's own heading in district.toml that accepts a rename for one school year, as code."""
    return f"`aliases.{_key(school_year)}.{_key(renamed.new)} = {to_toml(renamed.old)}`"


def lines_to_accept(renamed: Sequence[Renamed], school_year: str = "always", *, has_aliases: bool = False) -> str:
    """What accepts several renames: one line, or a line for each where the dataset has aliases to stand beside."""
    if len(renamed) == 1 or has_aliases:
        return "; ".join(line_to_accept(one, school_year) for one in renamed)
    pairs = ", ".join(f"{to_toml(one.new)} = {to_toml(one.old)}" for one in renamed)
    return f"`aliases.{_key(school_year)} = {{ {pairs} }}`"


def _to_accept(proposals: Sequence[Renamed], school_year: str) -> str:
    lines = "; ".join(line_to_accept(one, school_year) for one in proposals)
    return f"{_question(proposals)}, write under the dataset's own heading in district.toml: {lines}" if lines else ""


def _to_map(proposals: Sequence[Renamed]) -> str:
    """A map that does not give a column has to name it itself."""
    named = [one for one in proposals if not one.place]
    lines = "; ".join(f"{quoted_name(one.new)} as {one.old}" for one in named)
    return f"{_question(named)}, name it in the map: {lines}" if lines else ""


def _question(proposals: Sequence[Renamed]) -> str:
    pairs = ", ".join(f"{one.old} is now {'' if one.place else 'called '}{one.new_in_words}" for one in proposals)
    return f"ask the department whether {pairs}; if so"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else to_toml(name)


def to_toml(name: str) -> str:
    """The name as TOML writes text."""
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _found(
    missing: Sequence[str],
    headers: Sequence[Collection[str]],
    expected: Collection[str],
    renamed: Sequence[Renamed] | None,
) -> tuple[str, Sequence[Renamed]]:
    """The columns found and what was probably renamed, but only where the first row is surely a header.

    A row of data is never repeated: it may be a person's.
    """
    names = [name for name in names_to_tell(headers, expected) if name not in CARRIED]
    if not is_surely_header(names, expected):
        proposals = [one for one in renamed or () if one.place and one.old in missing]
        of_which = (
            "under other names" if proposals else "too few of them expected to say that the first row is the header"
        )
        return f"found: {len(names)} columns, {of_which}", proposals
    # What is expected under its own name is not what another one was renamed to.
    known = {same(name) for name in expected}
    new = [name for name in names if same(name) not in known]
    likely = [one for one in renamed if one.old in missing] if renamed else proposed_renames(missing, new)
    proposals = [one for one in likely if is_tellable(one.new, expected)]
    hint = (
        f" ({'; '.join(f'{one.new_in_words} is probably {one.old}: {one.because}' for one in proposals)})"
        if proposals
        else ""
    )
    places = {name: place for place, name in enumerate(names, 1)} if len(headers) == 1 else {}
    told = told_names(names, expected, places=places)
    more = f" and {len(told) - _MOST_SHOWN} more" if len(told) > _MOST_SHOWN else ""
    return f"found: {', '.join(told[:_MOST_SHOWN])}{more}{hint}", proposals
