"""Shares of the same people that add up, as a run could publish them: what hiding and its audit work on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from tasks.protection.places import Place, lines_of
from tasks.suppression.cells import Counts, Flags
from tasks.suppression.lines import Line
from tasks.suppression.shares import Shares

# Where nothing bounds how many there are, as of events.
_PLENTY = 1_000_000


@dataclass(frozen=True)
class Number:
    """One number a run could publish: how many of how many at a place, None where that is not known.

    `number_id` is None for people of no group; `people` names those it is of, who stand at `people_place` whatever
    tables tell of them; `beside_people` are others who are among them, or among whom they are; `share` is whom it
    counts, with commas between classes. Where a `figure` that it `follows`, with semicolons between several, is hidden
    it is too; systems that are `tied` hide the same places. `fewer` and `more` are by how many those who are counted,
    and those who are not, may differ, and `more_people` of how many more it may be, None where nothing else bounds it.
    Where it `is_apart`, a few are in it and not beside it, or the other way. What `is_known` readers were told before,
    as it is: to hide it hides nothing.
    """

    place: Place
    people_place: Place
    number_id: int | None
    measure: str
    figure: str
    follows: str
    people: str
    beside_people: str
    system: str
    share: str
    tied: str
    part_n: int | None
    of_n: int | None
    fewer: tuple[int | None, ...]
    more: tuple[int | None, ...]
    more_people: int | None
    is_bounded: bool
    is_primary: bool
    is_few: bool
    is_apart: bool
    is_known: bool
    may_be_coded: bool

    def is_gone_with(self, withheld: Collection[tuple[str, Place]]) -> bool:
        """Whether a figure that it follows is withheld at its place."""
        place = self.place.of_any_table
        return bool(self.follows) and any((one, place) in withheld for one in self.follows.split(";"))


def number_of(row: Sequence[Any]) -> Number:
    """A row of `joint_rows.sql`, or of `told_rows.sql` from the same column on."""
    unit_type, unit_id, group_id, breakdown, level, *row = row
    place = Place(unit_type, unit_id, group_id, breakdown, level)
    table, part_of, people_table, people_part_of, *row = row
    number_id, measure, figure, follows, people, beside_people, system, share, tied, part_n, of_n, *row = row
    return Number(
        replace(place, table=table, part_of=tuple(part_of)),
        replace(place, table=people_table, part_of=tuple(people_part_of)),
        number_id,
        *(measure, figure, follows, people, beside_people, system, share, tied, part_n, of_n),
        (row[0], row[1]),
        (row[2], row[3]),
        *row[4:],
    )


@dataclass(frozen=True)
class System:
    """The numbers of one system: each at a place (row) and of a share (column), where several can be of the same."""

    name: str
    numbers: Sequence[Number]
    sizes: Counts
    rows: Counts
    columns: Counts
    places: Sequence[Place]
    share_names: Sequence[str]
    lines: Sequence[Line]

    @classmethod
    def of(cls, name: str, numbers: Sequence[Number]) -> System:
        """Order the numbers by place and share."""
        places = list(dict.fromkeys(one.place for one in numbers))
        shares = list(dict.fromkeys(one.share for one in numbers))
        row = {one: number for number, one in enumerate(places)}
        column = {one: number for number, one in enumerate(shares)}
        sizes = np.zeros(len(places), dtype=np.int64)
        np.maximum.at(sizes, [row[one.place] for one in numbers], [one.of_n or 0 for one in numbers])
        return cls(
            name=name,
            numbers=numbers,
            sizes=sizes,
            rows=np.array([row[one.place] for one in numbers]),
            columns=np.array([column[one.share] for one in numbers]),
            places=places,
            share_names=shares,
            lines=lines_of(places),
        )

    @cached_property
    def people(self) -> set[str]:
        """Whom its shares are of."""
        return {one.people for one in self.numbers}

    @cached_property
    def people_places(self) -> Sequence[set[tuple[str, Place]]]:
        """By row, the people that its numbers are of and where these stand."""
        found: list[set[tuple[str, Place]]] = [set() for _ in self.places]
        for one, row in zip(self.numbers, self.rows, strict=True):
            found[row].add((one.people, one.people_place))
        return found

    def most_counted_of(self, people: str) -> dict[Place, int]:
        """By place of these people, the fewest of whom any of its rows could be without: see `most_counted`."""
        found: dict[Place, int] = {}
        for own, n in zip(self.people_places, map(int, self.most_counted), strict=True):
            for place in (place for name, place in own if name == people):
                found[place] = min(n, found.get(place, n))
        return found

    @cached_property
    def is_of_tables(self) -> bool:
        """Whether it holds several tables that add up."""
        return any(one.table for one in self.places)

    @cached_property
    def counts_nobody(self) -> bool:
        """Whether it has only values and sizes, and no share."""
        return all(one.part_n is None for one in self.numbers)

    def flags(self, is_so: Iterable[bool]) -> Flags:
        """Where (places x shares) something holds of a number."""
        flags = np.zeros((len(self.places), len(self.share_names)), dtype=bool)
        so = np.fromiter(is_so, dtype=bool, count=len(self.numbers))
        flags[self.rows[so], self.columns[so]] = True
        return flags

    @property
    def is_primary(self) -> Flags:
        """What is hidden whatever else is shown, places x shares."""
        return self.flags(one.is_primary for one in self.numbers)

    @cached_property
    def is_known(self) -> Flags:
        """What readers know whether it is hidden or not, places x shares."""
        return self.flags(one.is_known for one in self.numbers)

    @cached_property
    def is_size_known(self) -> Flags:
        """At which places it is known how many there are."""
        return np.asarray(~self.flags(one.of_n is None for one in self.numbers).any(axis=1))

    @cached_property
    def exists(self) -> Flags:
        """Which shares there are, places x shares."""
        return self.flags(True for _ in self.numbers)

    def at(self, flags: Flags) -> list[Place]:
        """The places at which any share is flagged."""
        return [place for place, own in zip(self.places, flags, strict=True) if own.any()]

    def of_numbers(self, flags: Flags) -> Flags:
        """What flags of places x shares say of each number."""
        own: Flags = flags[self.rows, self.columns]
        return own

    @cached_property
    def classes(self) -> tuple[Counts, Flags]:
        """How many people are in each class, places x classes, and of which classes each share is, shares x classes."""
        named = [name.split(",") for name in self.share_names]
        class_names = list(dict.fromkeys(one for own in named for one in own))
        members = np.array([[*(one in own for one in class_names), False] for own in named], dtype=bool)
        classes = np.zeros((len(self.places), len(class_names) + 1), dtype=np.int64)
        rest = np.full(len(self.places), _PLENTY, dtype=np.int64)
        in_order = sorted(range(len(self.numbers)), key=lambda one: members[self.columns[one]].sum())
        for number in in_order:
            one, row, own = self.numbers[number], self.rows[number], np.flatnonzero(members[self.columns[number]])
            missing = (one.part_n or 0) - classes[row, own].sum()
            if missing > 0:
                # Of several classes, one that nobody delivered alone.
                classes[row, own[int(np.argmin(classes[row, own]))]] += missing
        for number in in_order:
            one, row = self.numbers[number], self.rows[number]
            if one.part_n is None:
                rest[row] = 0 if self.is_size_known[row] else _PLENTY
            elif one.of_n is not None and one.is_bounded:
                rest[row] = min(rest[row], max(one.of_n - classes[row].sum(), 0))
        classes[:, -1] = rest
        if len(class_names) > 1 and not rest.any():
            # Everybody is in one of the classes that are counted, as all can see.
            classes, members = classes[:, :-1], members[:, :-1]
        return classes, members

    @property
    def most_counted(self) -> Counts:
        """By place, how many are in the class of most people: those among whom more or fewer would not be noticed."""
        classes, _ = self.classes
        room = self._fewer(classes, ())
        most: Counts = room[:, int(np.argmax(room.sum(axis=0)))]
        return most

    def _fewer(self, classes: Counts, withheld: Collection[tuple[str, Place]]) -> Counts:
        """By how many fewer each class may be, places x classes."""
        fewer = classes.copy()
        for one, row in zip(self.numbers, self.rows, strict=True):
            for column, least in enumerate(one.fewer):
                if least is not None and not one.is_gone_with(withheld):
                    fewer[row, column] = min(least, classes[row, column])
        return fewer

    def shares(self, slack: Counts, withheld: Collection[tuple[str, Place]], is_free: Flags) -> Shares:
        """Its shares; `slack` is, by place, how many fewer people there may be, -1 where their number is known.

        Nothing but themselves bounds those that follow a figure that is `withheld` at their place. Nothing is asked of
        a place that is free.
        """
        classes, members = self.classes
        fewer, more = self._fewer(classes, withheld), np.full_like(classes, -1)
        more_people = np.full(len(classes), -1)
        for one, row in zip(self.numbers, self.rows, strict=True):
            if not one.is_gone_with(withheld):
                more_people[row] = -1 if one.more_people is None else one.more_people
                for column, most in enumerate(one.more):
                    more[row, column] = -1 if most is None else most
        # What an authority keeps back is as it says it, and only not to be had by subtraction.
        asked = self.exists & ~self.flags(one.part_n is None for one in self.numbers) & ~is_free[:, None]
        return Shares(
            classes=classes,
            members=members,
            exists=self.exists,
            slack=slack,
            lines=self.lines,
            fewer=fewer,
            more=more,
            more_people=more_people,
            asked=asked,
            sized=self.is_size_known,
            known=self.is_known,
        )
