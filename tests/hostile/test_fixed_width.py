"""Fixed width with lines that do not fit."""

from __future__ import annotations

import os

import pytest

FIXED = {"format": "fixed_width", "columns_file": "w.csv"}


@pytest.fixture(autouse=True)
def _columns(folder):
    (folder / "w.csv").write_text("name,start,length\nid,1,4\nname,5,3\n")


def test_places_count_characters_however_many_bytes_they_take(landed):
    rows = landed("a.txt", "0001é世\U0001f600\n0002a\tb\n", **FIXED)
    assert [(row["id"], row["name"]) for row in rows] == [("0001", "é世\U0001f600"), ("0002", "a\tb")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("0001abc\n0002ab\n", "a.txt, line 2, has 6 characters, the columns need 7."),
        ("0001abc\n0002ab", "a.txt, line 2, has 6 characters, the columns need 7."),
        ("0001abc\n000\x002abc\n", "a.txt, byte 11, is not UTF-8: a zero byte, as in UTF-16 without its mark."),
        ("x" * (17 << 20), "a.txt, line 1, is longer than 16 MB."),
    ],
)
def test_lines_that_do_not_fit_are_refused(refused, content, said):
    assert refused("a.txt", content, **FIXED) == said


@pytest.mark.parametrize("length", ["9" * 5_000, "99999999", "0", "-1", "1.5", "\u0663"])
def test_a_column_of_no_sensible_length_is_refused(folder, refused, length):
    (folder / "w.csv").write_text(f"name,start,length\nid,1,{length}\n")
    said = refused("a.txt", "0001\n", **FIXED)
    assert said == "w.csv, line 2: needs a name, a start from 1 and a length from 1."


def test_a_pipe_in_place_of_the_columns_is_refused_at_once(folder, refused):
    (folder / "w.csv").unlink()
    os.mkfifo(folder / "w.csv")
    assert refused("a.txt", "0001\n", **FIXED) == "w.csv is not there or not a CSV in UTF-8."
