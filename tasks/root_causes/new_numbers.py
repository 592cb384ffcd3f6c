"""Numbers of schools that nobody knows: those that a school seems to have got, and those that it had before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import duckdb

from expectations.contract import Contract
from tasks.limits.seems_now import SeemsNow, seems_now
from tasks.root_causes.unknown_id_words import either
from tasks.validation.references import HISTORY, UNKNOWN
from tasks.verdicts.verdict import Cause

_SCHOOLS = "schools.school_id"


def with_new_numbers(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    causes: Iterable[Cause],
    before: Path | None,
    successors: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[Cause, ...]:
    """The causes; of unknown schools they say which other number the same school seems to have had, or has now.

    Where one of the last good rows, in `before`, seems to have become it, what mends the list of schools mends these
    rows too. Of a school that is given up, `successors` stand for it. Reads the relations `staged` and `schools`.
    """
    causes = tuple(causes)
    columns = {UNKNOWN.format(column=one.name): one.name for one in contract.columns if one.refers_to == _SCHOOLS}
    of_schools = [one for one in causes if one.value and one.columns == (columns.get(one.rule),)]
    if not of_schools:
        return causes
    known = {one for (one,) in warehouse.execute("select distinct school_id from schools").fetchall()}
    found = {
        (rule, one.new_id): one
        for rule in sorted({one.rule for one in of_schools})
        for one in (seems_now(warehouse, contract, columns[rule], "staged", before) if before else ())
    }

    def told(cause: Cause) -> Cause:
        now = [f"`{one}`" for one in successors.get(cause.value, ()) if one in known]
        if now and not cause.waits_for:
            hint = f"it is {either(now)} now, as {HISTORY} says: write that number"
            return cause.model_copy(update={"hint": hint, "nearest": ()})
        return _seeming(cause, found.get((cause.rule, cause.value)))

    return tuple(told(one) if one in of_schools else one for one in causes)


def _seeming(cause: Cause, seems: SeemsNow | None) -> Cause:
    if seems is None:
        return cause
    # Where the list is on its way, it need not be sent again.
    to_add = "" if cause.waits_for else f" {seems.new_id} must then be in schools too."
    return cause.model_copy(update={"hint": f"{cause.hint}. {seems.sentence}{to_add}"})
