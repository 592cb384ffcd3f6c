"""Tables of text in a warehouse, as sources give them."""

from collections.abc import Iterator, Mapping, Sequence

import duckdb
import pyarrow as pa
import pytest

from tasks.warehouse import open_warehouse


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_warehouse() as connection:
        yield connection


@pytest.fixture
def relation(warehouse):
    """Make a relation of text columns with file and row, and return its name; `files` says whose each row is."""

    def make(name: str, columns: Mapping[str, Sequence[str | None]], files: Sequence[str] = ()) -> str:
        rows_n = len(next(iter(columns.values())))
        table = pa.table(
            {
                **{column: pa.array(values, pa.string()) for column, values in columns.items()},
                "_file": pa.array(files or ["rows.csv"] * rows_n, pa.string()),
                "_row": pa.array(range(2, rows_n + 2)),
            }
        )
        warehouse.register(f"arrow_{name}", table)
        warehouse.execute(f"create or replace table {name} as select * from arrow_{name}")
        return name

    return make
