"""Parquet that is cut, made up or far larger than it looks."""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

DAMAGED = "a.parquet is not a Parquet file, or one cut short, or holds cells too large to read."


def _written(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


SMALL = _written(pa.table({"id": ["01", "02"], "n": [1.5, float("nan")]}))


@pytest.mark.parametrize(
    "content",
    [
        b"PAR1" + bytes(range(256)) * 12 + b"PAR1",
        SMALL[:-9],
        SMALL[:-8] + b"\xff\xff\xff\x7fPAR1",
        _written(pa.table({})),
    ],
)
def test_what_is_not_whole_is_refused(refused, content):
    assert refused("a.parquet", content) == DAMAGED


def test_text_that_is_no_text_is_refused(refused):
    bytes_ = [None, pa.py_buffer(b"\x00\x00\x00\x00\x02\x00\x00\x00"), pa.py_buffer(b"\xff\xfe")]
    assert refused("a.parquet", _written(pa.table({"id": pa.Array.from_buffers(pa.string(), 1, bytes_)}))) == DAMAGED


def test_a_small_file_of_much_text_is_refused(refused, landed):
    repeated = pa.DictionaryArray.from_arrays(pa.array([0] * 50_000, pa.int32()), pa.array(["x" * 1_000]))
    content = _written(pa.table({"id": repeated}))
    assert len(content) < 100_000
    assert (
        refused("a.parquet", content, most_mb=40) == "a.parquet holds more than 40 MB of text, or 1,000,000,000 rows."
    )
    assert len(landed("a.parquet", most_mb=60)) == 50_000


def test_cells_of_10_mb_are_read(landed):
    rows = landed("a.parquet", _written(pa.table({"id": ["x" * (10 << 20)] * 3})))
    assert [len(row["id"]) for row in rows] == [10 << 20] * 3


def test_every_kind_of_value_becomes_text(landed):
    table = pa.table(
        {
            "bytes": pa.array([b"a\xff"]),
            "day": pa.array([6_660_000], pa.date32()),
            "number": [float("inf")],
            "record": [{"a": 1, "b": None}],
            "list": [[1.5, None]],
            "_file": ["mine"],
            "a\x00b": ["c"],
        }
    )
    (row,) = landed("a.parquet", _written(table))
    texts = (r"a\xFF", "20204-06-18", "inf", '{"a":1,"b":null}', "[1.5,null]", "mine", "c")
    assert tuple(row.values()) == (*texts, "a.parquet", 1)
    assert list(row) == ["bytes", "day", "number", "record", "list", "_file_2", "ab", "_file", "_row"]
