"""How much of what came may be held back while the rest goes on."""

from __future__ import annotations

MOST_PERCENT = 5


def is_too_much(held_back_n: int, came_n: int) -> bool:
    """Whether more rows are held back, or lines are no rows, than the stated part of those that came."""
    return 100 * held_back_n > MOST_PERCENT * came_n
