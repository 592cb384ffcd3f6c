"""Chooses the cells to hide: those that must be, and as few others as keep these from being worked out."""

from __future__ import annotations

import numpy as np

from tasks.suppression.cells import Cells, Flags, Numbers
from tasks.suppression.other_tables import NEARLY, OtherTables
from tasks.suppression.ranges import hidden_parts

# A total says more than a part, and where there is nobody, hiding it hides little else.
_COST_OF_A_TOTAL = 0.5
_COST_OF_NOBODY = 0.5
# Of two that are alike, the smaller is hidden.
_COST_OF_A_PERSON = 1e-6
_MOST_OF_FEW = 150
_TRIES_OF_FEW = 8
_TRIES_OF_MANY = 2


def hide(cells: Cells, is_primary: Flags, min_width: int) -> Flags:
    """The cells to hide: all primary ones, and others until no hidden cell has a range narrower than `min_width`.

    A cell is protected by another table that differs from the true one in as few shown cells as possible and in which
    it is `min_width` more or less: what differs is hidden (Kelly, Golden and Assad 1992, doi 10.1002/net.3230220407).
    Then each of these is shown again where all stay protected without it. Which cell comes first and which of two that
    cost alike is hidden matters, and no order always does best: several are tried, and the fewest hidden are taken.
    """
    tries_n = _TRIES_OF_FEW if _are_few(cells) else _TRIES_OF_MANY
    tries = [_hidden(cells, is_primary, min_width, number) for number in range(tries_n)]
    return min(tries, key=lambda one: int(one.sum()))


def _hidden(cells: Cells, is_primary: Flags, min_width: int, number: int) -> Flags:
    is_hidden = is_primary.copy()
    others, costs = OtherTables(cells), _costs(cells, number)
    hidden_n = -1
    # Where nothing more is hidden nothing will be, and the audit refuses what is left.
    while is_hidden.sum() > hidden_n and (narrow := _narrow(cells, is_hidden, min_width)):
        hidden_n = int(is_hidden.sum())
        protected: set[int] = set()
        in_order = sorted(narrow, key=lambda one: (cells.counts[one], -one), reverse=number % 2 == 0)
        # What is hidden for one protects others too, which is looked for again where that does not take long.
        for cell in in_order[:1] if _are_few(cells) else in_order:
            if cell not in protected:
                moves = others.moves(np.where(is_hidden, 0.0, costs), cell, min_width)
                assert moves is not None, "every table of counts has one with more in it"
                is_hidden |= moves > NEARLY
                protected.update(map(int, np.flatnonzero(moves > min_width - NEARLY)))
    return _without_needless(cells, is_hidden, is_primary, min_width)


def _are_few(cells: Cells) -> bool:
    return cells.cells_n <= _MOST_OF_FEW


def _narrow(cells: Cells, is_hidden: Flags, min_width: int) -> list[int]:
    narrow = []
    for part in hidden_parts(cells, is_hidden):
        narrow += [int(part.members[place]) for place in part.narrower_than(min_width)]
    return narrow


def _without_needless(cells: Cells, is_hidden: Flags, is_primary: Flags, min_width: int) -> Flags:
    left = is_hidden.copy()
    for part in hidden_parts(cells, is_hidden):
        # Tables that show it of all cells are found now, and kept for each question.
        list(part.narrower_than(min_width))
        for place in sorted(range(len(part.members)), key=lambda one: -cells.counts[part.members[one]]):
            cell = part.members[place]
            if not is_primary[cell] and part.stays_protected_without(place, min_width):
                left[cell] = False
    return left


def _costs(cells: Cells, number: int) -> Numbers:
    """What it costs to hide each cell; in all tries but the first two, a little more or less."""
    costs: Numbers = (
        1 + _COST_OF_A_TOTAL * cells.depths + _COST_OF_NOBODY * (cells.counts == 0) + _COST_OF_A_PERSON * cells.counts
    )
    if number >= _TRIES_OF_MANY:
        costs *= np.random.default_rng(number).uniform(0.8, 1.2, len(costs))
    return costs
