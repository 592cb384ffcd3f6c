"""Encodings: UTF-8 or UTF-16 by its mark, else the one that is named, never a guess."""

from __future__ import annotations

from random import Random

import pytest
from pydantic import ValidationError

from tasks.errors import SourceUnreadable

TEXT = "id,name\n1,Élan 世\n"
WESTERN = "id,name\n1,Élan\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_and_plain_unicode_need_no_word(put, read, encoding):
    put("a.csv", TEXT.encode(encoding))
    landed = read("a.csv")
    assert landed.names == ["id", "name"]
    assert landed.values == [("1", "Élan 世")]


def test_big_endian_utf16_is_known_by_its_mark(put, read):
    put("a.csv", b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert read("a.csv").values == [("1", "Élan 世")]


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16-le", "mac-roman"])
def test_another_encoding_is_read_where_the_folder_names_it(put, read, encoding):
    put("a.csv", WESTERN.encode(encoding))
    assert read("a.csv", encoding=encoding).values == [("1", "Élan")]


def test_the_named_encoding_is_for_files_that_are_not_unicode(put, read):
    put("a.csv", TEXT)
    assert read("a.csv", encoding="windows-1252").values == [("1", "Élan 世")]


@pytest.mark.parametrize(
    ("content", "settings", "said"),
    [
        (WESTERN.encode("latin-1"), {}, "a.csv, byte 10, is not UTF-8: a byte that cannot be."),
        (WESTERN.encode("utf-16-le"), {}, "a.csv, byte 1, is not UTF-8: a zero byte, as in UTF-16 without its mark."),
        (b"id\n\x81\n", {"encoding": "cp1252"}, "a.csv, byte 3, is neither UTF-8 nor cp1252: a byte that cannot be."),
        (TEXT.encode("utf-16")[:-1], {}, "a.csv, byte 34, is not utf-16: a byte that cannot be."),
        (b"id\n" + b"x" * 2_000_000 + b"\xc3", {}, "a.csv, byte 2000003, is not UTF-8: a byte that cannot be."),
        (b"id\n" + "世".encode() * 700_000 + b"\xff", {}, "a.csv, byte 2100003, is not UTF-8: a byte that cannot be."),
    ],
)
def test_what_cannot_be_decoded_is_refused_with_the_offset_of_its_byte(put, read, content, settings, said):
    put("a.csv", content)
    with pytest.raises(SourceUnreadable) as refused:
        read("a.csv", **settings)
    assert refused.value.what == said
    assert "`encoding`" in refused.value.fix


NOISE = Random(1).randbytes(3000)
CYRILLIC = "id,name\n" + "".join(f"{n},{chr(0x410 + n)}\n" for n in range(32))


@pytest.mark.parametrize("content", [NOISE, b"id,name\n1,a\n" + NOISE], ids=["from the start", "behind a header"])
def test_bytes_of_no_text_are_not_told_as_one_in_another_encoding(put, read, content):
    put("a.csv", content)
    with pytest.raises(SourceUnreadable) as refused:
        read("a.csv")
    assert refused.value.what == "a.csv is not a text file."
    assert refused.value.fix.endswith("ask for the table as CSV or as a workbook")


@pytest.mark.parametrize("content", [CYRILLIC.encode("utf-16-le"), CYRILLIC.encode("cp866"), b"id\n\x01\x02\x03\xff"])
def test_a_text_in_another_encoding_is_still_told_as_that(put, read, content):
    put("a.csv", content)
    with pytest.raises(SourceUnreadable, match="is not UTF-8"):
        read("a.csv")


@pytest.mark.parametrize("name", ["latin-99", "rot13", "hex"])
def test_an_encoding_must_exist(source, name):
    with pytest.raises(ValidationError, match="is not an encoding"):
        source("a.csv", encoding=name)


@pytest.mark.parametrize("settings", [{"delimiter": '"'}, {"delimiter": "\n"}, {"quote": ","}, {"quote": "\r"}])
def test_delimiter_and_quote_must_be_told_apart(source, settings):
    with pytest.raises(ValidationError, match="must differ"):
        source("a.csv", **settings)
