"""Hides more and more shares until none that is hidden can be told too nearly."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np

from tasks.suppression.cells import Cells, Counts, Flags, Numbers
from tasks.suppression.other_tables import NEARLY, OtherTables
from tasks.suppression.ranges import hidden_parts


@dataclass(frozen=True)
class Hiding:
    """What is hidden, places x shares, and whether none of it can be told more nearly than may be."""

    is_hidden: Flags
    is_safe: bool


class View(ABC):
    """A table as programs see it: cells, of which place and share each is (-1: of none), and what cannot differ."""

    cells: Cells
    place_of: Counts
    share_of: Counts
    is_fixed: Flags

    @abstractmethod
    def hidden(self, is_hidden: Flags) -> Flags:
        """The cells that nobody is told where these shares are hidden."""

    @abstractmethod
    def secret(self, is_hidden: Flags) -> Flags:
        """Those of them that nobody may tell too nearly."""

    def savable(self, cells: list[int]) -> list[int]:
        """Those of these cells, which are told too nearly, that would not be if more were hidden."""
        return cells


def narrow(view: View, is_hidden: Flags, min_width: int) -> list[int]:
    """The secret cells of which no two tables lie `min_width` apart."""
    return _narrow(view, is_hidden, min_width, set())


def _narrow(view: View, is_hidden: Flags, min_width: int, settled: set[int]) -> list[int]:
    """As `narrow`, and adds the others to `settled`, which are not asked about: where more is hidden, they stay so."""
    asked = view.secret(is_hidden)
    asked[list(settled)] = False
    found = []
    for part in hidden_parts(view.cells, view.hidden(is_hidden)):
        places = np.flatnonzero(asked[part.members])
        found += view.savable([int(part.members[one]) for one in part.narrower_than(min_width, places)])
    settled.update({*map(int, np.flatnonzero(asked))} - {*found})
    return found


def widened(view: View, is_hidden: Flags, costs: Numbers, min_width: int) -> Hiding:
    """Hide more, at places that cost least, until no secret cell is too narrow or nothing more helps."""
    is_hidden = is_hidden.copy()
    is_share = np.flatnonzero(view.share_of >= 0)
    places, shares = view.place_of[is_share], view.share_of[is_share]
    others: OtherTables | None = None
    settled: set[int] = set()
    while found := _narrow(view, is_hidden, min_width, settled):
        others = others or OtherTables(view.cells, view.is_fixed)
        before = is_hidden.sum()
        protected: set[int] = set()
        for cell in sorted(found, key=lambda one: (view.cells.counts[one], one)):
            if cell in protected:
                continue
            prices = np.zeros(view.cells.cells_n)
            prices[is_share] = np.where(is_hidden[places, shares], 0.0, costs[places])
            moves = others.moves(prices, cell, min_width)
            if moves is None:
                continue
            is_moved = moves[is_share] > NEARLY
            is_hidden[places[is_moved], shares[is_moved]] = True
            protected.update(map(int, np.flatnonzero(moves > min_width - NEARLY)))
        if is_hidden.sum() == before:
            return Hiding(is_hidden, is_safe=False)
    return Hiding(is_hidden, is_safe=True)
