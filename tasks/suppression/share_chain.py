"""Shares as they are now beside what was told of the same places at other times, as programs see them all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array, vstack

from tasks.suppression.cells import Cells, Counts, Flags
from tasks.suppression.ranges import HiddenPart, hidden_parts
from tasks.suppression.shares import ShareCells, Shares
from tasks.suppression.sums import Sums
from tasks.suppression.widening import View


@dataclass(frozen=True)
class Told:
    """What readers were told of a period that ends on a day, and what was hidden from them (places x shares).

    `now_rows` says which place of now each place is, -1 where it is none.
    """

    shares: Shares
    is_hidden: Flags
    now_rows: Counts
    period_end: date


@dataclass(frozen=True)
class Chain:
    """Shares of now, what was told of other times in their order, and of how few it must not be told that they came.

    Fewer than `fewest_n` more than at the time before are a secret, and where `hides_corrections`, also of the same
    period.
    """

    now: Shares
    told: Sequence[Told]
    period_end: date
    fewest_n: int
    hides_corrections: bool


class ChainCells(View):
    """The cells of all times, and by how many each is more than the one before; those of now come last.

    A share that is told of another time stays as it is.
    """

    def __init__(self, chain: Chain, lost: Lost | None = None) -> None:
        views = [ShareCells(one.shares) for one in chain.told]
        self._now = ShareCells(chain.now)
        told_n = sum(one.cells.cells_n for one in views)
        links = list(_links(chain, views, self._now))
        more_n = sum(len(one.more) for one in links)
        self._now_start = told_n + more_n
        cells_n = self._now_start + self._now.cells.cells_n
        starts = [*np.cumsum([0, *(one.cells.cells_n for one in views)])[:-1], self._now_start]
        start_of = dict(zip([*range(len(views)), _NOW], map(int, starts), strict=True))
        self._earlier = _joined([start_of[one.earlier] + one.earlier_cells for one in links])
        self._later = _joined([start_of[one.later] + one.later_cells for one in links])
        sums = Sums()
        for number, (earlier, later) in enumerate(zip(self._earlier, self._later, strict=True)):
            sums.add(int(later), (int(earlier), told_n + number))
        blocks = [
            _moved(view.cells.sums, start, cells_n) for view, start in zip([*views, self._now], starts, strict=True)
        ]
        more = _joined([one.more for one in links])
        self.cells = Cells(
            np.concatenate([*(one.cells.counts for one in views), more, self._now.cells.counts]),
            np.zeros(cells_n, dtype=np.int64),
            csr_array(vstack([*blocks, sums.matrix(cells_n)])),
        )
        self._told_hidden = _joined_flags(
            [view.hidden(one.is_hidden) for view, one in zip(views, chain.told, strict=True)]
        )
        self._told_secret = _joined_flags(
            [_secret(view, one, chain.now) for view, one in zip(views, chain.told, strict=True)]
        )
        is_secret = [np.full(len(one.more), one.is_secret) for one in links]
        self._few_more = _joined_flags(is_secret) & (more > 0) & (more < chain.fewest_n)
        places = [_places(view, one) for view, one in zip(views, chain.told, strict=True)]
        self.place_of = np.concatenate([*places, _joined([one.now_rows for one in links]), self._now.place_of])
        self.share_of = np.concatenate([np.full(self._now_start, -1), self._now.share_of])
        told_fixed = _joined_flags([one.is_fixed for one in views]) | ~self._told_hidden
        self.is_fixed = np.concatenate([told_fixed, np.zeros(more_n, dtype=bool), self._now.is_fixed])
        self._lost = lost

    def hidden(self, is_hidden: Flags) -> Flags:
        """The cells that nobody is told at any time; by how many one is more, where one of both is not told."""
        cells = np.zeros(self.cells.cells_n, dtype=bool)
        cells[: len(self._told_hidden)] = self._told_hidden
        cells[self._now_start :] = self._now.hidden(is_hidden)
        cells[len(self._told_hidden) : self._now_start] = cells[self._earlier] | cells[self._later]
        return cells

    def secret(self, is_hidden: Flags) -> Flags:
        """What is a secret of now, what was one at other times, and who are few of those that came to be counted."""
        secret = np.concatenate([self._told_secret, self._few_more, self._now.secret(is_hidden)])
        secret &= self.hidden(is_hidden)
        if self._lost:
            secret[list(self._lost.found)] = False
        return secret

    def savable(self, cells: list[int]) -> list[int]:
        """Those that are not told too nearly by other times alone."""
        return self._lost.without(cells) if self._lost else cells


class Lost:
    """Cells of which no two tables lie `min_width` apart whatever of now is hidden, as far as they are asked for."""

    def __init__(self, chain: Chain, min_width: int) -> None:
        self.found: set[int] = set()
        self._chain = chain
        self._min_width = min_width

    def without(self, cells: list[int]) -> list[int]:
        """Those of these cells that are not lost."""
        for cell in cells:
            if cell not in self.found and cell in self._part_of:
                part, place = self._part_of[cell]
                self.found.update(cell for _ in part.narrower_than(self._min_width, [place]))
        return [cell for cell in cells if cell not in self.found]

    @cached_property
    def _part_of(self) -> dict[int, tuple[HiddenPart, int]]:
        view = ChainCells(self._chain)
        is_hidden = view.hidden(self._chain.now.exists & ~self._chain.now.known)
        return {
            int(cell): (part, place)
            for part in hidden_parts(view.cells, is_hidden)
            for place, cell in enumerate(part.members)
        }


_NOW = -1


@dataclass(frozen=True)
class _Link:
    """Cells of a time that are no less than those of the time before, by how many `more`; times by their number."""

    earlier: int
    later: int
    earlier_cells: Counts
    later_cells: Counts
    more: Counts
    now_rows: Counts
    is_secret: bool


def _links(chain: Chain, views: Sequence[ShareCells], now: ShareCells) -> Iterator[_Link]:
    """What only grows from each time to the next; of the same period, who is not counted does too, as rows come late.

    Where there are fewer than before there is no link: something was taken back, as all can see or nobody does.
    """
    later_than_now = [one.period_end > chain.period_end for one in chain.told]
    order = [number for number, is_so in enumerate(later_than_now) if not is_so]
    order += [_NOW, *(number for number, is_so in enumerate(later_than_now) if is_so)]
    rows = {number: one.now_rows for number, one in enumerate(chain.told)}
    rows[_NOW] = np.arange(len(chain.now.classes))
    cells = {number: one.class_cells for number, one in enumerate(views)} | {_NOW: now.class_cells}
    classes = {number: one.shares.classes for number, one in enumerate(chain.told)} | {_NOW: chain.now.classes}
    ends = {number: one.period_end for number, one in enumerate(chain.told)} | {_NOW: chain.period_end}
    for earlier, later in pairwise(order):
        is_corrected = ends[earlier] == ends[later]
        both, at, to = np.intersect1d(rows[earlier], rows[later], return_indices=True)
        at, to, both = at[both >= 0], to[both >= 0], both[both >= 0]
        for column in range(classes[earlier].shape[1] if is_corrected else 1):
            more = classes[later][to, column] - classes[earlier][at, column]
            grows = more >= 0
            yield _Link(
                earlier,
                later,
                cells[earlier][at[grows], column],
                cells[later][to[grows], column],
                more[grows],
                both[grows],
                chain.hides_corrections or not is_corrected,
            )


def _secret(view: ShareCells, told: Told, now: Shares) -> Flags:
    """Nobody, of whom there are none now either, are no secret of a few."""
    secret = view.secret(told.is_hidden)
    rows = told.now_rows[np.maximum(view.place_of, 0)]
    is_nobody_now = (rows < 0) | (now.classes[rows, 0] == 0)
    return np.asarray(secret & ~((view.cells.counts == 0) & is_nobody_now))


def _places(view: ShareCells, told: Told) -> Counts:
    places: Counts = np.where(view.place_of < 0, -1, told.now_rows[np.maximum(view.place_of, 0)])
    return places


def _moved(sums: csr_array, start: int, cells_n: int) -> csr_array:
    return csr_array((sums.data, sums.indices + start, sums.indptr), shape=(sums.shape[0], cells_n))


def _joined(parts: Sequence[Counts]) -> Counts:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])


def _joined_flags(parts: Sequence[Flags]) -> Flags:
    return np.concatenate([np.zeros(0, dtype=bool), *parts])
