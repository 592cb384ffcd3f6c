"""Tables of shares of people: at every place (a unit and group) so many of so many, and what adds up to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tasks.suppression.cells import Cells, Counts, Flags
from tasks.suppression.lines import Line
from tasks.suppression.sums import Sums
from tasks.suppression.widening import View


@dataclass(frozen=True)
class Shares:
    """Shares of the same people, each the sum of some classes of which everybody is in one.

    `classes` is places x classes, who are in none of those counted being one of them, `members` is shares x classes and
    `exists` places x shares. `slack` is how many fewer people there may be at a place where their number is hidden, -1
    where it is known, and `more_people` how many more, -1 without a bound, as is `more`: `fewer` and `more` (places x
    classes) are by how many each class may differ.
    `asked` (places x shares) are those whose numbers must not be told too nearly, and at `sized` places it is known how
    many there are. What is `known` (places x shares) readers know even where it is hidden.
    """

    classes: Counts
    members: Flags
    exists: Flags
    slack: Counts
    lines: Sequence[Line]
    fewer: Counts
    more: Counts
    more_people: Counts
    asked: Flags
    sized: Flags
    known: Flags

    @property
    def shares_n(self) -> int:
        """How many shares each place has."""
        return len(self.members)

    @property
    def counts(self) -> Counts:
        """How many people each share counts, places x shares."""
        counts: Counts = self.classes @ self.members.T.astype(np.int64)
        return counts

    def without_room(self, width: int) -> Flags:
        """Which shares (places x shares) can be fewer by less than `width` for what else bounds them."""
        is_bound = (self.fewer < self.classes) & (self.fewer < width)
        without_room: Flags = is_bound @ self.members.T
        return without_room

    def settled(self, is_hidden: Flags) -> Flags:
        """Of which shares (places x shares) a shown total tells that nobody, or everybody, is counted."""
        counts = self.counts
        is_nobody = self.exists & (counts == 0)
        is_everybody = self.exists & (counts == self.classes.sum(axis=1, keepdims=True))
        # Everybody of all times is not everybody of each.
        people = [line for line in self.lines if not line.has_same_people]
        settled: Flags = _told_by_totals(is_nobody, ~is_hidden, self.lines)
        return settled | _told_by_totals(is_everybody, ~is_hidden, people)


def _told_by_totals(is_so: Flags, is_shown: Flags, lines: Sequence[Line]) -> Flags:
    """Where something is so and is shown, or is told by a total of which it is told."""
    told = is_so & is_shown
    found_n = -1
    while told.sum() > found_n:
        found_n = told.sum()
        for line in lines:
            if line.total is not None:
                told[line.parts] |= told[line.total] & is_so[line.parts]
    return np.asarray(told)


class ShareCells(View):
    """The cells of shares, as programs see them: classes, sums of several, rests, and how many people there are.

    `share_of` and `place_of` say of which share and place a cell is, -1 for a share that is not published.
    """

    def __init__(self, shares: Shares) -> None:
        self.shares = shares
        places_n, classes_n = shares.classes.shape
        self.class_cells = np.arange(places_n * classes_n).reshape(places_n, classes_n)
        self._people = self.class_cells.size + np.arange(places_n)
        counts = [shares.fewer.ravel(), np.maximum(shares.slack, 0)]
        next_cell = self.class_cells.size + places_n
        self._parts = np.full((places_n, shares.shares_n), -1)
        self._rests = np.full((places_n, shares.shares_n), -1)
        sums = Sums()
        for place_cells, people in zip(self.class_cells, self._people, strict=True):
            sums.add(int(people), place_cells)
        for share, own in enumerate(shares.members):
            at = np.flatnonzero(shares.exists[:, share])
            if own.sum() == 1:
                self._parts[at, share] = self.class_cells[at, int(np.flatnonzero(own)[0])]
            else:
                self._parts[at, share] = next_cell + np.arange(len(at))
                next_cell += len(at)
                counts.append(shares.fewer[at][:, own].sum(axis=1))
                for place in at:
                    sums.add(self._parts[place, share], self.class_cells[place, own])
            unknown = at[(shares.slack[at] >= 0) & shares.sized[at]]
            self._rests[unknown, share] = next_cell + np.arange(len(unknown))
            next_cell += len(unknown)
            counts.append(shares.fewer[unknown][:, ~own].sum(axis=1))
            for place in unknown:
                sums.add(self._rests[place, share], self.class_cells[place, ~own])
        # As many as a class has more, something else has less.
        cells = np.column_stack([self.class_cells, self._people])
        most = np.column_stack([shares.more, np.where(shares.slack < 0, -1, shares.more_people)])
        bounded = np.argwhere(most >= 0)
        self._bounds = next_cell + np.arange(len(bounded))
        self._bound_of = bounded[:, 0]
        next_cell += len(bounded)
        counts.append(most[most >= 0])
        for cell, (place, column) in zip(self._bounds, bounded, strict=True):
            sums.add(None, (cell, cells[place, column]))
        for line in shares.lines:
            for column in range(classes_n):
                total = None if line.total is None else self.class_cells[line.total, column]
                sums.add(total, self.class_cells[line.parts, column])
        self.cells = Cells(np.concatenate(counts), np.zeros(next_cell, dtype=np.int64), sums.matrix(next_cell))
        self.place_of = np.full(next_cell, -1)
        self.share_of = np.full(next_cell, -1)
        for share in range(shares.shares_n):
            at = np.flatnonzero(shares.exists[:, share])
            self.place_of[self._parts[at, share]], self.share_of[self._parts[at, share]] = at, share
            self.place_of[self._rests[self._rests[:, share] >= 0, share]] = np.flatnonzero(self._rests[:, share] >= 0)
        # What is neither a share nor bound to one may always differ, but for the number of people where it is known.
        self.is_fixed = np.zeros(next_cell, dtype=bool)
        self.is_fixed[self._people] = shares.slack < 0
        self.is_fixed[self._parts[shares.known]] = True

    def hidden(self, is_hidden: Flags) -> Flags:
        """Which cells nobody is told, where these shares (places x shares) are hidden."""
        is_open: Flags = np.asarray(is_hidden.any(axis=1))
        cells = np.zeros(self.cells.cells_n, dtype=bool)
        cells[self.class_cells[is_open]] = True
        cells[self._people] = is_open & (self.shares.slack >= 0)
        cells[self._bounds] = is_open[self._bound_of]
        for share in range(self.shares.shares_n):
            at = self.shares.exists[:, share] & is_open
            cells[self._parts[at, share]] = is_hidden[at, share]
            rests = at & (self._rests[:, share] >= 0)
            cells[self._rests[rests, share]] = is_hidden[rests, share]
        return cells

    def secret(self, is_hidden: Flags) -> Flags:
        """How many are counted and, where it is not known how many there are, how many are not."""
        is_secret = is_hidden & self.shares.asked & ~self.shares.settled(is_hidden)
        cells = np.zeros(self.cells.cells_n, dtype=bool)
        for own in (self._parts[is_secret], self._rests[is_secret]):
            cells[own[own >= 0]] = True
        return cells
