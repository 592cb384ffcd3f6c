"""CSV, TSV and the like, read by DuckDB."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from tasks.errors import SourceUnreadable
from tasks.sources.batch import Batch
from tasks.sources.delimited_again import rewritten
from tasks.sources.dialect import Dialect, dialect_of
from tasks.sources.head import Head, read_head
from tasks.sources.item import Item
from tasks.sources.limits import LONGEST_ROW
from tasks.sources.line_ends import LineEnds, line_ends
from tasks.sources.malformed import MalformedLines
from tasks.sources.odd_bytes import ODD, TextFile, text_file
from tasks.sources.plain_path import plain_path
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.sources.swallowed_rows import refuse_swallowed
from tasks.sources.without_head import without_head

_ROWS_PER_BATCH = 122_880
_BUFFER_BYTES = 32 << 20


@dataclass(frozen=True)
class _Table:
    path: Path
    skip: int
    width: int
    dialect: Dialect


def read_delimited(
    item: Item, settings: FilesSettings, context: SourceContext, warehouse: duckdb.DuckDBPyConnection
) -> Iterator[Batch]:
    """The rows of one file, and what is no row in it; raises SourceUnreadable where that is too much to set aside.

    DuckDB passes over blank lines, which would shift the numbers of rows, knows one kind of line end in a file, takes a
    carriage return among others for a line's end or for a blank as it falls, and may skip too much where a head has
    quotes. Then it gets a copy in which that is mended. So it does where a line is no row, on which it stops.
    """
    text = text_file(item, settings, context)
    dialect = dialect_of(item, settings)
    head = _head(text, item, settings)
    table = _Table(plain_path(text.path, context.work), head.rows, len(head.names), dialect)
    if not head.is_plain and not text.refusal:
        table = replace(table, path=without_head(text.path, head, context.work), skip=1)
    ends = line_ends(text.path)
    again = _Again(text, dialect, head, _malformed(item, text, ends, context), context.work)
    is_misread = bool(text.refusal) or ends.has_stray_return or (ends.has_blank_line and table.width > 1)
    is_again = is_misread or (ends.are_mixed and not _is_readable(warehouse, table))
    if is_again:
        table = again.table(table)
    read_n = 0
    try:
        for columns in _columns(warehouse, table):
            yield Batch(head.names, columns, head.rows + read_n + 1)
            read_n += len(columns[0])
    except (duckdb.Error, OSError):
        # Its message holds the row, so it is not even the context of ours.
        is_whole = False
    else:
        is_whole = True
    if not is_whole:
        table = again.table(table)
        if is_again or not again.malformed.found_n:
            raise _undivided(item)
        for batch in _behind(warehouse, table, head, read_n, item):
            yield batch
            read_n += len(batch.columns[0])
    if again.malformed.found_n:
        yield again.malformed.batch(head.names)
    if head.rows + read_n < ends.newlines_n + 1:
        refuse_swallowed(item, warehouse, *_query(table), table.width, head.rows)


@dataclass(frozen=True)
class _Again:
    """A file to be looked at record by record, and what that finds to be no row."""

    text: TextFile
    dialect: Dialect
    head: Head
    malformed: MalformedLines
    work: Path

    def table(self, table: _Table) -> _Table:
        """The same table from a copy in which it is mended."""
        path = rewritten(self.text, self.dialect, self.head, self.malformed, self.work)
        return replace(table, path=path, skip=1)


def _head(text: TextFile, item: Item, settings: FilesSettings) -> Head:
    with text.open() as lines:
        head = read_head(lines, item, settings)
    if text.refusal and ODD.search(head.text):
        raise text.refusal
    return head


def _malformed(item: Item, text: TextFile, ends: LineEnds, context: SourceContext) -> MalformedLines:
    is_counted = ends.newlines_n and not ends.has_stray_return
    most_rows_n = ends.newlines_n + 1 if is_counted else text.path.stat().st_size
    return MalformedLines(item, most_rows_n, context.sets_aside)


def _behind(
    warehouse: duckdb.DuckDBPyConnection, table: _Table, head: Head, read_n: int, item: Item
) -> Iterator[Batch]:
    """The rows behind those that were read before DuckDB stopped."""
    row = 0
    try:
        for columns in _columns(warehouse, table):
            skipped_n = min(max(read_n - row, 0), len(columns[0]))
            row += len(columns[0])
            if skipped_n < len(columns[0]):
                rest = [column.slice(skipped_n) for column in columns]
                yield Batch(head.names, rest, head.rows + row - len(rest[0]) + 1)
    except (duckdb.Error, OSError):
        pass
    else:
        return
    raise _undivided(item)


def _columns(warehouse: duckdb.DuckDBPyConnection, table: _Table) -> Iterator[list[Any]]:
    sql, values = _query(table)
    for batch in warehouse.sql(f"select * from {sql}", params=values).to_arrow_reader(_ROWS_PER_BATCH):
        if batch.num_rows:
            yield batch.columns


def _is_readable(warehouse: duckdb.DuckDBPyConnection, table: _Table) -> bool:
    sql, values = _query(table)
    try:
        warehouse.execute(f"select count(c1) from {sql}", values).fetchall()
    except duckdb.Error:
        return False
    return True


def _query(table: _Table) -> tuple[str, dict[str, object]]:
    # Names of our own: those in the header can be anything, and these need no quoting.
    columns = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(1, table.width + 1))
    sql = f"""
        read_csv(
            $path, columns = {{{columns}}}, auto_detect = false, header = false, skip = $skip, delim = $delimiter,
            quote = $quote, escape = $quote, strict_mode = true, null_padding = false, compression = 'none',
            max_line_size = {LONGEST_ROW}, buffer_size = {_BUFFER_BYTES})"""
    return sql, {
        "path": str(table.path),
        "skip": table.skip,
        "delimiter": table.dialect.delimiter,
        "quote": table.dialect.quote,
    }


def _undivided(item: Item) -> SourceUnreadable:
    return item.unreadable(
        f"has a row longer than {LONGEST_ROW >> 20} MB, or one that cannot be told apart from the next.",
        fix="check its quotes and line ends",
    )
