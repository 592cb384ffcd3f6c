"""The Parquet file in which a source's rows land: text columns, `_file` and `_row`."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tasks.sources.batch import Batch
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN, same

_ROWS_PER_GROUP = 122_880
_CELLS_PER_GROUP = 40 * _ROWS_PER_GROUP


class TextParquet:
    """Collects batches whose columns may differ; the same rows give the same bytes, however they were batched.

    A column that turns up late closes the part written so far, and the parts are put together at the end.
    """

    def __init__(self, work: Path) -> None:
        self._work = work
        self._names: dict[str, str] = {}
        self._parts: list[Path] = []
        self._part: _Part | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was taken."""
        return not self._parts

    def add(self, file: str, batch: Batch) -> int:
        """Take rows of one file; returns how many there were beside rows of nothing but NULL."""
        table = _with_origin(file, batch)
        if not table.num_rows:
            return 0
        new = {same(name): name for name in batch.names if same(name) not in self._names}
        if self._part is None or new:
            self._close_part()
            self._names |= new
            self._work.mkdir(exist_ok=True, mode=0o700)
            self._parts.append(self._work / f"part-{len(self._parts)}.parquet")
            self._part = _Part(self._parts[-1], [*self._names.values()])
        self._part.write(table)
        return int(table.num_rows)

    def finish(self, into: Path) -> None:
        """Write everything taken to one file."""
        self._close_part()
        whole = self._parts[0] if len(self._parts) == 1 else self._joined()
        shutil.move(whole, into)

    def _joined(self) -> Path:
        path = self._work / "whole.parquet"
        whole = _Part(path, [*self._names.values()])
        for part in self._parts:
            with pq.ParquetFile(part) as opened:
                for rows in opened.iter_batches():
                    whole.write(pa.table(rows))
            part.unlink()
        whole.close()
        return path

    def _close_part(self) -> None:
        if self._part:
            self._part.close()
            self._part = None


class _Part:
    """One Parquet file with fixed columns, in row groups of a size that depends on nothing but their number."""

    def __init__(self, path: Path, names: list[str]) -> None:
        self._schema = pa.schema([*((name, pa.string()) for name in [*names, FILE_COLUMN]), (ROW_COLUMN, pa.int64())])
        self._group_rows = max(1, min(_ROWS_PER_GROUP, _CELLS_PER_GROUP // len(self._schema)))
        self._waiting: list[pa.Table] = []
        self._waiting_rows = 0
        # Statistics would hold values of students in the footer and are of no use to a reader of everything.
        self._writer = pq.ParquetWriter(
            path, self._schema, compression="zstd", compression_level=1, write_statistics=False, store_schema=False
        )

    def write(self, table: pa.Table) -> None:
        self._waiting.append(self._fitted(table))
        self._waiting_rows += table.num_rows
        if self._waiting_rows >= self._group_rows:
            whole = self._waiting_rows - self._waiting_rows % self._group_rows
            rows = pa.concat_tables(self._waiting)
            for start in range(0, whole, self._group_rows):
                self._write_group(rows.slice(start, self._group_rows))
            self._waiting = [rows.slice(whole)]
            self._waiting_rows -= whole

    def close(self) -> None:
        if self._waiting_rows:
            self._write_group(pa.concat_tables(self._waiting))
        self._writer.close()

    def _write_group(self, rows: pa.Table) -> None:
        # Pages follow the boundaries of chunks, so without one chunk the bytes would tell how rows were batched.
        self._writer.write_table(rows.combine_chunks(), row_group_size=self._group_rows)

    def _fitted(self, table: pa.Table) -> pa.Table:
        held = {same(name): number for number, name in enumerate(table.column_names)}
        columns = [
            table.column(held[same(field.name)]) if same(field.name) in held else pa.nulls(table.num_rows, field.type)
            for field in self._schema
        ]
        return pa.table(columns, schema=self._schema)


def _with_origin(file: str, batch: Batch) -> pa.Table:
    rows_n = len(batch.columns[0]) if batch.columns else 0
    counted = np.arange(batch.first_row, batch.first_row + rows_n, dtype="int64")
    rows = pa.array(counted) if batch.rows is None else batch.rows
    table = pa.table(
        [*batch.columns, pa.repeat(pa.scalar(file, pa.string()), rows_n), rows],
        names=[*batch.names, FILE_COLUMN, ROW_COLUMN],
    )
    if any(column.null_count == 0 for column in batch.columns):
        return table
    holds_something = pa.array(np.zeros(rows_n, dtype=bool))
    for column in batch.columns:
        holds_something = pc.or_(holds_something, column.is_valid())
    return table.filter(holds_something)
