"""Recognises the file of another dataset by its header, before it is told column by column what it lacks."""

from __future__ import annotations

from collections.abc import Collection

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from reports.numbers import plural
from tasks.errors import ContractBroken
from tasks.sources.column_names import same


def require_own(contract: Contract, columns: Collection[str]) -> None:
    """Raise ContractBroken where the columns are those of another contract.

    They are where the other has all that it requires, and there is no column that this contract alone knows: with what
    is required lacking, one more of the other's tells them apart, else two.
    """
    names = {same(one) for one in columns}
    own = _known(contract, names)
    if len(own) == len(contract.column_names):
        return
    fewest = len(own) + (2 if _has_required(contract, names) else 1)
    theirs = {
        other.title: _known(other, names)
        for other in CONTRACTS.values()
        if other is not contract and _has_required(other, names)
    }
    alike = [(len(known), title) for title, known in theirs.items() if own <= known and len(known) >= fewest]
    if alike:
        known_n, title = max(alike)
        raise ContractBroken(
            f"This seems to be the file of {title}: of its {plural(len(names), 'column')}, {known_n} are of {title} "
            f"and {len(own) or 'none'} of {contract.title}.",
            where=contract.dataset,
            fix=f"send the file of {contract.title} in its place, and see whether that came as {title}",
        )


def _known(contract: Contract, names: Collection[str]) -> set[str]:
    return {same(one) for one in contract.column_names} & {*names}


def _has_required(contract: Contract, names: Collection[str]) -> bool:
    return {same(one) for one in contract.required_names} <= {*names}
