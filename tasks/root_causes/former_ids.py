"""Ids that a list has no more, but had last time: the list may have lost them, and who names them may be right."""

from __future__ import annotations

from collections.abc import Iterable

from expectations.contract import Contract
from reports.numbers import day
from tasks.validation.held_against import HeldAgainst
from tasks.validation.references import UNKNOWN, References
from tasks.verdicts.verdict import Cause


def with_former_ids(
    contract: Contract, causes: Iterable[Cause], against: HeldAgainst, known: References
) -> tuple[Cause, ...]:
    """The causes; that of an id which the last good list had says so, and when that came."""
    columns = {UNKNOWN.format(column=one.name): one for one in contract.columns if one.name in against.former}

    def told(cause: Cause) -> Cause:
        column = columns.get(cause.rule)
        if column is None or cause.waits_for or cause.value not in against.former[column.name]:
            return cause
        where = column.refers_to.partition(".")[0]
        when = known[where].former_date
        had = f"which had it on {day(when)}" if when else "which had it last time"
        hint = f"see with the owner of {where} whether it was left out by mistake; if not, name another here"
        said = f"{column.name} `{cause.value}` is not in the dataset {where} now, {had}."
        return cause.model_copy(update={"sentence": said, "hint": hint, "nearest": ()})

    return tuple(map(told, causes))
