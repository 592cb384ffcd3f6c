"""Stretches of time that periods make together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

Period = tuple[date, date]


def stretches(periods: Iterable[Period]) -> list[Period]:
    """Periods that follow one another without a gap, as one."""
    found: list[Period] = []
    for start, end in sorted(periods):
        if found and start <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
