"""A large change of a count, in words: 71% more, more than twice as many, none of."""

from __future__ import annotations

from dataclasses import dataclass

from reports.numbers import plural


@dataclass(frozen=True)
class Unit:
    """What is counted; a change of fewer than `fewest` is no large one, however small the dataset."""

    one: str
    many: str
    fewest: int


# A plan may gain four initiatives.
ROWS = Unit("row", "rows", 20)
PEOPLE = Unit("person", "people", 20)
SCHOOLS = Unit("school", "schools", 2)


def is_large(unit: Unit, now_n: int, before_n: int, limit_percent: int) -> bool:
    """Whether a count has changed by more than the limit."""
    change = abs(now_n - before_n)
    return before_n > 0 and change >= unit.fewest and 100 * change > limit_percent * before_n


def large_change(unit: Unit, now_n: int, before_n: int, limit_percent: int, when: str) -> list[str]:
    """One text where the change is large, none where it is not; `when` says where the count before is from."""
    if not is_large(unit, now_n, before_n, limit_percent):
        return []
    if not now_n:
        return [f"none of the {plural(before_n, unit.one, unit.many)} {when}"]
    return [f"{plural(now_n, unit.one, unit.many)}, {_compared(now_n, before_n)} the {before_n:,} {when}"]


def _compared(now_n: int, before_n: int) -> str:
    if now_n >= 2 * before_n:
        times, over = divmod(now_n, before_n)
        return f"{'more than ' if over else ''}{'twice' if times == 2 else f'{times:,} times'} as many as"
    return f"{100 * abs(now_n - before_n) // before_n}% {'more' if now_n > before_n else 'fewer'} than"
