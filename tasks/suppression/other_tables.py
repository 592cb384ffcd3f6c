"""Tables that differ from the true one as cheaply as can be, told by what is more and what is less in them."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_array, hstack

from tasks.suppression.cells import Cells, Flags, Numbers
from tasks.suppression.program import Program

NEARLY = 1e-6


class OtherTables:
    """The cheapest tables in which one cell is more or less; no cell that `is_fixed` differs."""

    def __init__(self, cells: Cells, is_fixed: Flags | None = None) -> None:
        self._cells = cells
        lower = cells.counts.astype(float)
        self._upper = np.concatenate([np.full(cells.cells_n, np.inf), lower])
        if is_fixed is not None:
            self._upper[np.tile(is_fixed, 2)] = 0
        sums = csc_array(hstack([cells.sums, -cells.sums]))
        self._program = Program(sums, np.zeros(2 * cells.cells_n), self._upper, asks="bounds")

    def moves(self, costs: Numbers, cell: int, move: int) -> Numbers | None:
        """By how much each cell differs in the cheapest table in which one is `move` more, or less where it can be.

        None where there is no such table.
        """
        tables = [self._cheapest(costs, cell, self._cells.cells_n + cell, move)]
        if self._cells.counts[cell] >= move:
            tables.append(self._cheapest(costs, self._cells.cells_n + cell, cell, move))
        found = [one for one in tables if one is not None]
        return min(found, key=lambda one: float(costs[one > NEARLY].sum()), default=None)

    def _cheapest(self, costs: Numbers, moved: int, still: int, move: int) -> Numbers | None:
        self._program.bound_one(moved, move, move)
        self._program.bound_one(still, 0, 0)
        table = self._program.cheapest(np.concatenate([costs, costs]))
        for place in (moved, still):
            self._program.bound_one(place, 0, self._upper[place])
        return None if table is None else np.abs(table[: self._cells.cells_n] - table[self._cells.cells_n :])
