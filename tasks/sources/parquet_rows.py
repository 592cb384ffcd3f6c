"""Parquet files, every value as text."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from tasks.errors import SourceUnreadable
from tasks.sources.batch import Batch
from tasks.sources.column_names import names_of
from tasks.sources.item import Item
from tasks.sources.limits import MOST_ROWS
from tasks.sources.plain_path import plain_path
from tasks.sources.settings import FilesSettings, SourceContext

_ROWS_PER_BATCH = 122_880
_NESTED = ("STRUCT", "MAP", "UNION")
_FLOATS = ("FLOAT", "DOUBLE")


def read_parquet(
    item: Item, settings: FilesSettings, context: SourceContext, warehouse: duckdb.DuckDBPyConnection
) -> Iterator[Batch]:
    """The rows of one file; nested values become JSON text, and whole numbers have no decimal point.

    A few bytes can stand for any number of rows, so the text that comes out is counted against `most_mb`.
    """
    values = {"path": str(plain_path(item.path, context.work))}
    first_row = 1
    taken_bytes = 0
    try:
        described = warehouse.execute("describe select * from read_parquet($path)", values).fetchall()
        columns = [_as_text(name, kind) for name, kind, *_ in described]
        names = names_of(item, [name for name, *_ in described])
        text = warehouse.sql(f"select {', '.join(columns)} from read_parquet($path)", params=values)
        for batch in text.to_arrow_reader(_ROWS_PER_BATCH):
            taken_bytes += batch.nbytes
            if taken_bytes > settings.most_mb << 20 or first_row > MOST_ROWS:
                raise _too_much(item, settings.most_mb)
            yield Batch(names, batch.columns, first_row)
            first_row += batch.num_rows
    except (duckdb.Error, OSError):
        what = "is not a Parquet file, or one cut short, or holds cells too large to read."
        raise item.unreadable(what, fix="ask for a new file") from None


def _too_much(item: Item, most_mb: int) -> SourceUnreadable:
    what = f"holds more than {most_mb:,} MB of text, or {MOST_ROWS:,} rows."
    return item.unreadable(what, fix="raise `most_mb` if its size is right")


def _as_text(name: str, kind: str) -> str:
    column = '"' + name.replace('"', '""') + '"'
    is_nested = kind.startswith(_NESTED) or kind.endswith("]")
    text = f"nullif(cast({f'to_json({column})' if is_nested else column} as varchar), '')"
    # A number of a person is a float where another one is missing.
    return f"regexp_replace({text}, '[.]0$', '')" if kind in _FLOATS else text
