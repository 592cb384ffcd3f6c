"""Rows that break a rule only since a column is not in the file: there is nothing to mend in them."""

from __future__ import annotations

from collections.abc import Iterable

from expectations.contract import Contract
from reports.numbers import listed
from tasks.maps.header_changes import ColumnChanges
from tasks.sources.column_names import same
from tasks.verdicts.verdict import Cause


def with_missing_columns(contract: Contract, causes: Iterable[Cause], changes: ColumnChanges) -> tuple[Cause, ...]:
    """The causes; those of a rule about several columns of which one did not come ask for the column, not for rows.

    The column itself is told once, with the new name that it may have.
    """
    missing = {same(name) for name in changes.missing}
    return tuple(
        one.model_copy(update={"hint": _hint(gone)})
        if (gone := [name for name in contract.columns_of_rules.get(one.rule, ()) if same(name) in missing])
        else one
        for one in causes
    )


def _hint(gone: list[str]) -> str:
    columns = "the column" if len(gone) == 1 else "the columns"
    return f"nothing in these rows themselves: {columns} {listed(gone)} did not come under a name that is read"
