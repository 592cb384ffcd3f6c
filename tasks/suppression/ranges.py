"""What a reader can work out of hidden cells: the least and the most that each can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csc_array, csr_array

from tasks.suppression.cells import Cells, Counts, Flags, Numbers
from tasks.suppression.program import Program
from tasks.suppression.sums import bound_together, sums_of

# Solutions are whole numbers in nearly all tables; elsewhere this is far below a person.
_NEARLY = 1e-6
# An answer about many cells costs as much as those about so many single ones.
_WORTH_AN_ANSWER = 16


@dataclass(frozen=True)
class Ranges:
    """The feasible range of each cell; a cell that is shown has none but its count."""

    lower: Numbers
    upper: Numbers


def feasible_ranges(cells: Cells, is_hidden: Flags) -> Ranges:
    """The range of every cell, given all that are shown, that they add up and that no count is below zero.

    Where nothing bounds a cell from above, its upper end is infinite.
    """
    ranges = Ranges(cells.counts.astype(float), cells.counts.astype(float))
    for part in hidden_parts(cells, is_hidden):
        for place, cell in enumerate(part.members):
            ranges.lower[cell], ranges.upper[cell] = part.ends(place)
    return ranges


class HiddenPart:
    """Hidden cells that hang together: what one of them is bounds the others."""

    def __init__(self, members: Counts, counts: Numbers, sums: csc_array) -> None:
        self.members = members
        self._counts = counts
        self._lower, self._upper = -counts, np.full(len(counts), np.inf)
        self._sums, self._by_sum = sums, csr_array(abs(sums))
        # Every answer is a table that a reader cannot rule out, and widens what is known of all its cells.
        self._tables: list[Numbers] = []
        self._start = np.zeros(len(counts))
        self._least = self._most = self._start

    @cached_property
    def _program(self) -> Program:
        return Program(self._sums, self._lower, self._upper, asks="costs")

    def ends(self, place: int) -> tuple[float, float]:
        """The least and the most that one cell can be."""
        cost = np.zeros(len(self._counts))
        cost[place] = 1
        least, most = self._program.cheapest(cost), self._program.cheapest(-cost)
        return self._end(place, least, 0), self._end(place, most, np.inf)

    def _end(self, place: int, table: Numbers | None, without: float) -> float:
        end = without if table is None else float(self._counts[place] + table[place])
        return round(end) if abs(end) < np.inf and abs(end - round(end)) < _NEARLY else end

    def narrower_than(self, min_width: int, places: Iterable[int] | None = None) -> Iterator[int]:
        """The places of cells of which no two tables lie that far apart, each as it is found."""
        # So that an end that nothing bounds is one: far beyond what a cell that moves so little moves others by.
        far = max(2 * self._counts.max() + 100, min_width * len(self._counts))
        open_ones = self._unproven(min_width, range(len(self._counts)) if places is None else places)
        if not open_ones:
            return
        # One answer may show many at once, some moved up and some down: what adds up cannot all move one way. Where
        # none may move further than is asked, more of them do.
        self._program.bound(np.maximum(self._lower, -min_width), np.minimum(self._upper, min_width))
        chance = np.random.default_rng(len(open_ones))
        shown_n = len(open_ones)
        while len(open_ones) > 1 and shown_n >= _WORTH_AN_ANSWER:
            cost = np.zeros(len(self._counts))
            cost[open_ones] = chance.choice((-1.0, 1.0), len(open_ones))
            self._widen(self._answer(cost))
            left = self._unproven(min_width, open_ones)
            shown_n = len(open_ones) - len(left)
            open_ones = left
        self._program.bound(self._lower, np.minimum(self._upper, far))
        for place in open_ones:
            cost = np.zeros(len(self._counts))
            for cost[place] in (1, -1):
                if self._unproven(min_width, [place]):
                    self._widen(self._answer(cost))
            yield from self._unproven(min_width, [place])

    def stays_protected_without(self, place: int, min_width: int) -> bool:
        """Whether one cell may be shown; if so it is from here on."""
        if self._is_alone_without(place):
            return False
        before = self._tables, self._least, self._most
        moved = [table for table in self._tables if table[place]]
        touched = np.flatnonzero(np.any([table != 0 for table in moved], axis=0)) if moved else ()
        self._tables = [table for table in self._tables if not table[place]]
        self._least = np.minimum.reduce([self._start, *self._tables])
        self._most = np.maximum.reduce([self._start, *self._tables])
        self._lower[place] = self._upper[place] = 0
        others = [int(one) for one in touched if one != place]
        if next(self.narrower_than(min_width, others), None) is None:
            return True
        self._lower[place], self._upper[place] = -self._counts[place], np.inf
        self._tables, self._least, self._most = before
        return False

    def _is_alone_without(self, place: int) -> bool:
        """Whether a sum would have a single hidden cell left, which needs no program to be worked out."""
        sums = self._sums.indices[self._sums.indptr[place] : self._sums.indptr[place + 1]]
        is_open = self._upper > 0
        is_open[place] = False
        return bool((self._by_sum[sums] @ is_open == 1).any())

    def _widen(self, table: Numbers) -> None:
        self._tables.append(table)
        self._least, self._most = np.minimum(self._least, table), np.maximum(self._most, table)

    def _unproven(self, min_width: int, places: Iterable[int]) -> list[int]:
        widths = self._most - self._least
        return [place for place in places if widths[place] < min_width - _NEARLY]

    def _answer(self, cost: Numbers) -> Numbers:
        table = self._program.cheapest(cost)
        return np.zeros(len(cost)) if table is None else table


def hidden_parts(cells: Cells, is_hidden: Flags) -> Iterator[HiddenPart]:
    """The hidden cells by what hangs together."""
    hidden = np.flatnonzero(is_hidden)
    if not len(hidden):
        return
    sums = csc_array(cells.sums[:, hidden])
    labels = bound_together(sums)
    order = np.argsort(labels, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(labels[order])) + 1):
        yield HiddenPart(hidden[places], cells.counts[hidden[places]].astype(float), sums_of(sums, places))
