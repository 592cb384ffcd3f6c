"""How many people there are at each place, as far as any table of them tells it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tasks.protection.places import Place, lines_of
from tasks.protection.system import Number
from tasks.suppression.cells import Counts, Flags
from tasks.suppression.lines import Line


@dataclass(frozen=True)
class PeopleTable:
    """The people of several tables: where they are few, and how many fewer there may be for all that tables tell.

    `most` is how many more there may be, -1 where nothing bounds it.
    """

    measure: str
    places: Sequence[Place]
    lines: Sequence[Line]
    sizes: Counts
    slack: Counts
    most: Counts
    is_few: Flags

    @classmethod
    def of(cls, numbers: Sequence[Number], counted: Sequence[Mapping[Place, int]]) -> PeopleTable:
        """The people of these numbers; `counted` is, of each table of shares of them, its largest class by place."""
        by_place = {one.people_place: one for one in numbers}
        places = list(by_place)
        sizes = np.array([one.of_n or 0 for one in by_place.values()], dtype=np.int64)
        few = {one.people_place for one in numbers if one.is_few}
        return cls(
            measure=numbers[0].measure,
            places=places,
            lines=lines_of(places),
            sizes=sizes,
            slack=np.array(
                [
                    min((one[place] for one in counted if place in one), default=size)
                    for place, size in zip(places, sizes, strict=True)
                ]
            ),
            most=np.array([-1 if one.more_people is None else one.more_people for one in by_place.values()]),
            is_few=np.array([one in few for one in places], dtype=bool),
        )

    def at(self, places: Collection[Place]) -> Flags:
        """Which of its places are among these."""
        return np.array([one in places for one in self.places], dtype=bool)
