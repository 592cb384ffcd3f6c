"""Measures that nothing explains and whose names are nearly those of others: a goal by such a one has no figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import duckdb

from expectations.contract import Contract
from tasks.root_causes.unknown_id_words import nearest_spelling
from tasks.warehouse import relations

_MEASURES = "measures"
_COLUMN = "measure"


def told_of_near_measures(warehouse: duckdb.DuckDBPyConnection, contract: Contract) -> tuple[str, ...]:
    """One sentence for each in the relation `staged`; none where the contract names no measures that must be known.

    A department may deliver a measure under a name of its own, so that one that is near to none is no mistake.
    """
    if _MEASURES not in contract.reads or _MEASURES not in relations(warehouse):
        return ()
    known = [name for (name,) in warehouse.execute(f"select measure from {_MEASURES}").fetchall()]
    named = warehouse.execute(f"select distinct measure from staged anti join {_MEASURES} using (measure)").fetchall()
    return near_measures(contract, (name for (name,) in named if name), known)


def near_measures(contract: Contract, names: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """One sentence for each name that is none of those known, and nearly one of them."""
    column = next(one for one in contract.columns if one.name == _COLUMN)
    own = {name: name for name in known}
    near = {name: nearest_spelling(column, name, own) for name in sorted({*names} - {*known})}
    return tuple(
        f"Nothing explains the measure `{name}`; did you mean `{meant}`? Mend it, or add a table [measures.{name}] to "
        "district.toml."
        for name, meant in near.items()
        if meant
    )
