"""No hidden number can be had by subtraction: an attacker who knows every sum solves for what is not shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.tasks.protection.reader import ranges

DISTRICT, UNKNOWN = "district", "unknown"
NUMBERS = ("numerator", "denominator", "excluded_n", "expected_n")
MINIMUM, EXTREMES, WIDTH = 10, 30, 7
Equation = dict[tuple[str, str], int]


class People(NamedTuple):
    """Students of one school and one value in each breakdown, by what happened to them."""

    school: str
    sex: str
    race: str
    counted: int
    others: int
    excluded: int


SIZES = st.sampled_from([0, 0, 1, 4, 9, 10, 15, 30, 45])


def districts(*, unknown: bool):
    """Up to five schools; values of a breakdown may be unknown."""
    also = [UNKNOWN] if unknown else []
    people = st.builds(
        People,
        st.sampled_from("ABCDE"),
        st.sampled_from(["sex=female", "sex=male", *also]),
        st.sampled_from(["race=black", "race=white", "race=asian", *also]),
        SIZES,
        SIZES,
        SIZES,
    )
    return st.lists(people, min_size=1, max_size=12)


@dataclass
class Table:
    """Every unit, every group and what is left of each breakdown, with its true numbers; groups with a row, and all."""

    numbers: dict[tuple[str, str], list[int]]
    units: set[str]
    groups: dict[str, set[str]]
    all_groups: dict[str, set[str]]

    @classmethod
    def of(cls, people: Iterable[People]) -> Table:
        numbers = defaultdict(lambda: [0, 0, 0, 0])
        groups, all_groups = defaultdict(set), defaultdict(set)
        for one in people:
            row = [one.counted, one.counted + one.others, one.excluded, one.counted + one.others + one.excluded]
            for unit in (one.school, DISTRICT) if row[3] else ():
                cells = ["all"]
                for breakdown, group in (("sex", one.sex), ("race", one.race)):
                    cells.append(f"{breakdown} {UNKNOWN}" if group == UNKNOWN else group)
                    all_groups[breakdown] |= {group} - {UNKNOWN}
                    groups[breakdown] |= {group} - {UNKNOWN} if row[1] else set()
                for group in cells:
                    numbers[unit, group] = [a + b for a, b in zip(numbers[unit, group], row, strict=True)]
        return cls(dict(numbers), {unit for unit, _ in numbers}, dict(groups), dict(all_groups))

    def rows(self) -> list[dict[str, object]]:
        return [
            {"unit": unit, "group": group, "received_n": row[1], **dict(zip(NUMBERS, row, strict=True))}
            for (unit, group), row in self.numbers.items()
            if UNKNOWN not in group and row[1]
        ]

    def equations(self, *, unknown: bool, groups: dict[str, set[str]] | None = None) -> list[Equation]:
        """Schools sum to the district, groups and who is in none of them to all."""
        found = []
        of_breakdown = self.groups if groups is None else groups
        columns = {"all", *(group for groups in of_breakdown.values() for group in groups)}
        columns |= {f"{breakdown} {UNKNOWN}" for breakdown in of_breakdown} if unknown else set()
        for group in columns:
            found.append({(unit, group): -1 if unit == DISTRICT else 1 for unit in self.units})
        for breakdown, own in of_breakdown.items():
            # One group alone is no partition that anybody could know of.
            if unknown or len(own) > 1:
                parts = own | ({f"{breakdown} {UNKNOWN}"} if unknown else set())
                found += [{(unit, "all"): -1} | {(unit, part): 1 for part in parts} for unit in self.units]
        return found


def solved(equations: list[Equation], known: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The cells that the equations and the known cells leave no choice."""
    hidden = sorted({cell for equation in equations for cell in equation} - known)
    rows = [[Fraction(equation.get(cell, 0)) for cell in hidden] for equation in equations]
    place = 0
    for column in range(len(hidden)):
        pivot = next((row for row in range(place, len(rows)) if rows[row][column]), None)
        if pivot is None:
            continue
        rows[place], rows[pivot] = rows[pivot], rows[place]
        first = rows[place][column]
        rows[place] = [number / first for number in rows[place]]
        for other, row in enumerate(rows):
            if other != place and row[column]:
                factor = row[column]
                rows[other] = [a - factor * b for a, b in zip(row, rows[place], strict=True)]
        place += 1
    return {hidden[entries[0]] for row in rows if len(entries := [n for n, number in enumerate(row) if number]) == 1}


def published(protected, table: Table) -> dict[tuple[str, str], tuple[bool, bool]]:
    """Whether each published row shows its number, and its coverage."""
    query = (
        "select coalesce(nullif(unit_id, ''), 'district'), group_id, is_shown, excluded_n is not null from published"
    )
    rows = protected(table.rows()).execute(query).fetchall()
    return {(unit, group): (is_shown, is_covered) for unit, group, is_shown, is_covered in rows}


def seen_empty(table: Table, rows: dict[tuple[str, str], tuple[bool, bool]]) -> set[tuple[str, str]]:
    """Units and groups without a row: nobody is counted in them, and all can see it."""
    groups = {"all", *(group for groups in table.groups.values() for group in groups)}
    return {(unit, group) for unit in table.units for group in groups} - rows.keys()


def breaks_a_rule(numerator: int, n: int) -> bool:
    rest = n - numerator
    return (
        n < MINIMUM or 0 < numerator < MINIMUM or 0 < rest < MINIMUM or (n < EXTREMES and (numerator == 0 or rest == 0))
    )


# Nobody of one group is counted at any school, so that it has no row.
NOBODY_COUNTED = [
    People("A", "sex=female", "race=black", 0, 1, 0),
    People("A", "sex=female", "race=white", 0, 0, 1),
    People("B", "sex=male", "race=black", 0, 30, 0),
]


@settings(max_examples=15, deadline=None)
@given(districts(unknown=False))
def test_what_is_shown_keeps_the_rules(protected, people):
    table = Table.of(people)
    for (unit, group), (is_shown, _) in published(protected, table).items():
        if is_shown:
            numerator, n, *_ = table.numbers[unit, group]
            assert not breaks_a_rule(numerator, n)
            assert not 0 < table.numbers[unit, "all"][1] - n < MINIMUM


@settings(max_examples=15, deadline=None)
@given(districts(unknown=False))
@example(NOBODY_COUNTED)
def test_no_hidden_number_is_the_difference_of_shown_ones(protected, people):
    table = Table.of(people)
    rows = published(protected, table)
    known = {cell for cell, (is_shown, _) in rows.items() if is_shown} | seen_empty(table, rows)
    assert solved(table.equations(unknown=False), known) == set()


@settings(max_examples=15, deadline=None)
@given(districts(unknown=True))
def test_nor_is_one_of_the_students_whose_group_is_unknown_where_it_is_small(protected, people):
    table = Table.of(people)
    rows = published(protected, table)
    known = {cell for cell, (is_shown, _) in rows.items() if is_shown} | seen_empty(table, rows)
    found = solved(table.equations(unknown=True), known)
    left = {cell for cell in found if UNKNOWN in cell[1]}
    assert found - left == set()
    for numerator, n, *_ in (table.numbers.get(cell, [0, 0]) for cell in left):
        assert n == 0 or not breaks_a_rule(numerator, n)


# All of the district's of one group are at one school that tells them, so that they leave the other group's.
CHAIN = [
    People("A", "sex=female", "race=asian", 1, 10, 0),
    People("B", "sex=female", "race=asian", 9, 0, 1),
    People("C", "sex=female", "race=black", 10, 10, 10),
]


@pytest.mark.parametrize("unknown", [False, True])
def test_how_many_are_left_out_can_be_any_of_seven_numbers_where_they_are_few(protected, unknown):
    @settings(max_examples=15, deadline=None)
    @given(districts(unknown=unknown))
    @example(CHAIN)
    def law(people):
        table = Table.of(people)
        covered = {cell for cell, (_, is_covered) in published(protected, table).items() if is_covered}
        equations = table.equations(unknown=unknown, groups=table.all_groups)
        sums = [_total_and_parts(equation) for equation in equations if equation]
        cells = {cell for total, parts in sums for cell in (total, *parts)}
        nobody = {cell for cell in cells - table.numbers.keys() if UNKNOWN not in cell[1]}
        counts = {cell: table.numbers.get(cell, [0, 0, 0])[2] for cell in cells}
        for cell, (least, most) in ranges(counts, covered | nobody, sums).items():
            assert not 0 < counts[cell] < MINIMUM or most - least >= WIDTH

    law()


def _total_and_parts(equation: Equation) -> tuple[tuple[str, str], list[tuple[str, str]]]:
    (total,) = [cell for cell, sign in equation.items() if sign < 0]
    return total, [cell for cell, sign in equation.items() if sign > 0]


def test_the_attacker_can_subtract():
    """One hidden school is the district less the other; two are not."""
    total = {("A", "all"): 1, ("B", "all"): 1, (DISTRICT, "all"): -1}
    assert solved([total], {("A", "all"), (DISTRICT, "all")}) == {("B", "all")}
    assert solved([total], {(DISTRICT, "all")}) == set()
