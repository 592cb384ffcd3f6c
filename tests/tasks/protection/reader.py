"""A reader with a solver: what can be worked out of cells that add up, of which some are known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from scipy.optimize import linprog

Cell = TypeVar("Cell", bound=tuple[object, ...])
Sum = tuple[Cell, Sequence[Cell]]
# More than anybody counts.
_MOST = 100_000


def ranges(
    counts: Mapping[Cell, int],
    known: Collection[Cell],
    sums: Iterable[Sum[Cell]],
    parts: Iterable[Sum[Cell]] = (),
    within: Mapping[Cell, tuple[int, int]] | None = None,
) -> dict[Cell, tuple[float, float]]:
    """The least and the most that each cell not known can be, where no count is below zero.

    `sums` are totals with all of their parts, `parts` cells that are no more than the one in their list;
    `within` says between which two numbers a cell lies.
    """
    cells = sorted(set(counts) - set(known), key=str)
    place = {cell: number for number, cell in enumerate(cells)}

    def row(signed: Iterable[tuple[Cell, int]]) -> tuple[list[int], int]:
        numbers, left = [0] * len(cells), 0
        for cell, sign in signed:
            if cell in place:
                numbers[place[cell]] += sign
            else:
                left -= sign * counts[cell]
        return numbers, left

    equal = [row([(total, 1), *((part, -1) for part in own)]) for total, own in sums]
    below = [row([(part, 1), (whole, -1)]) for part, (whole,) in parts]
    found = {}
    for cell in cells:
        cost = np.zeros(len(cells))
        cost[place[cell]] = 1
        ends = []
        for sign in (1, -1):
            answer = linprog(
                sign * cost,
                A_ub=[numbers for numbers, _ in below] or None,
                b_ub=[left for _, left in below] or None,
                A_eq=[numbers for numbers, _ in equal] or None,
                b_eq=[left for _, left in equal] or None,
                bounds=[(within or {}).get(one, (0, _MOST)) for one in cells],
                method="highs",
            )
            assert answer.status == 0
            ends.append(sign * answer.fun)
        found[cell] = (ends[0], ends[1])
    return found
