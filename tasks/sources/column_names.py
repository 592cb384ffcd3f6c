"""Names for the columns of a file: unique, never blank, the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.sources.item import Item
from tasks.sources.limits import LONGEST_NAME, MOST_COLUMNS

FILE_COLUMN = "_file"
ROW_COLUMN = "_row"
MALFORMED_COLUMN = "_malformed"

_INVISIBLE = "\ufeff\u200b\u2060"
_BLANKS = re.compile(r"\s+")
_LINE_BREAK = re.compile(r"[\r\n\t\v\f]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def unique_names(header: Iterable[str | None]) -> tuple[str, ...]:
    """Names in the header's order: `name`, `name_2` for a second one, `column_7` for a blank one.

    Two names that differ only in case count as the same, since SQL does not tell them apart.
    A name that stands in the header as it is keeps it: `a, a, a_2` becomes `a, a_3, a_2`.
    """
    wished = [wished_name(name, position) for position, name in enumerate(header, start=1)]
    names = NamesGiven(wished)
    return tuple(names.give(wish) for wish in wished)


def names_of(item: Item, header: Iterable[str | None]) -> tuple[str, ...]:
    """The same for one file; raises SourceUnreadable where its columns are too many, or a name is too long."""
    cells = list(header)
    require_few(item, len(cells))
    for cell in cells:
        require_short(item, cell or "", "see whether its first row is a header, and whether a quote is left open")
    return unique_names(cells)


def require_few(item: Item, columns_n: int) -> None:
    """Raise SourceUnreadable where a file has more columns than any export."""
    if columns_n > MOST_COLUMNS:
        what = f"has more than {MOST_COLUMNS:,} columns."
        raise item.unreadable(what, fix="check its delimiters and line ends, or ask for the columns that are needed")


def require_short(item: Item, name: str, fix: str) -> None:
    """Raise SourceUnreadable where a column's name is longer than any export's."""
    if len(name) > LONGEST_NAME:
        raise item.unreadable(f"has a column name of more than {LONGEST_NAME:,} characters.", fix=fix)


def wished_name(name: str | None, position: int) -> str:
    """What a column would be called were it alone: the name without breaks and what cannot be seen, or its place."""
    without_breaks = _BLANKS.sub(_one_blank_for_a_break, name or "")
    return _CONTROL.sub("", without_breaks).strip().strip(_INVISIBLE).strip() or f"column_{position}"


class NamesGiven:
    """Gives each column a name of its own, one after another; names in `wished` are kept for whoever has them."""

    def __init__(self, wished: Iterable[str] = ()) -> None:
        self._given = {same(FILE_COLUMN), same(ROW_COLUMN), same(MALFORMED_COLUMN)}
        self._spoken_for = {same(name) for name in wished} | self._given
        self._numbers: dict[str, int] = {}

    def give(self, wish: str) -> str:
        """The wish itself, or with a number where it is taken."""
        name = wish if same(wish) not in self._given else self._numbered(wish)
        self._given.add(same(name))
        self._spoken_for.add(same(name))
        return name

    def _numbered(self, wish: str) -> str:
        number = self._numbers.get(same(wish), 2)
        while same(f"{wish}_{number}") in self._spoken_for:
            number += 1
        self._numbers[same(wish)] = number
        return f"{wish}_{number}"


def same(name: str) -> str:
    """What two names have in common when SQL takes them for one."""
    return name.casefold()


def _one_blank_for_a_break(blanks: re.Match[str]) -> str:
    return " " if _LINE_BREAK.search(blanks.group()) else blanks.group()
