"""A second look at a delimited file, by records: mends what DuckDB stumbles over, and sets aside what is no row."""

from __future__ import annotations

import csv
from pathlib import Path

from tasks.errors import SourceUnreadable
from tasks.sources.dialect import Dialect
from tasks.sources.head import Head
from tasks.sources.item import Item
from tasks.sources.limits import LONGEST_ROW, TOO_LONG
from tasks.sources.malformed import Fault, MalformedLine, MalformedLines
from tasks.sources.odd_bytes import ODD, TextFile, shown
from tasks.sources.records import Record, records
from tasks.sources.swallowed_rows import holds_several_rows
from tasks.sources.text_lines import text_lines
from tasks.sources.without_head import FIRST_LINE

# Python's csv quotes a lone carriage return only where it is part of the line end.
_LINE_END = "\r\n"
_ONLY_THE_TABLE = (
    "ask for the file without lines above its header, such as a title; if they always stand there, `preamble_lines` in "
    "its source in district.toml passes over so many, and `delimiter` says what separates the columns"
)
_CHECK_QUOTES = "check the line's quotes and delimiters, or ask for a new file"


def rewritten(text: TextFile, dialect: Dialect, head: Head, malformed: MalformedLines, work: Path) -> Path:
    """A copy with one kind of line end and blank lines as rows of empty fields; one line stands for the head.

    What is no row is set aside in `malformed`, and a row of empty fields keeps its place. Raises SourceUnreadable with
    the line of the first such row where none may be set aside, they are many, or the file may have lost others too.
    """
    copy = work / "rewritten"
    width = len(head.names)
    with text.open() as lines, copy.open("w", encoding="utf-8", newline="") as out:
        lines.read(len(head.text))
        out.write(FIRST_LINE + _LINE_END)
        writer = csv.writer(out, lineterminator=_LINE_END, **dialect.for_csv)
        first_line = head.lines_n + 1
        found = records(text_lines(lines, malformed.item, first_line), dialect, width, first_line)
        for number, record in enumerate(found, start=head.rows + 1):
            row = _row(record, number, text, dialect, width, malformed)
            if row == [""]:
                # Python's csv will not write this one without quotes.
                out.write(_LINE_END)
            else:
                writer.writerow(row)
    malformed.require_few(text.refusal)
    return copy


def _row(
    record: Record, number: int, text: TextFile, dialect: Dialect, width: int, malformed: MalformedLines
) -> list[str]:
    """The values of a row, all of them empty where it is blank or none."""
    if sum(map(len, record.values)) > LONGEST_ROW:
        raise malformed.item.unreadable(TOO_LONG, f"line {record.line}", "check its quotes and line ends")
    has_odd_bytes = text.refusal and any(map(ODD.search, record.lines))
    fault = _of_bytes(record) if has_odd_bytes else record.fault
    malformed.rows_n += bool(record.values or fault)
    if fault is None:
        return record.values or [""] * width
    one = _malformed(record, fault, number, dialect, width)
    if record.is_cut or record.is_unsure:
        raise _refused(malformed.item, one, record)
    malformed.add(one)
    return [""] * width


def _of_bytes(record: Record) -> Fault:
    """A zero byte alone is no matter of the encoding."""
    are_zeros = not any(ODD.search(line.replace("\0", "")) for line in record.lines)
    return Fault.ZERO_BYTE if are_zeros else Fault.ODD_BYTE


def _malformed(record: Record, fault: Fault, row: int, dialect: Dialect, width: int) -> MalformedLine:
    fix = _CHECK_QUOTES
    match fault:
        case Fault.TOO_MANY | Fault.TOO_FEW:
            values_n = len(record.values)
            values = "1 value" if values_n == 1 else f"{values_n:,} values"
            what = f"has {values} where the header has {width:,}"
            if width == 1:
                fix = _ONLY_THE_TABLE
        case Fault.OPEN_QUOTE:
            bound = f"not closed within {LONGEST_ROW >> 20} MB" if record.is_too_long else "never closed"
            what, fix = f"opens a quote that is {bound}", "ask for a new file"
        case Fault.BEHIND_QUOTE:
            what, fix = "has text behind a closed quote", "double the quotes that belong to a value"
        case Fault.ODD_BYTE:
            what = "holds a byte that is not of the file's encoding"
        case Fault.ZERO_BYTE:
            what, fix = "holds a zero byte", "ask for a new file: a zero byte is no text in any encoding it may have"
    return MalformedLine(fault, record.line, row, what, fix, _fitted(record.values, dialect, width))


def _fitted(values: list[str], dialect: Dialect, width: int) -> tuple[str | None, ...]:
    """The values in as many columns as the header has: the last one holds all that is too many."""
    rest = [dialect.delimiter.join(values[width - 1 :])] if len(values) > width else values[width - 1 :]
    cells = [shown(value) or None for value in [*values[: width - 1], *rest]]
    return (*cells, *[None] * (width - len(cells)))


def _refused(item: Item, one: MalformedLine, record: Record) -> SourceUnreadable:
    if record.is_unsure and one.fault in (Fault.TOO_MANY, Fault.TOO_FEW):
        return holds_several_rows(item, f"line {one.line}")
    cut = "; the file may be cut short" if record.is_cut or (record.is_unsure and not record.is_too_long) else ""
    return item.unreadable(f"{one.what}{cut}.", f"line {one.line}", one.fix)
