"""Which values stay unsaid although several people share them: what may be a name or a number of somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from expectations.contract import Contract
from expectations.looks import LETTERS
from tasks.root_causes.cause_words import FEWEST_PEOPLE
from tasks.root_causes.unknown_id_words import WAYS
from tasks.sql_text import sql_text
from tasks.validation.known_people import numbers_of_people

_LEAST_PEOPLE_A_VALUE = 2
_LIKE_A_NAME = rf"^[{LETTERS}][{LETTERS} .,'\x{{2019}}-]*$"
_RARE_NAMES = 2


@dataclass(frozen=True)
class Shared:
    """A value that several people share, and whether it is nearly a code."""

    rule: str
    value: str
    rows_n: int
    is_near: bool


@dataclass(frozen=True)
class _Variety:
    """The values that break one rule: `names_n` look like names, of which `rare_names_n` belong to few people."""

    values_n: int
    people_n: int
    names_n: int
    rare_names_n: int
    names_rows_n: int

    @property
    def is_as_varied_as_people(self) -> bool:
        return _LEAST_PEOPLE_A_VALUE * self.values_n >= self.people_n

    @property
    def are_names(self) -> bool:
        """Codes that nobody knows are few and each has many people; most names have few."""
        return self.rare_names_n >= _RARE_NAMES and 2 * self.rare_names_n >= self.names_n


def unsaid(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, shared: Sequence[Shared]
) -> frozenset[tuple[str, str]]:
    """The rules and values that may be people's after all, of those in the table `families`.

    A column whose unknown values are as varied as people are, or mostly names that few people have, holds people.
    """
    if not shared or not contract.person_column:
        return frozenset()
    near = [f"{one.rule}={one.value}" for one in shared if one.is_near]
    asked = {"near": near, "like_a_name": _LIKE_A_NAME, "fewest_people": FEWEST_PEOPLE, "unsaid": [*WAYS, ""]}
    rows = warehouse.execute(sql_text("root_causes/variety.sql"), asked).fetchall()
    varieties = {rule: _Variety(*counts) for rule, *counts in rows}
    numbers = numbers_of_people(warehouse, contract, {one.value for one in shared})
    return frozenset(
        (one.rule, one.value)
        for one in shared
        if one.value in numbers or _may_be_a_person(one, varieties[one.rule], shared)
    )


def _may_be_a_person(one: Shared, variety: _Variety, shared: Sequence[Shared]) -> bool:
    if variety.is_as_varied_as_people:
        return True
    if not variety.are_names:
        return False
    # Among many names some are nearly codes by chance; a misspelt code has more rows than the names beside it.
    near_rows_n = sum(other.rows_n for other in shared if other.rule == one.rule and other.is_near)
    return not one.is_near if near_rows_n > variety.names_rows_n else True
