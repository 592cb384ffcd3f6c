"""Whether results came of fewer students in one of two cycles, without a row that says that they were not tested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

# At least 95 in 100 are to be tested by law; of fewer students than three each may have been ill.
MOST_FEWER = Fraction(1, 20)
FEWEST_STUDENTS = 3


@dataclass(frozen=True, kw_only=True)
class Results:
    """Students who should have been tested, those of them of whom no row came, and those tested."""

    expected_n: int
    untold_n: int
    tested_n: int


def lost_share(one: Results, other: Results) -> Fraction:
    """The share of students whose results `one` lacks beside `other`; nothing where rows say that they were not tested.

    Rows that say so and are left out take no result away, and who left and is still enrolled has none.
    """
    if not one.expected_n or not other.expected_n:
        return Fraction(0)
    more_untold = Fraction(one.untold_n, one.expected_n) - Fraction(other.untold_n, other.expected_n)
    fewer_tested = Fraction(other.tested_n, other.expected_n) - Fraction(one.tested_n, one.expected_n)
    return max(min(more_untold, fewer_tested), Fraction(0))


def clearly_fewer(before: Mapping[str, Results], now: Mapping[str, Results]) -> frozenset[str]:
    """The schools of which results of clearly fewer students came in one of the two."""
    pairs = {school: (before[school], now[school]) for school in before.keys() & now.keys()}
    return frozenset(
        school for school, (then, today) in pairs.items() if _is_clear(then, today) or _is_clear(today, then)
    )


def _is_clear(one: Results, other: Results) -> bool:
    share = lost_share(one, other)
    return share > MOST_FEWER and share * one.expected_n >= FEWEST_STUDENTS


def all_of(results: Iterable[Results]) -> Results:
    """Those of several schools."""
    every = list(results)
    return Results(
        expected_n=sum(one.expected_n for one in every),
        untold_n=sum(one.untold_n for one in every),
        tested_n=sum(one.tested_n for one in every),
    )
