"""Rows that contradict the roster since they stand under another school: which schools they are, in counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb

from expectations.contract import Contract
from tasks.root_causes.cause_words import FEWEST_PEOPLE
from tasks.sql_text import filled
from tasks.verdicts.verdict import Cause
from tasks.warehouse import relations

_MOST_TOLD = 3


@dataclass(frozen=True)
class _Under:
    """So many rows of a school are of people whom the roster has `at` another one that day."""

    school_id: str
    at: str
    rows_n: int


def with_other_schools(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, causes: Iterable[Cause]
) -> tuple[Cause, ...]:
    """The causes; that of rows whose person the roster has elsewhere names both schools, which may look exchanged.

    A school is named where most of its rows that have this cause are of one other school, and of ten people or more.
    Reads the relations that `find_causes` leaves.
    """
    columns = {contract.person_column, contract.school_column, contract.date_column}
    rules = {
        one.name for one in contract.cross_rules if contract.list_of_people in one.reads and columns <= {*one.columns}
    }
    return tuple(_told(warehouse, contract, one) if one.rule in rules and not one.waits_for else one for one in causes)


def _told(warehouse: duckdb.DuckDBPyConnection, contract: Contract, cause: Cause) -> Cause:
    query = filled(
        "root_causes/other_schools.sql",
        person=contract.person_column,
        school=contract.school_column,
        date=contract.date_column,
        list_of_people=contract.list_of_people,
    )
    rows = warehouse.execute(query, {"cause_id": cause.cause_id, "fewest_people": FEWEST_PEOPLE}).fetchall()
    found = {school_id: _Under(school_id, at, rows_n) for school_id, at, rows_n in rows}
    if not found:
        return cause
    names = _names(warehouse)
    pairs = [(one, found[one.at]) for one in found.values() if one.at in found and found[one.at].at == one.school_id]
    exchanged = [(one, other) for one, other in pairs if one.school_id < other.school_id]
    in_pairs = {one.school_id for one, _ in pairs}
    single = [one for one in found.values() if one.school_id not in in_pairs]
    said = [_exchanged(one, other, contract, names) for one, other in exchanged]
    said += [f"{_under(one, contract, names)}." for one in single]
    hint = (
        "see whether the export exchanged these schools, and send each one's rows under its own; only where students "
        f"have changed schools is {contract.list_of_people} to be mended"
        if exchanged
        else f"see whether these rows stand under the wrong school, or {contract.list_of_people} does not say yet that "
        "students have changed schools"
    )
    return cause.model_copy(update={"sentence": " ".join([cause.sentence, *said[:_MOST_TOLD]]), "hint": hint})


def _exchanged(one: _Under, other: _Under, contract: Contract, names: Mapping[str, str]) -> str:
    return (
        f"{_under(one, contract, names)}, and {other.rows_n:,} of {_name(other.school_id, names)} of students whom it "
        f"has at {_name(other.at, names)}: the two look exchanged."
    )


def _under(one: _Under, contract: Contract, names: Mapping[str, str]) -> str:
    return (
        f"{one.rows_n:,} rows of {_name(one.school_id, names)} are of students whom {contract.list_of_people} has at "
        f"{_name(one.at, names)} that day"
    )


def _names(warehouse: duckdb.DuckDBPyConnection) -> dict[str, str]:
    if "schools" not in relations(warehouse):
        return {}
    return dict(warehouse.execute("select school_id, name from schools where name is not null").fetchall())


def _name(school_id: str, names: Mapping[str, str]) -> str:
    return names.get(school_id, school_id)
