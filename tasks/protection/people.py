"""How many people there are by all tables of the same people: where that is not told, and what it leaves each table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

import numpy as np

from tasks.protection.people_table import PeopleTable
from tasks.protection.places import Place, costs_of
from tasks.protection.system import Number, System
from tasks.suppression.cells import Counts, Flags
from tasks.suppression.place_hiding import hide_places, narrow_places

Places = Mapping[str, set[Place]]


class People:
    """The people of a run by their names, those among whom others are before these.

    How many people there are at a place is known wherever one table of the same people tells it. So where they are few,
    all tables of them hide the place, and others with it that keep it from being worked out.
    Where those beside them are not told either, both may be more or fewer alike, which needs no other proof.
    """

    def __init__(self, systems: Sequence[System], min_width: int) -> None:
        self._min_width = min_width
        self._most_counted = {
            (one.name, people): one.most_counted_of(people)
            for one in systems
            if not one.counts_nobody
            for people in one.people
        }
        sharing: dict[str, list[System]] = defaultdict(list)
        for system in systems:
            for people in sorted(system.people):
                sharing[people].append(system)
        self._sharing = sharing
        self._tables: dict[str, PeopleTable] = {}
        self._beside = {
            people: {one.beside_people for system in own for one in system.numbers if one.people == people} - {""}
            for people, own in sharing.items()
        }

    @cached_property
    def few(self) -> Places:
        """The places to hide: those where they are few, and as few others as keep these from being worked out."""
        few: dict[str, set[Place]] = {}
        for people in sorted(self._sharing, key=lambda one: bool(self._beside[one])):
            few[people] = self._hidden(people, few)
        return few

    @cached_property
    def free_where_few(self) -> Places:
        """Of the places to hide, those at which those beside them may be any of so many, and they alike."""
        return self.free(self.few)

    def untold(self, shown_ids: Collection[int | None]) -> Places:
        """The places of which no table of these people tells how many there are."""
        found = {}
        for people in self._sharing:
            numbers = self._numbers(people)
            told = {one.people_place for one in numbers if one.number_id in shown_ids}
            found[people] = {one.people_place for one in numbers} - told
        return found

    def free(self, untold: Places) -> Places:
        """Of the places that are not told, those at which those beside them may be any of so many, and they alike."""
        return {people: self._free(people, places, untold) for people, places in untold.items()}

    def too_narrow(self, untold: Places, free: Places) -> Mapping[str, int]:
        """By measure, at how many places few people can be told too nearly where these are not told."""
        found: dict[str, int] = defaultdict(int)
        for people, places in untold.items():
            table = self._table(people)
            is_hidden = table.at(places)
            if table.sizes.any() and (is_hidden & table.is_few).any() and not is_hidden.all():
                asked = is_hidden & table.is_few & ~table.at(free[people])
                narrow = narrow_places(table.lines, is_hidden, asked, table.slack, self._min_width, table.most)
                found[table.measure] += len(narrow)
        return found

    def slack(self, system: System, few: Places) -> Counts:
        """By place, how many fewer people there may be: as many as every other table of them could be without."""
        # Of how many nobody says, there may be more.
        slack = np.where(system.is_size_known, -1, 0)
        others = {
            people: [
                self._most_counted[one.name, people]
                for one in self._sharing[people]
                if (one is not system or one.is_of_tables) and not one.counts_nobody
            ]
            for people in sorted(system.people)
        }
        for row, own in enumerate(system.people_places):
            for people, place in sorted(own):
                if place in few[people]:
                    may = min((one[place] for one in others[people] if place in one), default=int(system.sizes[row]))
                    slack[row] = may if slack[row] < 0 else min(slack[row], may)
        return slack

    def _free(self, people: str, places: set[Place], untold: Places) -> set[Place]:
        free = places
        told = set(self._table(people).places) - places
        for beside in self._beside[people]:
            table = self._table(beside)
            # Where these have no number at all, the others move alone.
            is_hidden = table.at(untold.get(beside, set()) - told)
            narrow = narrow_places(table.lines, is_hidden, is_hidden, table.slack, self._min_width, table.most)
            is_hidden[narrow] = False
            free = free & {place for place, is_so in zip(table.places, is_hidden, strict=True) if is_so}
        numbers = self._numbers(people)
        return free - {one.people_place for one in numbers if one.is_apart} if self._beside[people] else set()

    def _hidden(self, people: str, few: Places) -> set[Place]:
        table = self._table(people)
        is_free = table.at(self._free(people, set(table.places), few))
        start = table.is_few | table.at(set().union(*(few.get(one, set()) for one in self._beside[people])))
        if not start.any() or not table.sizes.any():
            return set()
        costs = costs_of(table.places, table.sizes, set())
        hiding = hide_places(table.lines, start, costs, table.slack, self._min_width, table.most, ~is_free)
        chosen = hiding.is_hidden[:, 0] if hiding.is_safe else np.ones(len(table.places), dtype=bool)
        return {place for place, is_gone in zip(table.places, chosen, strict=True) if is_gone}

    def _numbers(self, people: str) -> list[Number]:
        return [one for system in self._sharing[people] for one in system.numbers if one.people == people]

    def _table(self, people: str) -> PeopleTable:
        if people not in self._tables:
            sharing = [one for one in self._sharing[people] if not one.counts_nobody]
            counted = [self._most_counted[one.name, people] for one in sharing]
            self._tables[people] = PeopleTable.of(self._numbers(people), counted)
        return self._tables[people]


def at(system: System, places: Places) -> Flags:
    """At which places of a system any of its people are among these."""
    is_at = [any(place in places[people] for people, place in own) for own in system.people_places]
    return np.array(is_at, dtype=bool)
