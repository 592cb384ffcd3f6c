"""How much of what came may be held back while the rest goes on."""

from __future__ import annotations

MOST_PERCENT = 5
# One typo in a plan of eight entries says nothing of the plan.
FEWEST_ROWS = 3


def is_too_much(held_back_n: int, came_n: int) -> bool:
    """Whether more rows are held back, or lines are no rows, than the stated part of those that came."""
    return 100 * held_back_n > MOST_PERCENT * came_n


def holds_all(held_back_n: int, came_n: int) -> bool:
    """Whether rows held back hold the rest too: too large a part, and three of them or half of what came."""
    return is_too_much(held_back_n, came_n) and (held_back_n >= FEWEST_ROWS or 2 * held_back_n >= came_n)
