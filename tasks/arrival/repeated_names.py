"""Tells of columns that stand twice in a header, of which only one is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from tasks.sources.column_names import same


def repeated_names(
    columns: Collection[str], read: Iterable[str], places: Mapping[str, int] = MappingProxyType({})
) -> tuple[str, ...]:
    """One sentence for each name in `read` that a source has twice; the second is landed under a name with a number.

    `places` are those of the columns, the first is 1, where all files have them in the same.
    """
    return tuple(
        f"{stands_twice(first, second, places)}. The first of the two columns is read, and not the other: send the "
        "file with the right one only."
        for second, first in sorted(second_names(columns, read).items(), key=lambda pair: pair[1])
    )


def second_names(columns: Collection[str], read: Iterable[str]) -> dict[str, str]:
    """The names under which second columns of a name in `read` are landed, with that name."""
    wanted = [*read]
    there = {same(one): one for one in columns}
    own = {same(one) for one in wanted}
    return {
        there[second]: name
        for name in wanted
        if same(name) in there and (second := same(f"{name}_2")) in there.keys() - own
    }


def stands_twice(first: str, second: str, places: Mapping[str, int]) -> str:
    """What is told of a name and its second column; without a full stop."""
    by_name = {same(name): place for name, place in places.items()}
    both = [by_name[same(name)] for name in (first, second) if same(name) in by_name]
    where = f": columns {both[0]} and {both[1]}" if len(both) == 2 else ""
    return f"{first} stands twice in the header{where}"
