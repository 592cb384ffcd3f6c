"""What stands before the first row of a delimited file: preamble and header."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TextIO

from tasks.sources.column_names import names_of
from tasks.sources.dialect import dialect_of
from tasks.sources.item import Item
from tasks.sources.limits import LONGEST_ROW
from tasks.sources.separator import other_separator, separated_otherwise
from tasks.sources.settings import FilesSettings
from tasks.sources.text_lines import text_lines

# Lines that show how a file is written.
_LOOKED_AT = 200
_LINE_END = re.compile(r"\r\n|\r|\n")
# A first line that tells a spreadsheet how to open the file, and is no row there.
_SEPARATOR_TOLD = re.compile(r'"?sep=.?"?\s*', re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """`text` is preamble and header as they stand in the file, in `lines_n` lines and `rows` rows of a spreadsheet.

    `is_plain` says that each of those rows is one line and is taken for one by every reader;
    `line_end` is the one behind the header, or behind the first row where there is none.
    """

    names: tuple[str, ...]
    rows: int
    lines_n: int
    text: str
    line_end: str
    is_plain: bool


def read_head(text: TextIO, item: Item, settings: FilesSettings) -> Head:
    """Read the head from an open file; raises SourceUnavailable where nothing is behind the preamble.

    Raises SourceUnreadable where the header stays in one piece that another separator would part.
    """
    dialect = dialect_of(item, settings)
    preamble, all_lines = _preamble(text_lines(text, item), settings)
    lines: list[str] = []
    place = f"line {len(preamble) + 1}"
    try:
        records = csv.reader(_kept(all_lines, lines), **dialect.for_csv)
        first = next((record for record in records if record or settings.header), None)
    except csv.Error:
        _refuse_other_separator(item, settings, chain(lines, all_lines))
        what = "opens a quote and does not close it, or has text behind a closed one."
        raise item.unreadable(what, place, "mend the line, or set `quote` and `preamble_lines`") from None
    if first is None:
        raise item.empty("it ends before the header" if settings.header else "it has no rows")
    if settings.header and not any(cell.strip() for cell in first):
        raise item.unreadable(
            "is blank where the header should be.",
            place,
            "ask for the file without lines above its header; if they always stand there, `preamble_lines` in its "
            "source in district.toml passes over so many",
        )
    if settings.header and len(first) == 1:
        _refuse_other_separator(item, settings, chain(lines, all_lines))
    return Head(
        names=names_of(item, first if settings.header else [""] * len(first)),
        rows=settings.preamble_lines + settings.header,
        lines_n=len(preamble) + (len(lines) if settings.header else 0),
        text="".join([*preamble, *lines] if settings.header else preamble),
        line_end=(_LINE_END.findall(lines[-1]) or ["\n"])[-1],
        is_plain=len(preamble) == settings.preamble_lines
        and len(lines) == 1
        and _is_plain(preamble, lines[0], dialect.quote),
    )


def _preamble(lines: Iterator[str], settings: FilesSettings) -> tuple[list[str], Iterator[str]]:
    """The lines above the header, and those from the header on."""
    if settings.preamble_lines:
        return list(islice(lines, settings.preamble_lines)), lines
    first = list(islice(lines, 1))
    return (first, lines) if first and _SEPARATOR_TOLD.fullmatch(first[0]) else ([], chain(first, lines))


def _refuse_other_separator(item: Item, settings: FilesSettings, lines: Iterable[str]) -> None:
    """A header in one piece is seldom meant so."""
    dialect = dialect_of(item, settings)
    first = [*islice(_kept(lines, []), _LOOKED_AT)]
    separator = other_separator(first, dialect) if settings.header else ""
    if separator:
        raise separated_otherwise(item, separator, dialect, first)


def _kept(all_lines: Iterable[str], lines: list[str]) -> Iterator[str]:
    """The lines, also put into the list; none after so many characters that no header can be there."""
    characters_n = 0
    for line in all_lines:
        characters_n += len(line)
        if characters_n > LONGEST_ROW:
            return
        lines.append(line)
        yield line


def _is_plain(preamble: list[str], line: str, quote: str) -> bool:
    """Whether readers agree: not on blank lines, nor on a quote behind a blank, nor on one in free text."""
    if not all(line.strip() for line in preamble):
        return False
    return not quote or not (any(quote in line for line in preamble) or re.search(rf"\s{re.escape(quote)}", line))
