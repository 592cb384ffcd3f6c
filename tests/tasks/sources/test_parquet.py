"""Parquet: every value as text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tasks.errors import SourceUnavailable, SourceUnreadable


@pytest.fixture
def parquet(context):
    def write(name: str, columns: dict[str, pa.Array]) -> None:
        context.folder.mkdir(exist_ok=True)
        pq.write_table(pa.table(columns), context.folder / name)

    return write


def test_values_become_text(parquet, read):
    parquet(
        "a.parquet",
        {
            "id": pa.array(["007", ""]),
            "n": pa.array([1, None], pa.int32()),
            "rate": pa.array([0.5, 2.0]),
            "money": pa.array([Decimal("1.50"), None]),
            "on": pa.array([dt.date(2024, 9, 1), None]),
            "ok": pa.array([True, False]),
            "parts": pa.array([[1, 2], None]),
            "who": pa.array([{"a": "x"}, None]),
            "_row": pa.array([9, 9]),
        },
    )
    landed = read("a.parquet")
    assert landed.names == ["id", "n", "rate", "money", "on", "ok", "parts", "who", "_row_2"]
    assert landed.values == [
        ("007", "1", "0.5", "1.50", "2024-09-01", "true", "[1,2]", '{"a":"x"}', "9"),
        (None, None, "2", None, None, "false", None, None, "9"),
    ]
    assert landed.rows == [1, 2]


def test_whole_numbers_among_floats_are_written_as_such(parquet, read):
    parquet("a.parquet", {"id": pa.array([100001.0, None, 1e15, 0.10, 1e22]), "n": pa.array([1] * 5)})
    assert read("a.parquet").column("id") == ["100001", None, "1000000000000000", "0.1", "1e+22"]


def test_a_file_without_rows_is_empty(parquet, read):
    parquet("a.parquet", {"id": pa.array([], pa.string())})
    with pytest.raises(SourceUnavailable, match=r"a.parquet is empty: it has no rows"):
        read("a.parquet")


def test_what_is_no_parquet_file_is_refused(put, read):
    put("a.parquet", b"PAR1 and then nothing")
    with pytest.raises(SourceUnreadable, match=r"a.parquet is not a Parquet file, or one cut short"):
        read("a.parquet")
