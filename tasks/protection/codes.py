"""Rates that are not shown but told to be small or large: 5% or less, 95% or more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from tasks.protection.places import Place
from tasks.protection.system import Number, System
from tasks.suppression.cells import Flags

# By the fewest people, in percent. Source: definitions, part 3.
_FINEST = ((60, 5), (30, 10), (10, 20))
_PERCENTS = (5, 10, 20)
Percents = tuple[int, int]


@dataclass(frozen=True)
class Code:
    """Between which two rates a hidden one lies, in percent; where it is neither small nor large, between its codes."""

    least_percent: int
    most_percent: int
    is_told: bool


def code_of(number: Number, min_width: int) -> Code | None:
    """How a hidden number would be coded; None where a code would tell it to too few numbers."""
    if not number.may_be_coded or number.part_n is None or not number.of_n:
        return None
    percent = _percent(number.of_n, min_width)
    if percent is None:
        return None
    if 100 * number.part_n <= percent * number.of_n:
        return Code(0, percent, is_told=True)
    if 100 * (number.of_n - number.part_n) <= percent * number.of_n:
        return Code(100 - percent, 100, is_told=True)
    return Code(percent, 100 - percent, is_told=False)


def codes_of(system: System, is_hidden: Flags, is_few: Flags, min_width: int) -> dict[int, Code]:
    """By number, the code of each hidden number of a system that can have one.

    It is as if all knew how many people there are, so there is none where they are few (by place); and only of one
    share, so that no other bounds it.
    """
    if len(system.share_names) > 1 or system.numbers[0].tied or any(one.follows for one in system.numbers):
        return {}
    found = {
        one.number_id: code_of(one, min_width)
        for one, is_so in zip(system.numbers, system.of_numbers(is_hidden & ~is_few[:, None]), strict=True)
        if is_so and one.number_id is not None
    }
    return in_coded_lines(system, {number_id: code for number_id, code in found.items() if code is not None})


def in_coded_lines(system: System, codes: Mapping[int, Code]) -> dict[int, Code]:
    """The codes of groups of a unit of which at least one is told: elsewhere that there is no code says nothing."""
    line = {one.number_id: _line(one.place) for one in system.numbers}
    told = {line[number_id] for number_id, code in codes.items() if code.is_told}
    return {number_id: code for number_id, code in codes.items() if line[number_id] in told}


def without_codes(system: System, codes: Mapping[int, Code], narrow: Collection[Place]) -> dict[int, Code]:
    """Fewer codes: none of groups of units of which one can be told too nearly, or else none beside them, or none."""
    place = {one.number_id: one.place for one in system.numbers}
    lines = {_line(one) for one in narrow}
    left = {number_id: code for number_id, code in codes.items() if _line(place[number_id]) not in lines}
    if len(left) < len(codes):
        return left
    groups, units = {one.group_id for one in narrow}, {(one.unit_type, one.unit_id) for one in narrow}
    left = {
        number_id: code
        for number_id, code in codes.items()
        if place[number_id].group_id not in groups
        and (place[number_id].unit_type, place[number_id].unit_id) not in units
    }
    return in_coded_lines(system, left) if len(left) < len(codes) else {}


def told_otherwise(system: System, codes: Mapping[int, Code], told: Mapping[int, Percents]) -> list[int]:
    """The numbers of a system that are told with a code that they cannot have."""
    may_be = {number_id: (one.least_percent, one.most_percent) for number_id, one in codes.items() if one.is_told}
    own = {one.number_id for one in system.numbers if one.number_id is not None}
    return [number_id for number_id in own & told.keys() if may_be.get(number_id) != told[number_id]]


def with_codes(system: System, codes: Mapping[int, Code]) -> System:
    """The system as readers know it who know these codes, and of some hidden numbers that they are in the middle."""
    return replace(system, numbers=[_bounded(one, codes.get(one.number_id or -1)) for one in system.numbers])


def _bounded(number: Number, code: Code | None) -> Number:
    if code is None or number.part_n is None or number.of_n is None:
        return number
    least, most = _counts_within(code, number.of_n)
    fewer, more = number.part_n - least, most - number.part_n
    known_fewer, known_more = number.fewer[0], number.more[0]
    return replace(
        number,
        fewer=(fewer if known_fewer is None else min(fewer, known_fewer), *number.fewer[1:]),
        more=(more if known_more is None else min(more, known_more), *number.more[1:]),
    )


def _counts_within(code: Code, of_n: int) -> tuple[int, int]:
    """The least and the most of so many that lie within a code; what is told without one lies within neither."""
    if code.is_told:
        return -(-code.least_percent * of_n // 100), code.most_percent * of_n // 100
    return code.least_percent * of_n // 100 + 1, -(-code.most_percent * of_n // 100) - 1


def _line(place: Place) -> tuple[str, str, str, str]:
    return place.table, place.unit_type, place.unit_id, place.breakdown


def _percent(of_n: int, min_width: int) -> int | None:
    """The finest code of so many people that leaves numbers enough."""
    finest = next((percent for least_n, percent in _FINEST if of_n >= least_n), 100)
    wide = (percent for percent in _PERCENTS if percent >= finest and percent * of_n // 100 >= min_width)
    return next(wide, None)
