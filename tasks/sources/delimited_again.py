"""A second look at a delimited file, record by record: names the fault, or mends what DuckDB stumbles over."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from tasks.errors import SourceUnreadable
from tasks.sources.dialect import Dialect
from tasks.sources.head import Head
from tasks.sources.item import Item
from tasks.sources.limits import LONGEST_ROW, TOO_LONG
from tasks.sources.text_lines import text_lines
from tasks.sources.without_head import FIRST_LINE

# Python's csv quotes a lone carriage return only where it is part of the line end.
_LINE_END = "\r\n"


def rewritten(item: Item, text: Path, dialect: Dialect, head: Head, work: Path) -> Path:
    """A copy with one kind of line end and blank lines as rows of empty fields; one line stands for the head.

    Raises SourceUnreadable with the line of the first row that does not fit the header.
    """
    copy = work / "rewritten"
    with text.open(encoding="utf-8-sig", newline="") as lines, copy.open("w", encoding="utf-8", newline="") as out:
        lines.read(len(head.text))
        out.write(FIRST_LINE + _LINE_END)
        writer = csv.writer(out, lineterminator=_LINE_END, **dialect.for_csv)
        for row in _rows(lines, item, dialect, head):
            if row == [""]:
                # Python's csv will not write this one without quotes.
                out.write(_LINE_END)
            else:
                writer.writerow(row)
    return copy


def _rows(lines: TextIO, item: Item, dialect: Dialect, head: Head) -> Iterator[list[str]]:
    reader = csv.reader(text_lines(lines, item, head.lines_n + 1), **dialect.for_csv)
    width = len(head.names)
    line = head.lines_n + 1
    try:
        for row in reader:
            if sum(map(len, row)) > LONGEST_ROW:
                raise item.unreadable(TOO_LONG, f"line {line}", "check its quotes and line ends")
            if len(row) == width:
                yield row
            elif not row:
                yield [""] * width
            # Empty fields too many hold nothing that could be lost.
            elif len(row) > width and not any(row[width:]):
                yield row[:width]
            else:
                raise _ragged(item, line, len(row), width, is_last=not any(reader))
            line = head.lines_n + reader.line_num + 1
    except csv.Error as error:
        raise _broken(item, line, error) from None


def _ragged(item: Item, line: int, fields_n: int, width: int, *, is_last: bool) -> SourceUnreadable:
    fields = "1 field" if fields_n == 1 else f"{fields_n} fields"
    cut = "; the file may be cut short" if is_last and fields_n < width else ""
    fix = "check the line's quotes and delimiters, or ask for a new file"
    if width == 1:
        fix = "set `preamble_lines` or `delimiter` so that the header is found"
    return item.unreadable(f"has {fields}, the header has {width}{cut}.", f"line {line}", fix)


def _broken(item: Item, line: int, error: csv.Error) -> SourceUnreadable:
    if "unexpected end" in str(error):
        what, fix = "opens a quote that is never closed; the file may be cut short.", "ask for a new file"
    elif "field limit" in str(error):
        what, fix = f"opens a quote that is not closed within {LONGEST_ROW >> 20} MB.", "ask for a new file"
    else:
        what, fix = "has text behind a closed quote.", "double the quotes that belong to a value"
    return item.unreadable(what, f"line {line}", fix)
