"""Names for the columns of a file: unique, never blank, the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterable

FILE_COLUMN = "_file"
ROW_COLUMN = "_row"

_INVISIBLE = "\ufeff\u200b"
_LINE_BREAK = re.compile(r"\s*[\r\n\t\v\f]+\s*")


def unique_names(header: Iterable[str | None]) -> tuple[str, ...]:
    """Names in the header's order: `name`, `name_2` for a second one, `column_7` for a blank one.

    Two names that differ only in case count as the same, since SQL does not tell them apart.
    A name that stands in the header as it is keeps it: `a, a, a_2` becomes `a, a_3, a_2`.
    """
    wished = [_cleaned(name) or f"column_{position}" for position, name in enumerate(header, start=1)]
    spoken_for = {same(name) for name in [*wished, FILE_COLUMN, ROW_COLUMN]}
    given = {same(FILE_COLUMN), same(ROW_COLUMN)}
    names = []
    for wish in wished:
        name = wish if same(wish) not in given else _numbered(wish, spoken_for)
        given.add(same(name))
        spoken_for.add(same(name))
        names.append(name)
    return tuple(names)


def same(name: str) -> str:
    """What two names have in common when SQL takes them for one."""
    return name.casefold()


def _cleaned(name: str | None) -> str:
    without_breaks = _LINE_BREAK.sub(" ", name or "")
    return without_breaks.strip().strip(_INVISIBLE).strip()


def _numbered(name: str, spoken_for: set[str]) -> str:
    number = 2
    while same(f"{name}_{number}") in spoken_for:
        number += 1
    return f"{name}_{number}"
