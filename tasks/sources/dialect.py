"""How a delimited file separates and quotes, and how it begins."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from tasks.sources.column_names import unique_names
from tasks.sources.formats import format_of
from tasks.sources.item import Item
from tasks.sources.settings import FilesSettings

# Notes of a whole page stand in one field.
csv.field_size_limit(1 << 30)


@dataclass(frozen=True)
class Dialect:
    """Delimiter and quote; no quoting when the quote is empty."""

    delimiter: str
    quote: str

    @property
    def for_csv(self) -> dict[str, Any]:
        """The same for Python's csv, which must refuse what it does not understand."""
        quoting = {"quotechar": self.quote} if self.quote else {"quoting": csv.QUOTE_NONE, "quotechar": None}
        return {"delimiter": self.delimiter, "strict": True, **quoting}


@dataclass(frozen=True)
class Head:
    """What stands before the first row of data.

    `rows` counts the preamble's lines and the header; `is_plain` says that each of the preamble's lines
    is one record by itself, so that lines and records are the same there.
    """

    names: tuple[str, ...]
    rows: int
    is_plain: bool


def dialect_of(item: Item, settings: FilesSettings) -> Dialect:
    """The dialect of one file."""
    usual = "\t" if format_of(item, settings) == "tsv" else ","
    return Dialect(settings.delimiter or usual, settings.quote)


def read_head(text: TextIO, item: Item, settings: FilesSettings) -> Head:
    """Read preamble and header from an open file; raises SourceUnavailable where there is nothing behind them."""
    dialect = dialect_of(item, settings)
    preamble = [text.readline() for _ in range(settings.preamble_lines)]
    place = f"line {settings.preamble_lines + 1}"
    try:
        first = next(_records(text, dialect, skip_blank=not settings.header), None)
    except csv.Error:
        raise item.unreadable("a quote is opened and not closed, or text follows a closed one.", place) from None
    if first is None:
        raise item.empty("it ends before the header" if settings.header else "it has no rows")
    if settings.header and not any(cell.strip() for cell in first):
        raise item.unreadable(
            "the line is blank where the header should be.", place, "set `preamble_lines` to the lines before it"
        )
    names = unique_names(first if settings.header else [""] * len(first))
    is_plain = all(_is_one_record(line, dialect) for line in preamble)
    return Head(names, settings.preamble_lines + settings.header, is_plain)


def _records(text: TextIO, dialect: Dialect, *, skip_blank: bool) -> Iterator[list[str]]:
    return (record for record in csv.reader(text, **dialect.for_csv) if record or not skip_blank)


def _is_one_record(line: str, dialect: Dialect) -> bool:
    try:
        return len(list(csv.reader([line], **dialect.for_csv))) == 1
    except csv.Error:
        return False
