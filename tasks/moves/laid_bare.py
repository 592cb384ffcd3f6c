"""Whether the parts of a move would tell of a small group: the difference of two sets of schools is a group too."""

from __future__ import annotations

from collections.abc import Set
from decimal import Decimal

from tasks.district import Protection
from tasks.moves.figures import Numbers


def is_laid_bare(larger: Numbers, smaller: Numbers, policy: Protection) -> bool:
    """Whether what one set of schools has more than another inside it may not be told, by the rules for figures."""
    part, whole = _difference(larger.numerator, smaller.numerator), _difference(larger.denominator, smaller.denominator)
    people = _difference(_number(larger.people_n), _number(smaller.people_n))
    rest = whole - part
    is_few = any(0 < number < policy.minimum_n for number in (people, part, rest))
    return is_few or (0 < people < policy.minimum_n_for_extremes and whole > 0 and 0 in (part, rest))


def tells_hidden_school(left_out: Set[str], hidden: Set[str]) -> bool:
    """Whether the schools left out hold some, but not all, of those whose own figure is not shown.

    All of them together are what the district's figure has more than the schools that are shown, and no news.
    """
    found = left_out & hidden
    return bool(found) and found != hidden


def _number(people_n: int | None) -> Decimal:
    return Decimal(people_n or 0)


def _difference(larger: Decimal | None, smaller: Decimal | None) -> Decimal:
    return abs((larger or Decimal(0)) - (smaller or Decimal(0)))
