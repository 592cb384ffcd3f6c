"""People whom a dataset names and a list does not have, but had last time: it may list only those who are there now."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from expectations.contract import Contract
from reports.numbers import day
from tasks.root_causes.cause_id import cause_id
from tasks.root_causes.unknown_id_words import mend_numbers
from tasks.sql_text import filled
from tasks.validation.references import FORMER, UNKNOWN, Reference, References
from tasks.verdicts.verdict import Cause


def with_former(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, causes: Iterable[Cause], known: References
) -> tuple[Cause, ...]:
    """The causes; that of unknown people says how many of them the list had last time, and waits where it had all.

    Reads the relations that `find_causes` leaves.
    """
    rule = UNKNOWN.format(column=contract.person_column)
    list_of_people = known.get(contract.list_of_people)
    if list_of_people is None or not list_of_people.former:
        return tuple(causes)
    of_rule = cause_id(contract.dataset, rule, "=")
    return tuple(
        _told(warehouse, contract, one, list_of_people)
        if one.cause_id == of_rule and one.columns == (contract.person_column,) and not one.waits_for
        else one
        for one in causes
    )


def _told(warehouse: duckdb.DuckDBPyConnection, contract: Contract, cause: Cause, known: Reference) -> Cause:
    refers_to = next(one.refers_to for one in contract.columns if one.name == contract.person_column)
    query = filled(
        "root_causes/former_people.sql",
        person=contract.person_column,
        referred=refers_to.partition(".")[2],
        former=FORMER.format(contract=known.contract),
    )
    numbers_n, former_n = warehouse.execute(query, {"cause_id": cause.cause_id}).fetchall()[0]
    if not former_n:
        return cause
    are_all = former_n == numbers_n
    update = {
        "former_n": former_n,
        "former_date": known.former_date,
        "hint": _hint(contract, known, numbers_n, former_n),
    }
    return cause.model_copy(update={**update, **({"waits_for": known.contract} if are_all else {})})


def _hint(contract: Contract, known: Reference, numbers_n: int, former_n: int) -> str:
    then, now = ("was", "is") if former_n == 1 else ("were", "are")
    when = f"of {day(known.former_date)}" if known.former_date else "of last time"
    said = (
        f"{former_n:,} of them {then} in the {known.contract} {when} and {now} not in this one: "
        "see with its owner whether it lists only those who are there now"
    )
    left_n = numbers_n - former_n
    return f"{said}; for the rest, {mend_numbers(contract, known.contract, left_n)}" if left_n else said
