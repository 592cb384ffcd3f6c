"""What is told of many that are the same: of all schools or of each, and the first sentences of many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from reports.numbers import count

_MOST_TOLD = 3
_Found = TypeVar("_Found", bound=tuple[Any, ...])


def of_all_or_each(found: Iterable[_Found], school_at: int) -> list[_Found]:
    """Without what is so of single schools where it is so of all.

    At the place `school_at` stands the school, None for all of them; what is before it tells one finding from another.
    """
    rows = list(found)
    of_all = {one[:school_at] for one in rows if one[school_at] is None}
    return [one for one in rows if one[school_at] is None or one[:school_at] not in of_all]


def first_told(sentences: Sequence[str]) -> str:
    """Three at most, each without its full stop, one after another; the last one has none either."""
    more_n = len(sentences) - _MOST_TOLD
    return ". ".join([*sentences[:_MOST_TOLD], *([f"So it is with {count(more_n)} more"] if more_n > 0 else [])])
