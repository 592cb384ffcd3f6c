"""Who counts as a person in rows that are wrong: a date in the column of numbers is nobody."""

from __future__ import annotations

import sys
from collections.abc import Collection

import duckdb

from expectations.contract import Contract
from expectations.looks import look_of
from tasks.arrival.roster import STATE_NUMBER
from tasks.sql_text import filled
from tasks.warehouse import relations

_LOOKED_AT = 10_000


def known_person(warehouse: duckdb.DuckDBPyConnection, contract: Contract, wrong_n: int) -> str:
    """SQL of a row's person, NULL where what stands there is nobody's number; for the relation `staged`.

    At most `wrong_n` rows are in `reasons`.

    Where the rows that numbers refer to are there, a number must be among them; otherwise it must be written as those
    in sound rows are, where no row is sound as those in the relation `last_good`, and without that there is nobody.
    """
    person = f"staged.{contract.person_column}"
    if not contract.person_column:
        return "cast(null as varchar)"
    where, referred = _referred(contract)
    if where in relations(warehouse):
        return f"if({person} in (select {referred} from {where}), {person}, null)"
    # Among so many numbers are as many of sound rows as are looked at, and the rest need not be read.
    first = _LOOKED_AT + wrong_n
    shapes = filled(
        "root_causes/person_shapes.sql",
        number=person,
        written=look_of("person"),
        first=str(first),
        last_id=str(_last_id(warehouse, person, first)),
    )
    warehouse.execute(f"create or replace temp table person_shapes as {shapes}")
    (are_any,) = warehouse.execute("select count(*) > 0 from person_shapes").fetchall()[0]
    if not are_any and "last_good" in relations(warehouse):
        of_last_time = filled(
            "root_causes/last_person_shapes.sql", number=contract.person_column, written=look_of("person")
        )
        warehouse.execute(f"insert into person_shapes {of_last_time}")
    return f"if({look_of(person)} in (select shape from person_shapes), {person}, null)"


def _last_id(warehouse: duckdb.DuckDBPyConnection, person: str, first: int) -> int:
    """An `_id` before which so many numbers surely stand; rows that a map left out may stand before them all."""
    near = 2 * first
    (found,) = warehouse.execute(f"select count({person}) from staged where _id < {near}").fetchall()[0]
    return near if found >= first else sys.maxsize


def numbers_of_people(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, values: Collection[str]
) -> frozenset[str]:
    """Those of the values that are also a person's number, of this dataset or of those its numbers refer to."""
    if not values:
        return frozenset()
    where, referred = _referred(contract)
    there = relations(warehouse)
    places = [("staged", contract.person_column), (where, referred)]
    places += [(relation, STATE_NUMBER) for relation in ("enrolment", "staged")]
    found = set()
    for relation, column in places:
        if relation in there and column in _columns(warehouse, relation):
            query = filled("root_causes/numbers_of_people.sql", person=column, people=relation)
            found |= {value for (value,) in warehouse.execute(query, {"values": [*values]}).fetchall()}
    return frozenset(found)


def _referred(contract: Contract) -> tuple[str, str]:
    """The contract and column in which the numbers of people must be found; both empty where there is none."""
    refers_to = next((one.refers_to for one in contract.columns if one.name == contract.person_column), "")
    where, _, referred = refers_to.partition(".")
    return where, referred


def _columns(warehouse: duckdb.DuckDBPyConnection, relation: str) -> frozenset[str]:
    return frozenset(name for name, *_ in warehouse.execute(f"describe {relation}").fetchall())
