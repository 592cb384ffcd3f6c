"""How far money or hours gather in few hands, and how far work is owned together.

Amounts are exact (int, Decimal or Fraction), so that a part of just 10 % is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import fsum, log, log2

from tasks.methods.figure import Figure, Why, undefined

Amount = int | Decimal | Fraction
LEAST_SHARE = Fraction(1, 10)


@dataclass(frozen=True)
class Concentration:
    """The shares of a whole and how unequal they are.

    `hhi` is the Herfindahl-Hirschman index, the sum of squared shares, 1 / n to 1; `effective_n` is 1 / hhi, as many
    equal parts as would be as concentrated; `normalised_hhi` is (hhi - 1 / n) / (1 - 1 / n), 0 to 1; `entropy` is
    -sum s ln s (Shannon), `entropy_bits` the same to base 2, `normalised_entropy` entropy / ln n, 0 to 1. n counts the
    parts above zero.
    """

    shares: dict[str, float]
    hhi: Figure
    effective_n: Figure
    normalised_hhi: Figure
    entropy: Figure
    entropy_bits: Figure
    normalised_entropy: Figure


@dataclass(frozen=True)
class SharedOwnership:
    """The shared-ownership index, 0 to 1, over those that can be judged, and how many cannot for want of amounts."""

    index: Figure
    judged_n: int
    unjudged_n: int


def concentration(amounts: Mapping[str, Amount]) -> Concentration:
    """How the amounts, by whose they are, share the whole; without any above zero nothing is defined.

    Raises ValueError where an amount is below zero or no number.
    """
    exact = _shares(amounts)
    if not exact:
        nothing = undefined(Why.NOTHING)
        return Concentration({}, nothing, nothing, nothing, nothing, nothing, nothing)
    shares = {name: float(share) for name, share in exact.items()}
    parts = [share for share in shares.values() if share > 0]
    hhi = _hhi(exact)
    # Sums of what is zero or less: the sign of a zero goes too.
    entropy = abs(fsum(share * log(share) for share in parts))
    entropy_bits = abs(fsum(share * log2(share) for share in parts))
    n = sum(share > 0 for share in exact.values())
    one_part = undefined(Why.ONE_PART)
    return Concentration(
        shares=shares,
        hhi=Figure(float(hhi)),
        effective_n=Figure(float(1 / hhi)),
        normalised_hhi=Figure(float((hhi - Fraction(1, n)) / (1 - Fraction(1, n)))) if n > 1 else one_part,
        entropy=Figure(entropy),
        entropy_bits=Figure(entropy_bits),
        normalised_entropy=Figure(min(entropy / log(n), 1.0)) if n > 1 else one_part,
    )


def shared_ownership(hours_by_initiative: Mapping[str, Mapping[str, Amount]]) -> SharedOwnership:
    """The rate of initiatives to which two departments or more give at least 10 % of the hours each.

    Takes the hours of each department in each initiative. An initiative without hours is not judged. Descriptive, the
    project's own. Raises ValueError as `concentration`.
    """
    given = [_shares(hours) for hours in hours_by_initiative.values()]
    owners = [sum(share >= LEAST_SHARE for share in shares.values()) for shares in given if shares]
    return _index([Fraction(owners_n > 1) for owners_n in owners], len(given))


def unconcentrated_ownership(amounts_by_goal: Mapping[str, Mapping[str, Amount]]) -> SharedOwnership:
    """1 less the mean over goals of the HHI of departments' hours or money: 0 where each goal has one owner.

    Takes the amounts of each department in each goal. A goal without amounts is not judged. Descriptive, the project's
    own. Raises ValueError as `concentration`.
    """
    given = [_shares(amounts) for amounts in amounts_by_goal.values()]
    return _index([1 - _hhi(shares) for shares in given if shares], len(given))


def _shares(amounts: Mapping[str, Amount]) -> dict[str, Fraction]:
    """The exact shares; none where there is nothing to share."""
    if any(isinstance(amount, Decimal) and not amount.is_finite() for amount in amounts.values()):
        raise ValueError("an amount is no number")
    exact = {name: Fraction(amount) for name, amount in amounts.items()}
    if any(amount < 0 for amount in exact.values()):
        raise ValueError("an amount is below zero: net what was taken back before it is shared")
    total = sum(exact.values())
    return {name: amount / total for name, amount in exact.items()} if total else {}


def _hhi(shares: Mapping[str, Fraction]) -> Fraction:
    return sum((share * share for share in shares.values()), Fraction(0))


def _index(judged: Iterable[Fraction], given_n: int) -> SharedOwnership:
    values = list(judged)
    index = Figure(float(sum(values, Fraction(0)) / len(values))) if values else undefined(Why.NOTHING)
    return SharedOwnership(index, len(values), given_n - len(values))
