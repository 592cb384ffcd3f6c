"""The snapshot: the same rows give the same bytes, however they came."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.sources import text_parquet
from tasks.sources.batch import Batch
from tasks.sources.text_parquet import TextParquet


def _batch(first_row: int, rows: list[dict[str, str | None]]) -> Batch:
    names = tuple(rows[0])
    return Batch(names, [pa.array([row[name] for row in rows], pa.string()) for name in names], first_row)


def _bytes(folder: Path, batches: list[Batch]) -> bytes:
    landing = TextParquet(folder)
    for batch in batches:
        landing.add("a", batch)
    landing.finish(folder / "landed.parquet")
    return (folder / "landed.parquet").read_bytes()


@pytest.fixture
def small_groups(monkeypatch):
    monkeypatch.setattr(text_parquet, "_ROWS_PER_GROUP", 4)


@settings(max_examples=50, deadline=None)
@given(rows_n=st.integers(1, 30), cuts=st.sets(st.integers(1, 29)))
def test_batches_leave_no_trace(tmp_path_factory, rows_n, cuts):
    rows = [{"id": str(number), "n": "x" if number % 3 else None} for number in range(rows_n)]
    edges = [0, *sorted(cut for cut in cuts if cut < rows_n), rows_n]
    batches = [_batch(start, rows[start:end]) for start, end in pairwise(edges)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_parquet, "_ROWS_PER_GROUP", 4)
        together = _bytes(tmp_path_factory.mktemp("a"), [_batch(0, rows)])
        apart = _bytes(tmp_path_factory.mktemp("b"), batches)
    assert apart == together


def test_row_groups_are_of_one_size(tmp_path, small_groups):
    _bytes(tmp_path, [_batch(0, [{"id": str(number)} for number in range(10)])])
    metadata = pq.read_metadata(tmp_path / "landed.parquet")
    assert [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)] == [4, 4, 2]


def test_wide_files_have_smaller_row_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(text_parquet, "_CELLS_PER_GROUP", 20)
    _bytes(tmp_path, [_batch(0, [{f"c{n}": "x" for n in range(8)}] * 5)])
    assert pq.read_metadata(tmp_path / "landed.parquet").row_group(0).num_rows == 2


def test_columns_may_turn_up_late_and_in_any_order(tmp_path, small_groups):
    _bytes(tmp_path, [_batch(1, [{"a": "1", "b": "2"}]), _batch(2, [{"c": "5", "A": "4"}]), _batch(3, [{"b": "6"}])])
    assert pq.read_table(tmp_path / "landed.parquet").to_pylist() == [
        {"a": "1", "b": "2", "c": None, "_file": "a", "_row": 1},
        {"a": "4", "b": None, "c": "5", "_file": "a", "_row": 2},
        {"a": None, "b": "6", "c": None, "_file": "a", "_row": 3},
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["landed.parquet"]


def test_the_footer_holds_no_values(tmp_path):
    _bytes(tmp_path, [_batch(1, [{"name": "Xenia"}])])
    assert pq.read_metadata(tmp_path / "landed.parquet").row_group(0).column(0).statistics is None


def test_the_schema_is_text_and_a_number(tmp_path):
    _bytes(tmp_path, [_batch(1, [{"a": "1"}])])
    assert pq.read_schema(tmp_path / "landed.parquet").types == [pa.string(), pa.string(), pa.int64()]
