"""A file that is no table of text is told as what it looks like."""

from __future__ import annotations

import pytest

from tasks.errors import SourceUnreadable


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<!DOCTYPE html><html><body>Session expired</body></html>", "a web page, not like a table"),
        (b"\xef\xbb\xbf\n <HTML>\n<body>\n", "a web page, not like a table"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "a workbook or a zip, not like text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "a workbook, not like text"),
        (b"%PDF-1.7\n\x00", "a PDF, not like text"),
    ],
)
def test_what_is_no_table_is_told_as_what_it_looks_like(put, read, content, kind):
    put("a.csv", content)
    with pytest.raises(SourceUnreadable, match=f"a.csv looks like {kind}"):
        read("a.csv")


def test_a_table_whose_text_begins_with_a_bracket_is_read(put, read):
    put("a.csv", "<id>,n\n1,2\n")
    assert read("a.csv").values == [("1", "2")]
