"""What stands before the first row of a delimited file: preamble and header."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from tasks.sources.column_names import unique_names
from tasks.sources.dialect import Dialect, dialect_of
from tasks.sources.item import Item
from tasks.sources.settings import FilesSettings


@dataclass(frozen=True)
class Head:
    """`text` is preamble and header as they stand in the file, in `lines_n` lines and `rows` rows of a spreadsheet.

    `is_plain` says that each of those rows is one line and is taken for one by every reader.
    """

    names: tuple[str, ...]
    rows: int
    lines_n: int
    text: str
    is_plain: bool


def read_head(text: TextIO, item: Item, settings: FilesSettings) -> Head:
    """Read the head from an open file; raises SourceUnavailable where nothing is behind the preamble."""
    dialect = dialect_of(item, settings)
    preamble = [text.readline() for _ in range(settings.preamble_lines)]
    lines: list[str] = []
    place = f"line {settings.preamble_lines + 1}"
    try:
        records = csv.reader(_kept(text, lines), **dialect.for_csv)
        first = next((record for record in records if record or settings.header), None)
    except csv.Error:
        what = "opens a quote and does not close it, or has text behind a closed one."
        raise item.unreadable(what, place, "mend the line, or set `quote` and `preamble_lines`") from None
    if first is None:
        raise item.empty("it ends before the header" if settings.header else "it has no rows")
    if settings.header and not any(cell.strip() for cell in first):
        raise item.unreadable(
            "is blank where the header should be.", place, "set `preamble_lines` to the lines before it"
        )
    return Head(
        names=unique_names(first if settings.header else [""] * len(first)),
        rows=settings.preamble_lines + settings.header,
        lines_n=settings.preamble_lines + (len(lines) if settings.header else 0),
        text="".join([*preamble, *lines] if settings.header else preamble),
        is_plain=len(lines) == 1 and not _is_odd("".join(preamble), "".join(lines), dialect),
    )


def _kept(text: TextIO, lines: list[str]) -> Iterator[str]:
    for line in text:
        lines.append(line)
        yield line


def _is_odd(preamble: str, line: str, dialect: Dialect) -> bool:
    """Whether there is a quote of which not every reader thinks the same."""
    quote = dialect.quote
    return bool(quote) and (quote in preamble or bool(re.search(rf"\s{re.escape(quote)}", line)))
