"""Fixed width with lines that do not fit."""

from __future__ import annotations

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
