"""Which school a number that is gone seems to have become, by who or what stood under it last time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from expectations.contract import Contract
from tasks.limits.filled import columns_of
from tasks.sql_text import filled

# So few of a school may be at another one by chance.
_FEWEST = 3


@dataclass(frozen=True)
class SeemsNow:
    """Most of `what` a school had stands under another number now, which `is_known` where it was there before.

    `what` is people or rows; empty where it is the school's name.
    """

    old_id: str
    new_id: str
    are_all: bool
    is_known: bool
    what: str

    @property
    def sentence(self) -> str:
        """By what it seems so, and the line of school_history that says it."""
        why = f"where {'all' if self.are_all else 'most'} of its {self.what} are" if self.what else "which has its name"
        line = f"{self.old_id}, {'merged' if self.is_known else 'renumbered'}, the first day of it, {self.new_id}"
        return (
            f"{self.old_id} seems to be {self.new_id} now, {why}: if it is, one line in school_history says so for all "
            f"datasets at once ({line})."
        )


def seems_now(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, school: str, now: str, before: Path
) -> tuple[SeemsNow, ...]:
    """What rows of now, in the relation `now`, tell of schools of the last good rows; `school` is their column.

    The list of schools tells by names, others by people, or else by their own ids.
    """
    if contract.dataset == "schools":
        ids, identity, fewest, what = ["name"], "lower(trim(name))", 1, ""
    elif contract.person_column:
        ids, identity, fewest, what = [contract.person_column], contract.person_column, _FEWEST, "people"
    else:
        ids = [name for name in contract.key if name != school]
        identity, fewest, what = f"row({', '.join(ids)})", _FEWEST, "rows"
    if not ids or not {school, *ids} <= columns_of(warehouse, before):
        return ()
    query = filled("limits/seems_now.sql", identity=identity, school=school, now=now)
    rows = warehouse.execute(query, {"before": str(before), "fewest": fewest}).fetchall()
    return tuple(SeemsNow(old, new, are_all, is_known, what) for old, new, are_all, is_known in rows)
