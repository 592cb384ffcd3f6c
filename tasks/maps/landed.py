"""The rows of a snapshot as SQL sees them: their own columns, and a digest by which a row is found again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from expectations.contract import Contract
from expectations.sql_literal import literal
from tasks.maps.column_fit import CARRIED
from tasks.settings.map_file import Map, columns_needed, names_needed, names_read
from tasks.sources.column_names import same
from tasks.sql_text import quoted_name


@dataclass(frozen=True)
class InUse:
    """The columns of a source that are read, None where a map may read any, and those that surely are needed."""

    read: frozenset[str] | None = None
    needed: frozenset[str] = frozenset()

    def needs(self, name: str) -> bool:
        """Whether a row cannot do without the column."""
        return same(name) in self.needed

    def of(self, columns: Sequence[str]) -> list[str]:
        """Those of the columns that are read; all, where none is known to be."""
        found = [name for name in columns if self.read is None or same(name) in self.read]
        return found or [*columns]


ALL = InUse()


def in_use(contract: Contract, using: Map) -> InUse:
    """The columns that a dataset's map reads, or where there is none its contract has."""
    needed = names_needed(contract, using)
    if needed is None:
        return InUse(needed=_alike([*columns_needed(using), *contract.required_names]))
    return InUse(read=_alike(names_read(contract, using)), needed=_alike(needed))


def _alike(names: Iterable[str]) -> frozenset[str]:
    return frozenset(same(name) for name in names)


def source_columns(warehouse: duckdb.DuckDBPyConnection, relation: str) -> list[str]:
    """The columns that came from the source, without those that say where a row came from."""
    return [name for name, *_ in warehouse.execute(f"describe {relation}").fetchall() if name not in CARRIED]


def held_id(relation: str, columns: Sequence[str], using: InUse) -> str:
    """SQL of a row's digest over those of its columns that are read, by name, whatever file and row it stands in.

    An empty cell is as none, so that a column more or less, which nobody reads or fills, makes no other row.
    """
    cells = ", ".join(
        f"case when {cell} <> '' then {literal(json.dumps(key) + ':')} || cast(to_json({cell}) as varchar) end"
        for key, cell in sorted((same(name), f"{relation}.{quoted_name(name)}") for name in using.of(columns))
    )
    return f"md5(concat_ws(',', {cells}))"
