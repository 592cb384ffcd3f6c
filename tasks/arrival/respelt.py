"""Optional columns of a contract that a source has under another spelling, so that nobody reads them."""

from __future__ import annotations

from collections.abc import Sequence

from expectations.contract import Contract
from tasks.arrival.header_sight import is_surely_header
from tasks.arrival.name_likeness import SAME, likeness
from tasks.arrival.renames import proposed_renames
from tasks.maps.header_changes import Renamed
from tasks.sources.column_names import same


def respelt(contract: Contract, names: Sequence[str]) -> tuple[Renamed, ...]:
    """Each optional column that is there under a name which is the same but for case, blanks and punctuation.

    By the names alone, and only where the first row is surely a header.
    """
    known, there = {same(name) for name in contract.column_names}, {same(name) for name in names}
    if not is_surely_header(names, contract.column_names):
        return ()
    absent = [one.name for one in contract.columns if not one.required and same(one.name) not in there]
    others = [name for name in names if same(name) not in known]
    return tuple(one for one in proposed_renames(absent, others) if likeness(one.old, one.new) == SAME)
