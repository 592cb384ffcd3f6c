"""The first of many sentences that say the same of something, and of how many more it is so."""

from __future__ import annotations

from collections.abc import Sequence

from reports.numbers import count

_MOST_TOLD = 3


def first_told(sentences: Sequence[str]) -> str:
    """Three at most, each without its full stop, one after another; the last one has none either."""
    more_n = len(sentences) - _MOST_TOLD
    return ". ".join([*sentences[:_MOST_TOLD], *([f"So it is with {count(more_n)} more"] if more_n > 0 else [])])
