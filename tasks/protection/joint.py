"""Hides numbers over the joint table of all that a run could publish, so that no hidden one can be worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

import duckdb
import numpy as np

from tasks.protection.beside import Beside
from tasks.protection.codes import Code, Percents, codes_of, in_coded_lines, told_otherwise, with_codes, without_codes
from tasks.protection.people_table import PeopleTable
from tasks.protection.places import Place, costs_of
from tasks.protection.system import System, number_of
from tasks.sql_text import sql_text
from tasks.suppression.cells import Counts, Flags
from tasks.suppression.place_hiding import derived, hide_places, narrow_places, without_derived
from tasks.suppression.share_hiding import hide_shares, narrow_n, narrow_share_places


def joint_systems(warehouse: duckdb.DuckDBPyConnection) -> list[System]:
    """The systems of the relation `joint_numbers`, definitions before their versions."""
    rows = warehouse.execute(sql_text("protection/joint_rows.sql")).fetchall()
    numbers = [number_of(row) for row in rows]
    return [System.of(name, list(own)) for name, own in groupby(numbers, key=lambda one: one.system)]


class Joint:
    """All systems of a run: what to hide of them, and what could be worked out of what is hidden.

    How many people there are at a place is known wherever one table of the same people tells it. So where they are few,
    all tables of them hide the place, and others with it that keep it from being worked out.
    """

    def __init__(self, systems: Sequence[System], beside: Beside, min_width: int) -> None:
        self._systems = systems
        self._beside = beside
        self._min_width = min_width
        self._most_counted = {
            (one.name, people): one.most_counted_of(people)
            for one in systems
            if not one.counts_nobody
            for people in one.people
        }
        self._tied = [list(own) for _, own in groupby(systems, key=lambda one: one.numbers[0].tied or one.name)]
        self._sharing: dict[str, list[System]] = defaultdict(list)
        for system in systems:
            for people in sorted(system.people):
                self._sharing[people].append(system)

    def hidden_ids(self) -> list[int]:
        """The numbers to hide: those that must be, and as few others as keep them hidden."""
        few = {people: self._hide_people(people) for people in self._sharing}
        hidden_ids: list[int] = []
        withheld: set[tuple[str, Place]] = set()
        for tied in self._tied:
            starts = []
            for system in tied:
                start = system.is_primary | (system.exists & self._at(system, few)[:, None])
                starts.append(start | system.flags(one.is_gone_with(withheld) for one in system.numbers))
            for system, is_hidden in zip(tied, self._hide_tied(tied, starts, few, withheld), strict=True):
                gone = [one for one, is_so in zip(system.numbers, system.of_numbers(is_hidden), strict=True) if is_so]
                hidden_ids += [one.number_id for one in gone if one.number_id is not None]
                withheld |= {(one.figure, one.place.of_any_table) for one in gone}
        return hidden_ids

    def codes(self, hidden_ids: Collection[int]) -> dict[int, Code]:
        """By hidden number, between which rates it is told to lie: of as many as tell none too nearly."""
        shown_ids = {one.number_id for system in self._systems for one in system.numbers} - {None, *hidden_ids}
        untold = {people: self._untold(people, shown_ids) for people in self._sharing}
        withheld = self._withheld(shown_ids)
        found: dict[int, Code] = {}
        for system in self._systems:
            is_hidden = self._is_hidden(system, shown_ids)
            codes = codes_of(system, is_hidden, self._at(system, untold), self._min_width)
            while any(one.is_told for one in codes.values()):
                coded = with_codes(system, codes)
                shares, view = self._beside.view(coded, system, self._slack(system, untold), withheld)
                narrow = narrow_share_places(shares, view, is_hidden, self._min_width)
                if not narrow:
                    found |= {number_id: one for number_id, one in codes.items() if one.is_told}
                    break
                codes = without_codes(system, codes, {system.places[row] for row in narrow})
        return found

    def too_narrow(self, shown_ids: Collection[int], coded: Mapping[int, Percents]) -> dict[str, int]:
        """By measure, how many hidden numbers could be told more nearly than may be where these are shown or coded."""
        found: dict[str, int] = defaultdict(int)
        untold = {people: self._untold(people, shown_ids) for people in self._sharing}
        for people, places in untold.items():
            table = self._people_table(people)
            is_hidden = table.at(places)
            if table.sizes.any() and (is_hidden & table.is_few).any() and not is_hidden.all():
                asked = is_hidden & table.is_few
                narrow = narrow_places(table.lines, is_hidden, asked, table.slack, self._min_width)
                found[table.measure] += len(narrow)
        withheld = self._withheld(shown_ids)
        for tied in self._tied:
            hidden = [one for system in tied for one in system.numbers if one.number_id not in shown_ids]
            shown = {one.place for system in tied for one in system.numbers if one.number_id in shown_ids}
            if len(tied) > 1:
                found[tied[0].numbers[0].measure] += sum(one.place in shown for one in hidden)
        for system in self._systems:
            is_hidden = self._is_hidden(system, shown_ids)
            is_coded = any(one.number_id in coded for one in system.numbers)
            is_any_hidden = is_hidden.any() or self._beside.is_any_hidden(system)
            if is_any_hidden and ((is_hidden != system.exists).any() or is_coded):
                known = system
                if is_coded:
                    codes = codes_of(system, is_hidden, self._at(system, untold), self._min_width)
                    found[system.numbers[0].measure] += len(told_otherwise(system, codes, coded))
                    told = {one: code for one, code in codes.items() if code.is_told <= (one in coded)}
                    known = with_codes(system, in_coded_lines(system, told))
                found[system.numbers[0].measure] += self._narrow_n(known, system, is_hidden, untold, withheld)
        return {measure: cells_n for measure, cells_n in found.items() if cells_n}

    def _withheld(self, shown_ids: Collection[int | None]) -> set[tuple[str, Place]]:
        return {
            (one.figure, one.place.of_any_table)
            for system in self._systems
            for one in system.numbers
            if one.number_id not in shown_ids
        }

    def _hide_tied(
        self,
        tied: Sequence[System],
        starts: Sequence[Flags],
        few: dict[str, set[Place]],
        withheld: set[tuple[str, Place]],
    ) -> list[Flags]:
        """What is hidden of each; of several, which add up to each other over time, the same places."""
        chosen = [
            self._hide(system, start, few, withheld) if start.any() or self._beside.is_any_hidden(system) else start
            for system, start in zip(tied, starts, strict=True)
        ]
        if len(tied) == 1:
            return chosen
        gone = {place for system, one in zip(tied, chosen, strict=True) for place in system.at(one)}
        again = [
            one | (system.exists & np.array([place in gone for place in system.places])[:, None])
            for system, one in zip(tied, chosen, strict=True)
        ]
        if all((one == two).all() for one, two in zip(chosen, again, strict=True)):
            return chosen
        return self._hide_tied(tied, again, few, withheld)

    def _hide(
        self,
        system: System,
        is_hidden: Flags,
        few: dict[str, set[Place]],
        withheld: set[tuple[str, Place]],
    ) -> Flags:
        # Of a table of which nothing is shown, nothing can be worked out.
        if (is_hidden == system.exists).all():
            return is_hidden
        costs = costs_of(system.places, system.sizes, {place for _, place in withheld})
        if system.counts_nobody:
            # Whose number of people is not to be told is asked for with it.
            asked = system.exists[:, 0] & ~self._at(system, few)
            hiding = without_derived(system.lines, is_hidden[:, 0], asked, costs)
        else:
            shares, view = self._beside.view(system, system, self._slack(system, few), withheld)
            hiding = hide_shares(shares, view, is_hidden, costs, self._min_width)
        return hiding.is_hidden if hiding.is_safe else system.exists

    def _narrow_n(
        self,
        known: System,
        system: System,
        is_hidden: Flags,
        untold: dict[str, set[Place]],
        withheld: set[tuple[str, Place]],
    ) -> int:
        if system.counts_nobody:
            return len(derived(system.lines, is_hidden[:, 0], ~self._at(system, untold)))
        shares, view = self._beside.view(known, system, self._slack(system, untold), withheld)
        return narrow_n(shares, view, is_hidden, self._min_width)

    def _hide_people(self, people: str) -> set[Place]:
        table = self._people_table(people)
        if not table.is_few.any() or not table.sizes.any():
            return set()
        costs = costs_of(table.places, table.sizes, set())
        hiding = hide_places(table.lines, table.is_few, costs, table.slack, self._min_width)
        chosen = hiding.is_hidden[:, 0] if hiding.is_safe else np.ones(len(table.places), dtype=bool)
        return {place for place, is_gone in zip(table.places, chosen, strict=True) if is_gone}

    def _people_table(self, people: str) -> PeopleTable:
        numbers = [one for system in self._sharing[people] for one in system.numbers if one.people == people]
        counted = [self._most_counted[one.name, people] for one in self._sharing[people] if not one.counts_nobody]
        return PeopleTable.of(numbers, counted)

    def _slack(self, system: System, few: dict[str, set[Place]]) -> Counts:
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

    def _at(self, system: System, few: dict[str, set[Place]]) -> Flags:
        """At which places of a system any of its people are among these."""
        is_at = [any(place in few[people] for people, place in own) for own in system.people_places]
        return np.array(is_at, dtype=bool)

    def _is_hidden(self, system: System, shown_ids: Collection[int | None]) -> Flags:
        return system.exists & ~system.flags(one.number_id in shown_ids for one in system.numbers)

    def _untold(self, people: str, shown_ids: Collection[int | None]) -> set[Place]:
        """The places of which no table of these people tells how many there are."""
        numbers = [one for system in self._sharing[people] for one in system.numbers if one.people == people]
        told = {one.people_place for one in numbers if one.number_id in shown_ids}
        return {one.people_place for one in numbers} - told
