"""Numbers of schools that nobody knows, under which most of one stand that the dataset had last time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

from expectations.contract import Contract
from tasks.limits.seems_now import SeemsNow, seems_now
from tasks.references import UNKNOWN
from tasks.verdict import Cause

_SCHOOLS = "schools.school_id"


def with_new_numbers(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, causes: Iterable[Cause], before: Path | None
) -> tuple[Cause, ...]:
    """The causes; of unknown schools they say which one of the last good rows, in `before`, seems to have become it.

    What mends the list of schools mends these rows too. Reads the relation `staged`.
    """
    causes = tuple(causes)
    columns = {UNKNOWN.format(column=one.name): one.name for one in contract.columns if one.refers_to == _SCHOOLS}
    of_schools = [one for one in causes if one.value and one.columns == (columns.get(one.rule),)]
    if before is None or not of_schools:
        return causes
    found = {
        (rule, one.new_id): one
        for rule in sorted({one.rule for one in of_schools})
        for one in seems_now(warehouse, contract, columns[rule], "staged", before)
    }
    return tuple(_told(one, found.get((one.rule, one.value))) if one in of_schools else one for one in causes)


def _told(cause: Cause, seems: SeemsNow | None) -> Cause:
    if seems is None:
        return cause
    # Where the list is on its way, it need not be sent again.
    to_add = "" if cause.waits_for else f" {seems.new_id} must then be in schools too."
    return cause.model_copy(update={"hint": f"{cause.hint}. {seems.sentence}{to_add}"})
