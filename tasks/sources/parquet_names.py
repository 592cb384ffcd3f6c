"""The column names of a Parquet file, from its footer."""

from __future__ import annotations

import duckdb

from tasks.sources.column_names import names_of
from tasks.sources.item import Item
from tasks.warehouse import share_warehouse


def parquet_names(item: Item) -> tuple[str, ...]:
    """Names as `read` would give them; raises SourceUnreadable where it is no Parquet file."""
    try:
        with share_warehouse() as warehouse:
            described = warehouse.execute("describe select * from read_parquet($path)", {"path": str(item.path)})
            return names_of(item, [name for name, *_ in described.fetchall()])
    except duckdb.Error:
        raise item.unreadable("is not a Parquet file, or one cut short.", fix="ask for a new file") from None
