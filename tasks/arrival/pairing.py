"""Pairs each column that is missing with at most one new one, and leaves open what could be two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from heapq import nlargest

# Points by which a pair must be better than any other that one of its columns could be part of.
MARGIN = 10


def paired(points: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """New names by missing ones, out of the points of each pair that could be; the same for the same points.

    A pair that is settled frees others of their rivals, so the pairs are gone through until none is added.
    """
    left = dict(points)
    settled: dict[str, str] = {}
    while sure := _clear(left):
        settled |= sure
        taken = {*sure.values()}
        left = {pair: one for pair, one in left.items() if pair[0] not in sure and pair[1] not in taken}
    return settled


def _clear(points: Mapping[tuple[str, str], int]) -> dict[str, str]:
    of_missing: dict[str, list[int]] = defaultdict(list)
    of_new: dict[str, list[int]] = defaultdict(list)
    for (missing, new), one in points.items():
        of_missing[missing].append(one)
        of_new[new].append(one)
    best = {("missing", name): nlargest(2, all_points) for name, all_points in of_missing.items()}
    best |= {("new", name): nlargest(2, all_points) for name, all_points in of_new.items()}
    return {
        missing: new
        for (missing, new), one in points.items()
        if all(_leads(one, best[side]) for side in (("missing", missing), ("new", new)))
    }


def _leads(one: int, best: list[int]) -> bool:
    return one == best[0] and (len(best) == 1 or one >= best[1] + MARGIN)
