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
from tasks.sources.encoding import as_utf8
from tasks.sources.head import read_head
from tasks.sources.item import Item
from tasks.sources.limits import LONGEST_ROW
from tasks.sources.line_ends import line_ends
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
    """The rows of one file; raises SourceUnreadable with the line where one has too many or too few fields.

    DuckDB passes over blank lines, which would shift the numbers of rows, knows one kind of line end in a file, takes a
    carriage return among others for a line's end or for a blank as it falls, and may skip too much where a head has
    quotes. Then it gets a copy in which that is mended.
    """
    text = as_utf8(item, settings.encoding, context.work)
    dialect = dialect_of(item, settings)
    with text.open(encoding="utf-8-sig", newline="") as lines:
        head = read_head(lines, item, settings)
    table = _Table(plain_path(text, context.work), head.rows, len(head.names), dialect)
    if not head.is_plain:
        table = replace(table, path=without_head(text, head, context.work), skip=1)
    ends = line_ends(text)
    is_misread = ends.has_stray_return or (ends.has_blank_line and table.width > 1)
    if is_misread or (ends.are_mixed and not _is_readable(warehouse, table)):
        table = replace(table, path=rewritten(item, text, dialect, head, context.work), skip=1)
    first_row = head.rows + 1
    try:
        for columns in _columns(warehouse, table):
            yield Batch(head.names, columns, first_row)
            first_row += len(columns[0])
        if first_row <= ends.newlines_n + 1:
            refuse_swallowed(item, warehouse, *_query(table), table.width, head.rows)
        return
    except (duckdb.Error, OSError):
        # Its message holds the row, so it is not even the context of ours.
        pass
    rewritten(item, text, dialect, head, context.work)
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
