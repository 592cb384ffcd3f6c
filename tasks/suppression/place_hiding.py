"""Hides places of a table so that no hidden one is what shown ones leave, and none is known too nearly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tasks.suppression.cells import Cells, Counts, Flags, Numbers
from tasks.suppression.lines import Line, without_single_ones
from tasks.suppression.sums import Sums
from tasks.suppression.widening import Hiding, View, narrow, widened

# So many at every place that nothing but the sums themselves bounds what a place can be.
_PLENTY = 1_000_000
_ANY_WIDTH = 1


class _PlaceCells(View):
    """One cell a place: how many fewer people there may be at it; `asked` are those that must not be told.

    What is `known` readers know whether it is hidden or not. There may be as many as `most` more, -1 without a bound.
    """

    def __init__(
        self, lines: Sequence[Line], counts: Counts, asked: Flags, known: Flags, most: Counts | None = None
    ) -> None:
        places_n = len(counts)
        self._asked, self._known = asked, known
        bounded = np.flatnonzero(most >= 0) if most is not None else np.arange(0)
        cells_n = places_n + len(bounded)
        sums = Sums()
        for line in lines:
            sums.add(line.total, line.parts)
        # As many as a place has more, its bound has less.
        for number, place in enumerate(bounded):
            sums.add(None, (places_n + number, int(place)))
        room = counts if most is None else np.concatenate([counts, most[bounded]])
        self.cells = Cells(room, np.zeros(cells_n, dtype=np.int64), sums.matrix(cells_n))
        self._place_or_bound_of = np.concatenate([np.arange(places_n), bounded])
        self.place_of = np.concatenate([np.arange(places_n), np.full(len(bounded), -1)])
        self.share_of = np.minimum(self.place_of, 0)
        self.is_fixed = known[self._place_or_bound_of]

    def hidden(self, is_hidden: Flags) -> Flags:
        return np.asarray((is_hidden[:, 0] & ~self._known)[self._place_or_bound_of])

    def secret(self, is_hidden: Flags) -> Flags:
        return np.asarray((is_hidden[:, 0] & self._asked)[self._place_or_bound_of] & (self.place_of >= 0))


def hide_places(
    lines: Sequence[Line],
    is_primary: Flags,
    costs: Numbers,
    counts: Counts,
    min_width: int,
    most: Counts,
    asked: Flags,
) -> Hiding:
    """Hide places of which only the number of people is told; at each there may be as many as `counts` fewer.

    There may be as many as `most` more, where that is not -1. Only those `asked` for must not be told too nearly.
    """
    start = without_single_ones(lines, is_primary, costs)
    return widened(_PlaceCells(lines, counts, asked, _none(counts), most), start[:, None], costs, min_width)


def hide_asked(
    lines: Sequence[Line],
    is_hidden: Flags,
    asked: Flags,
    known: Flags,
    costs: Numbers,
    counts: Counts,
    min_width: int,
) -> Hiding:
    """Hide more places until the numbers `asked` for can be told only to `min_width` or more; others may be told."""
    return widened(_PlaceCells(lines, counts, asked, known), is_hidden[:, None], costs, min_width)


def narrow_places(
    lines: Sequence[Line],
    is_hidden: Flags,
    asked: Flags,
    counts: Counts,
    min_width: int,
    most: Counts | None = None,
) -> list[int]:
    """The hidden places, of those `asked` for, of which the number of people can be told more nearly than may be."""
    return narrow(_PlaceCells(lines, counts, asked, _none(counts), most), is_hidden[:, None], min_width)


def without_derived(lines: Sequence[Line], is_hidden: Flags, asked: Flags, costs: Numbers) -> Hiding:
    """Hide more places until none of those `asked` for is what shown ones leave, whatever the numbers are."""
    start = without_single_ones(lines, is_hidden, costs)[:, None]
    if not asked.any():
        return Hiding(start, is_safe=True)
    plenty = np.full(len(is_hidden), _PLENTY)
    return widened(_PlaceCells(lines, plenty, asked, _none(plenty)), start, costs, _ANY_WIDTH)


def derived(lines: Sequence[Line], is_hidden: Flags, asked: Flags) -> list[int]:
    """The hidden places, of those `asked` for, that are what shown ones leave, whatever the numbers are."""
    return narrow_places(lines, is_hidden, asked, np.full(len(is_hidden), _PLENTY), _ANY_WIDTH)


def _none(counts: Counts) -> Flags:
    return np.zeros(len(counts), dtype=bool)
