"""The units and groups of a table, and which of them add up to which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from tasks.suppression.cells import Counts, Numbers
from tasks.suppression.lines import Line

ALL = "all"
DISTRICT = "district"
LEVEL = "level"
_SCHOOL = "school"
_OF_THE_SAME = " of the same people"
# Units of more may be held against each other in parts, each of which must keep its own secrets: what a reader who knew
# the sum of each part could not work out, no other can.
_MOST_UNITS = 60
_FEWEST_OF_A_GROUP = 4
_COST_OF_ALL = 0.5
_COST_OF_THE_DISTRICT = 4.0
# A school is somebody's; what a level has to tell, its schools do.
_COST_OF_A_LEVEL = -0.5
_COST_OF_A_PERSON = 1e-6
_SAVED_WHERE_HIDDEN = 0.3


@dataclass(frozen=True, order=True)
class Place:
    """A unit and a group of it; `breakdown` is what tells such groups apart, and `level` that of a school, if known.

    Where several tables add up, `table` says of which it is, and `part_of` which tables it is part of, after a colon,
    and along what.
    """

    unit_type: str
    unit_id: str
    group_id: str
    breakdown: str
    level: str = field(default="", compare=False)
    table: str = ""
    part_of: tuple[str, ...] = field(default=(), compare=False)

    @property
    def of_any_table(self) -> Place:
        """The same unit and group, whichever table tells of it."""
        return replace(self, table="", part_of=())


def lines_of(places: Sequence[Place], most_units: int = _MOST_UNITS) -> list[Line]:
    """The groups of each unit and all of it; of each group the units, so many at once, of a level and of the district.

    What adds up to the district is each level once, as itself or as its schools. Of each unit and group the tables that
    are parts of another add up to it. One group alone is no part that anybody could know to be one of several.
    """
    number = {_key(one): place for place, one in enumerate(places)}
    return [*_by_unit(places, number), *_by_group(places, number, most_units), *_by_table(places, number)]


def costs_of(places: Sequence[Place], people: Counts, hidden_elsewhere: set[Place]) -> Numbers:
    """What it costs to hide each place: more where more is told by it, less where another table hides it too."""
    return np.array(
        [
            1
            + _COST_OF_ALL * (one.breakdown == ALL)
            + _COST_OF_THE_DISTRICT * (one.unit_type == DISTRICT)
            + _COST_OF_A_LEVEL * (one.unit_type == LEVEL)
            - _SAVED_WHERE_HIDDEN * (one.of_any_table in hidden_elsewhere)
            + _COST_OF_A_PERSON * of
            for one, of in zip(places, people, strict=True)
        ]
    )


_Key = tuple[str, str, str, str]


def _key(place: Place) -> _Key:
    return place.table, place.unit_type, place.unit_id, place.group_id


def _by_unit(places: Sequence[Place], number: dict[_Key, int]) -> Iterator[Line]:
    groups: dict[str, set[str]] = defaultdict(set)
    parts: dict[tuple[_Key, str], list[int]] = defaultdict(list)
    for place, one in enumerate(places):
        if one.breakdown != ALL:
            groups[one.breakdown].add(one.group_id)
            parts[(one.table, one.unit_type, one.unit_id, ALL), one.breakdown].append(place)
    for (whole, breakdown), own in parts.items():
        total = number.get(whole)
        if total is not None and len(groups[breakdown]) > 1:
            yield Line(total, np.array(own))


def _by_group(places: Sequence[Place], number: dict[_Key, int], most_units: int) -> Iterator[Line]:
    units = sorted({(one.level, one.unit_type, one.unit_id) for one in places if one.unit_type != DISTRICT})
    part_of = {unit: place // most_units for place, unit in enumerate(units)}
    members: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for place, one in enumerate(places):
        level, district = (one.table, LEVEL, one.level, one.group_id), (one.table, DISTRICT, "", one.group_id)
        # A school adds up to its level, and to the district where its level has no number.
        total = number.get(level if one.level and level in number else district)
        if total is not None and one.unit_type != DISTRICT:
            kind = _SCHOOL if one.unit_type == LEVEL else one.unit_type
            members[total, kind].append((part_of[one.level, one.unit_type, one.unit_id], place))
    for (total, _), own in members.items():
        first, *others = _in_parts(sorted(own))
        yield Line(total, np.array(first))
        yield from (Line(None, np.array(one)) for one in others)


def _by_table(places: Sequence[Place], number: dict[_Key, int]) -> Iterator[Line]:
    parts: dict[tuple[int, str], list[int]] = defaultdict(list)
    for place, one in enumerate(places):
        for relation in one.part_of:
            along, whole = relation.split(":", 1)
            total = number.get((whole, one.unit_type, one.unit_id, one.group_id))
            if total is not None:
                parts[total, along].append(place)
    for (total, along), own in parts.items():
        yield Line(total, np.array(own), has_same_people=along.endswith(_OF_THE_SAME))


def _in_parts(members: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Members by the part that they are of, a part with so few that they would not hide each other with the next."""
    parts: list[list[int]] = [[]]
    last = members[0][0]
    for part, place in members:
        if part != last and len(parts[-1]) >= _FEWEST_OF_A_GROUP:
            parts.append([])
        last = part
        parts[-1].append(place)
    if len(parts) > 1 and len(parts[-1]) < _FEWEST_OF_A_GROUP:
        parts[-2:] = [[*parts[-2], *parts[-1]]]
    return parts
