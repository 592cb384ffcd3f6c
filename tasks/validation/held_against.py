"""What the ids that a dataset's columns name are held against, for what is said of those that nobody knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import duckdb

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract
from tasks.validation.references import FORMER, HELD_BACK, UNKNOWN, References
from tasks.verdicts.verdict import BrokenRule
from tasks.warehouse import relations


@dataclass(frozen=True)
class HeldAgainst:
    """`ids` are those known, by column, of what is no person; `older` and `held_back` are contracts.

    Of those in `older` an older copy stands in; of those in `held_back` some ids are only in rows held back.
    Where rows name no people, `former` are the ids by column that the last good list had.
    """

    ids: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    older: frozenset[str] = frozenset()
    held_back: frozenset[str] = frozenset()
    former: Mapping[str, frozenset[str]] = field(default_factory=dict)


NOTHING = HeldAgainst()


def held_against(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, broken: Collection[BrokenRule], known: References
) -> HeldAgainst:
    """Of the relations of other datasets; ids are read only for the columns that break a rule."""
    if not broken:
        return NOTHING
    names = {rule.name for rule in broken}
    there = relations(warehouse)
    columns = [one for one in contract.columns if UNKNOWN.format(column=one.name) in names and not _names_people(one)]
    former = {
        one.name: FORMER.format(contract=one.refers_to.partition(".")[0])
        for one in columns
        if not (contract.person_column or contract.about_people)
    }
    return HeldAgainst(
        ids={one.name: {id_: id_ for id_ in _ids(warehouse, one)} for one in columns},
        former={one.name: _ids(warehouse, one, former[one.name]) for one in columns if former.get(one.name) in there},
        older=frozenset(name for name, reference in known.items() if not reference.is_current),
        held_back=frozenset(name for name in known if HELD_BACK.format(contract=name) in there),
    )


def _ids(warehouse: duckdb.DuckDBPyConnection, column: Column, relation: str = "") -> frozenset[str]:
    """The ids in the list that a column refers to, or in another relation of it."""
    where, _, referred = column.refers_to.partition(".")
    query = f"select distinct {referred} from {relation or where} where {referred} is not null"
    return frozenset(one for (one,) in warehouse.execute(query).fetchall())


def _names_people(column: Column) -> bool:
    where = column.refers_to.partition(".")[0]
    return where in CONTRACTS and CONTRACTS[where].about_people
