"""What chance allows of runs: the longest run and the fewest crossings by number of useful points."""

from __future__ import annotations

from collections.abc import Iterator
from math import log2


def run_limits(most_useful_n: int) -> Iterator[tuple[int, int, int]]:
    """For each number of useful points from 1 on: that number, the longest run and the fewest crossings allowed.

    round(log2 n) + 3, and the 5th percentile of a binomial of n - 1 even chances, in exact integers (Anhøj and
    Olesen 2014, doi 10.1371/journal.pone.0113825).
    """
    crossings_min, chosen, below = 0, 1, 0
    for useful_n in range(1, most_useful_n + 1):
        tosses = useful_n - 1
        # `chosen` is C(tosses, crossings_min), `below` the sum of those before it.
        while 20 * (below + chosen) < 2**tosses:
            below += chosen
            chosen = chosen * (tosses - crossings_min) // (crossings_min + 1)
            crossings_min += 1
        yield useful_n, round(log2(useful_n)) + 3, crossings_min
        # On to one more toss, by Pascal's triangle.
        before = chosen * crossings_min // (tosses - crossings_min + 1)
        below, chosen = 2 * below - before, chosen + before
