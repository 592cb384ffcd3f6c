"""Some consecutive rows of one file, as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from tasks.errors import SourceUnreadable
from tasks.sources.column_names import NamesGiven, require_few, require_short, wished_name
from tasks.sources.item import Item

_RECORDS_PER_BATCH = 20_000
_CHARACTERS_PER_BATCH = 64 << 20
_CELLS_PER_BATCH = 4_000_000

_HALF = re.compile(r"[\ud800-\udfff]")

_Record = Mapping[str, str | None]


@dataclass(frozen=True)
class Batch:
    """`columns` are Arrow arrays of strings, NULL where empty; rows count on from `first_row`, or are those of `rows`.

    `dropped_n` bytes were left out of the file before or in these rows, because the folder says so. With
    `is_malformed` they are lines that are no rows, and their last column says why.
    """

    names: tuple[str, ...]
    columns: list[pa.Array]
    first_row: int
    dropped_n: int = 0
    rows: pa.Array | None = None
    is_malformed: bool = False


def batches_of_records(records: Iterable[_Record], first_row: int, item: Item) -> Iterator[Batch]:
    """Batches of records of which each has keys of its own; a column keeps its name from its first record on.

    Raises SourceUnreadable where the keys are too many or too long, or a text holds half a character, as only JSON can
    write one.
    """
    names: dict[str, str] = {}
    given = NamesGiven()
    for some in _chunks(records, names):
        for key in dict.fromkeys(key for record in some for key in record):
            if key not in names:
                require_few(item, len(names) + 1)
                require_short(item, key, "ask for a new file")
                names[key] = given.give(wished_name(key, len(names) + 1))
        try:
            columns = [pa.array([record.get(key) or None for record in some], pa.string()) for key in names]
            pa.array(names, pa.string())
        except UnicodeEncodeError:
            raise _half_a_character(item, some, first_row) from None
        yield Batch(tuple(names.values()), columns, first_row)
        first_row += len(some)


def _half_a_character(item: Item, some: list[_Record], first_row: int) -> SourceUnreadable:
    texts = ("".join(text for pair in record.items() for text in pair if text) for record in some)
    row = next(row for row, text in enumerate(texts, start=first_row) if _HALF.search(text))
    return item.unreadable("holds half a character: a text was cut within one.", f"row {row}", "ask for a new file")


def _chunks(records: Iterable[_Record], names: Mapping[str, str]) -> Iterator[list[_Record]]:
    """Records in lists that fit into memory, whether they are many, long, or of many keys."""
    some: list[_Record] = []
    characters_n = 0
    for record in records:
        some.append(record)
        characters_n += sum(map(len, filter(None, record.values())))
        is_wide = len(some) * len(names) >= _CELLS_PER_BATCH
        if len(some) >= _RECORDS_PER_BATCH or characters_n >= _CHARACTERS_PER_BATCH or is_wide:
            yield some
            some, characters_n = [], 0
    if some:
        yield some
