"""CSV that is cut, wide, long, blank or in another alphabet."""

from __future__ import annotations

from time import perf_counter

import pytest


def test_an_open_quote_never_swallows_the_rest(refused):
    rows = "2,x\n" * 50_000
    said = refused("a.csv", f'id,n\n1,"abc\n{rows}')
    assert said == "a.csv, line 2, opens a quote that is never closed; the file may be cut short."
    said = refused("a.csv", f'id,n\n1,"abc\n{rows * 100}')
    assert said == "a.csv, line 2, opens a quote that is not closed within 16 MB."


def test_a_row_has_a_limit_and_a_cell_of_10_mb_is_within(refused, landed):
    assert [len(row["n"]) for row in landed("a.csv", f"id,n\n1,{'x' * (10 << 20)}\n2,b\n")] == [10 << 20, 1]
    long = "x" * (17 << 20)
    assert refused("a.csv", f"id,n\n1,a\n2,{long}\n") == "a.csv, line 3, is longer than 16 MB."
    halves = f'"{long[: 9 << 20]}","\n{long[: 9 << 20]}"'
    assert refused("a.csv", f"id,n\n{halves}\n") == "a.csv, line 2, is longer than 16 MB."


def test_a_header_has_limits(refused):
    assert refused("a.csv", f"id,{'x' * 10_001}\n1,2\n") == "a.csv has a column name of more than 10,000 characters."
    assert refused("a.csv", ",".join(["id"] * 100_000) + "\n") == "a.csv has more than 5,000 columns."
    assert refused("a.csv", "x" * (17 << 20)) == "a.csv, line 1, is longer than 16 MB."


def test_names_are_cleaned_in_time_that_grows_with_their_length(landed):
    start = perf_counter()
    (row,) = landed("a.csv", f"{' ' * 9_000}a{' ' * 900},n\x00\n".replace("\x00", "\x07") + "1,2\n")
    assert (row["a"], row["n"]) == ("1", "2")
    assert perf_counter() - start < 20


def test_five_thousand_columns_of_one_name_are_told_apart(landed):
    (row,) = landed("a.csv", ",".join(["id"] * 3_000) + "\n" + ",".join(["1"] * 3_000) + "\n")
    assert list(row)[:2] == ["id", "id_2"]
    assert list(row)[2_999] == "id_3000"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_says_the_encoding(landed, encoding):
    assert [row["n"] for row in landed("a.csv", "id,n\n1,é\n".encode(encoding))] == ["é"]


@pytest.mark.parametrize(
    ("content", "encoding", "said"),
    [
        (b"id,n\n1,\xff\n", "utf-16", "a.csv, byte 0, is not utf-16: no byte order mark where there must be one."),
        (b"id,n\n1,a\x00b\n", "", "a.csv, byte 8, is not UTF-8: a zero byte, as in UTF-16 without its mark."),
        ("id,n\n1,a\n".encode("utf-16")[:-1], "", "a.csv, byte 18, is not utf-16: a byte that cannot be."),
    ],
)
def test_bytes_that_are_no_text_are_refused(refused, content, encoding, said):
    assert refused("a.csv", content, encoding=encoding) == said


@pytest.mark.parametrize("ends", [b"\n", b"\r", b"\r\n", b"\n\r"])
def test_a_file_of_nothing_but_line_ends_is_no_hang(refused, ends):
    start = perf_counter()
    assert "a.csv" in refused("a.csv", b"id,n" + ends * (3 << 20))
    assert perf_counter() - start < 60


def test_text_stays_what_it_was(landed):
    content = "id,n\n0007,=1+1\n+1,@x\n-2,1e999\nNA,NaN\n20204-01-01,\u200bx\u00a0\n"
    rows = [(row["id"], row["n"]) for row in landed("a.csv", content)]
    assert rows == [
        ("0007", "=1+1"),
        ("+1", "@x"),
        ("-2", "1e999"),
        ("NA", "NaN"),
        ("20204-01-01", "\u200bx\u00a0"),
    ]


def test_a_header_in_the_middle_is_a_row_like_any_other(landed):
    assert [row["id"] for row in landed("a.csv", "id,n\n1,a\nid,n\n2,b\n")] == ["1", "id", "2"]
