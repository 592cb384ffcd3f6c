"""Tables that differ from the true one as cheaply as can be, told by what is more and what is less in them."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_array, hstack

from tasks.suppression.cells import Cells, Counts, Flags, Numbers
from tasks.suppression.program import Program
from tasks.suppression.sums import bound_together, sums_of

NEARLY = 1e-6


class OtherTables:
    """The cheapest tables in which one cell is more or less; no cell that `is_fixed` differs.

    Cells that no sums bind to each other are asked for in programs of their own, which are made when they are needed.
    """

    def __init__(self, cells: Cells, is_fixed: Flags | None = None) -> None:
        self._cells = cells
        self._is_fixed = np.zeros(cells.cells_n, dtype=bool) if is_fixed is None else is_fixed
        self._sums = csc_array(cells.sums)
        self._labels = bound_together(self._sums)
        self._parts: dict[int, _Part] = {}

    def moves(self, costs: Numbers, cell: int, move: int) -> Numbers | None:
        """By how much each cell differs in the cheapest table in which one is `move` more, or less where it can be.

        None where there is no such table.
        """
        label = int(self._labels[cell])
        if label not in self._parts:
            members = np.flatnonzero(self._labels == label)
            own = sums_of(self._sums, members)
            self._parts[label] = _Part(members, self._cells.counts[members], own, self._is_fixed[members])
        part = self._parts[label]
        found = part.moves(costs[part.members], int(np.searchsorted(part.members, cell)), move)
        if found is None:
            return None
        moves = np.zeros(self._cells.cells_n)
        moves[part.members] = found
        return moves


class _Part:
    """Cells that sums bind to each other, in their order."""

    def __init__(self, members: Counts, counts: Counts, sums: csc_array, is_fixed: Flags) -> None:
        self.members = members
        self._counts = counts
        self._upper = np.concatenate([np.full(len(counts), np.inf), counts.astype(float)])
        self._upper[np.tile(is_fixed, 2)] = 0
        both = csc_array(hstack([sums, -sums]))
        self._program = Program(both, np.zeros(2 * len(counts)), self._upper, asks="bounds")

    def moves(self, costs: Numbers, cell: int, move: int) -> Numbers | None:
        cells_n = len(self._counts)
        tables = [self._cheapest(costs, cell, cells_n + cell, move)]
        if self._counts[cell] >= move:
            tables.append(self._cheapest(costs, cells_n + cell, cell, move))
        found = [one for one in tables if one is not None]
        return min(found, key=lambda one: float(costs[one > NEARLY].sum()), default=None)

    def _cheapest(self, costs: Numbers, moved: int, still: int, move: int) -> Numbers | None:
        self._program.bound_one(moved, move, move)
        self._program.bound_one(still, 0, 0)
        table = self._program.cheapest(np.concatenate([costs, costs]))
        for place in (moved, still):
            self._program.bound_one(place, 0, self._upper[place])
        cells_n = len(self._counts)
        return None if table is None else np.abs(table[:cells_n] - table[cells_n:])
