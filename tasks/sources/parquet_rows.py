"""Parquet files, every value as text."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from tasks.sources.batch import Batch
from tasks.sources.column_names import names_of
from tasks.sources.item import Item
from tasks.sources.plain_path import plain_path
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.warehouse import open_warehouse

_ROWS_PER_BATCH = 122_880
_NESTED = ("STRUCT", "MAP", "UNION")


def read_parquet(item: Item, settings: FilesSettings, context: SourceContext) -> Iterator[Batch]:
    """The rows of one file; nested values become JSON text."""
    del settings
    values = {"path": str(plain_path(item.path, context.work))}
    first_row = 1
    try:
        with open_warehouse(work=context.work) as warehouse:
            warehouse.execute("set preserve_insertion_order = true")
            described = warehouse.execute("describe select * from read_parquet($path)", values).fetchall()
            columns = [_as_text(name, kind) for name, kind, *_ in described]
            names = names_of(item, [name for name, *_ in described])
            text = warehouse.sql(f"select {', '.join(columns)} from read_parquet($path)", params=values)
            for batch in text.to_arrow_reader(_ROWS_PER_BATCH):
                yield Batch(names, batch.columns, first_row)
                first_row += batch.num_rows
    except (duckdb.Error, OSError):
        raise item.unreadable("is not a Parquet file, or one cut short.", fix="ask for a new file") from None


def _as_text(name: str, kind: str) -> str:
    column = '"' + name.replace('"', '""') + '"'
    is_nested = kind.startswith(_NESTED) or kind.endswith("]")
    return f"nullif(cast({f'to_json({column})' if is_nested else column} as varchar), '')"
