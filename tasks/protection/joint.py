"""Hides numbers over the joint table of all that a run could publish, so that no hidden one can be worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

import duckdb
import numpy as np

from tasks.protection.beside import Beside
from tasks.protection.codes import Code, Percents, codes_of, in_coded_lines, told_otherwise, with_codes, without_codes
from tasks.protection.people import People, Places, at
from tasks.protection.places import Place, costs_of
from tasks.protection.system import System, number_of
from tasks.sql_text import sql_text
from tasks.suppression.cells import Flags
from tasks.suppression.place_hiding import derived, without_derived
from tasks.suppression.share_hiding import hide_shares, narrow_n, narrow_share_places


def joint_systems(warehouse: duckdb.DuckDBPyConnection) -> list[System]:
    """The systems of the relation `joint_numbers`, definitions before their versions."""
    rows = warehouse.execute(sql_text("protection/joint_rows.sql")).fetchall()
    numbers = [number_of(row) for row in rows]
    return [System.of(name, list(own)) for name, own in groupby(numbers, key=lambda one: one.system)]


class Joint:
    """All systems of a run: what to hide of them, and what could be worked out of what is hidden."""

    def __init__(self, systems: Sequence[System], beside: Beside, min_width: int) -> None:
        self._systems = systems
        self._beside = beside
        self._min_width = min_width
        self._tied = [list(own) for _, own in groupby(systems, key=lambda one: one.numbers[0].tied or one.name)]
        self._people = People(systems, min_width)

    def hidden_ids(self) -> list[int]:
        """The numbers to hide: those that must be, and as few others as keep them hidden."""
        few = self._people.few
        hidden_ids: list[int] = []
        withheld: set[tuple[str, Place]] = set()
        for tied in self._tied:
            starts = []
            for system in tied:
                start = system.is_primary | (system.exists & at(system, few)[:, None])
                starts.append(start | system.flags(one.is_gone_with(withheld) for one in system.numbers))
            for system, is_hidden in zip(tied, self._hide_tied(tied, starts, withheld), strict=True):
                gone = [one for one, is_so in zip(system.numbers, system.of_numbers(is_hidden), strict=True) if is_so]
                hidden_ids += [one.number_id for one in gone if one.number_id is not None]
                withheld |= {(one.figure, one.place.of_any_table) for one in gone}
        return hidden_ids

    def codes(self, hidden_ids: Collection[int]) -> dict[int, Code]:
        """By hidden number, between which rates it is told to lie: of as many as tell none too nearly."""
        shown_ids = {one.number_id for system in self._systems for one in system.numbers} - {None, *hidden_ids}
        few, free = self._people.few, self._people.free_where_few
        withheld = self._withheld(shown_ids)
        found: dict[int, Code] = {}
        for system in self._systems:
            is_hidden = self._is_hidden(system, shown_ids)
            codes = codes_of(system, is_hidden, at(system, few), self._min_width)
            while any(one.is_told for one in codes.values()):
                coded = with_codes(system, codes)
                shares, view = self._beside.view(
                    coded, system, self._people.slack(system, few), withheld, at(system, free)
                )
                narrow = narrow_share_places(shares, view, is_hidden, self._min_width)
                if not narrow:
                    found |= {number_id: one for number_id, one in codes.items() if one.is_told}
                    break
                codes = without_codes(system, codes, {system.places[row] for row in narrow})
        return found

    def too_narrow(self, shown_ids: Collection[int], coded: Mapping[int, Percents]) -> dict[str, int]:
        """By measure, how many hidden numbers could be told more nearly than may be where these are shown or coded."""
        found: dict[str, int] = defaultdict(int)
        untold = self._people.untold(shown_ids)
        free = self._people.free(untold)
        for measure, places_n in self._people.too_narrow(untold, free).items():
            found[measure] += places_n
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
                known, unknown = system, untold
                if is_coded:
                    # A code is of so many people as if all knew them who are not few.
                    unknown = self._people.few
                    codes = codes_of(system, is_hidden, at(system, unknown), self._min_width)
                    found[system.numbers[0].measure] += len(told_otherwise(system, codes, coded))
                    told = {one: code for one, code in codes.items() if code.is_told <= (one in coded)}
                    known = with_codes(system, in_coded_lines(system, told))
                found[system.numbers[0].measure] += self._narrow_n(known, system, is_hidden, unknown, free, withheld)
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
        withheld: set[tuple[str, Place]],
    ) -> list[Flags]:
        """What is hidden of each; of several, which add up to each other over time, the same places."""
        chosen = [
            self._hide(system, start, withheld) if start.any() or self._beside.is_any_hidden(system) else start
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
        return self._hide_tied(tied, again, withheld)

    def _hide(
        self,
        system: System,
        is_hidden: Flags,
        withheld: set[tuple[str, Place]],
    ) -> Flags:
        # Of a table of which nothing is shown, nothing can be worked out.
        if (is_hidden == system.exists).all():
            return is_hidden
        costs = costs_of(system.places, system.sizes, {place for _, place in withheld})
        few, free = self._people.few, self._people.free_where_few
        if system.counts_nobody:
            # Whose number of people is not to be told is asked for with it.
            asked = system.exists[:, 0] & ~at(system, few)
            hiding = without_derived(system.lines, is_hidden[:, 0], asked, costs)
        else:
            shares, view = self._beside.view(
                system, system, self._people.slack(system, few), withheld, at(system, free)
            )
            hiding = hide_shares(shares, view, is_hidden, costs, self._min_width)
        return hiding.is_hidden if hiding.is_safe else system.exists

    def _narrow_n(
        self,
        known: System,
        system: System,
        is_hidden: Flags,
        untold: Places,
        free: Places,
        withheld: set[tuple[str, Place]],
    ) -> int:
        if system.counts_nobody:
            return len(derived(system.lines, is_hidden[:, 0], ~at(system, untold)))
        shares, view = self._beside.view(known, system, self._people.slack(system, untold), withheld, at(system, free))
        return narrow_n(shares, view, is_hidden, self._min_width)

    def _is_hidden(self, system: System, shown_ids: Collection[int | None]) -> Flags:
        return system.exists & ~system.flags(one.number_id in shown_ids for one in system.numbers)
