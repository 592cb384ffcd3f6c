"""CSV, TSV and the like, read by DuckDB."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from tasks.sources.batch import Batch
from tasks.sources.delimited_again import rewritten
from tasks.sources.dialect import Dialect, Head, dialect_of, read_head
from tasks.sources.encoding import as_utf8
from tasks.sources.item import Item
from tasks.sources.line_ends import line_ends
from tasks.sources.plain_path import plain_path
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.warehouse import open_warehouse

_ROWS_PER_BATCH = 122_880
_LINE_BYTES = 16 << 20
_BUFFER_BYTES = 32 << 20


@dataclass(frozen=True)
class _Table:
    path: Path
    dialect: Dialect
    head: Head
    skip: int
    work: Path


def read_delimited(item: Item, settings: FilesSettings, context: SourceContext) -> Iterator[Batch]:
    """The rows of one file; raises SourceUnreadable with the line where one has too many or too few fields.

    DuckDB's reader passes over blank lines, which would shift the numbers of rows, and knows one kind of
    line end in a file. Where that matters it gets a copy in which both are mended.
    """
    text = as_utf8(item, settings.encoding, context.work)
    dialect = dialect_of(item, settings)
    with text.open(encoding="utf-8-sig", newline="") as lines:
        head = read_head(lines, item, settings)
    table = _Table(plain_path(text, context.work), dialect, head, head.rows, context.work)
    ends = line_ends(text)
    numbers_shift = ends.has_blank_line and len(head.names) > 1
    if numbers_shift or not head.is_plain or (ends.are_mixed and not _is_readable(table)):
        copy = rewritten(item, text, dialect, head, settings, context.work)
        table = replace(table, path=copy, skip=0)
    first_row = head.rows + 1
    try:
        for columns in _columns(table):
            yield Batch(head.names, columns, first_row)
            first_row += len(columns[0])
    except (duckdb.Error, OSError) as error:
        raise _fault(item, text, table, settings, str(error)) from None


def _columns(table: _Table) -> Iterator[list[object]]:
    with open_warehouse(work=table.work) as warehouse:
        warehouse.execute("set preserve_insertion_order = true")
        sql, values = _query(table)
        for batch in warehouse.sql(f"select * from {sql}", params=values).to_arrow_reader(_ROWS_PER_BATCH):
            if batch.num_rows:
                yield batch.columns


def _is_readable(table: _Table) -> bool:
    with open_warehouse(work=table.work) as warehouse:
        sql, values = _query(table)
        try:
            warehouse.execute(f"select count(c1) from {sql}", values).fetchall()
        except duckdb.Error:
            return False
    return True


def _query(table: _Table) -> tuple[str, dict[str, object]]:
    # Names of our own: those in the header can be anything, and these need no quoting.
    columns = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(1, len(table.head.names) + 1))
    sql = f"""
        read_csv(
            $path, columns = {{{columns}}}, auto_detect = false, header = false, skip = $skip, delim = $delimiter,
            quote = $quote, escape = $quote, strict_mode = true, null_padding = false, compression = 'none',
            max_line_size = {_LINE_BYTES}, buffer_size = {_BUFFER_BYTES})"""
    return sql, {
        "path": str(table.path),
        "skip": table.skip,
        "delimiter": table.dialect.delimiter,
        "quote": table.dialect.quote,
    }


def _fault(item: Item, text: Path, table: _Table, settings: FilesSettings, said: str) -> Exception:
    """What is wrong, in words of our own: DuckDB's message holds the row."""
    rewritten(item, text, table.dialect, table.head, settings, table.work)
    line = re.search(r"Line: (\d+)", said)
    place = f"line {line[1]}" if line and table.skip else ""
    return item.unreadable("a row cannot be told apart from its neighbors.", place, "check its quotes and line ends")
