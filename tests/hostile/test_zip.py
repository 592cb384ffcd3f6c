"""Zips that hold more than they say, or other than they say."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

ROWS = "id,n\n1,a\n"


@pytest.fixture
def put_zip(folder):
    def write(*members: tuple[str | zipfile.ZipInfo, str]) -> Path:
        with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as zipped:
            for name, content in members:
                zipped.writestr(name, content)
        return folder / "a.zip"

    return write


def test_a_bomb_is_refused_by_its_ratio_before_it_fills_the_disk(put_zip, refused):
    path = put_zip(("a.csv", "id,n\n" + "1,a\n" * (20 << 20)))
    assert path.stat().st_size < 300_000
    assert refused("a.zip") == "a.zip/a.csv unpacks to more than 200 times the size of its zip, which no export does."


def test_members_count_together_against_the_limit(put_zip, refused, landed):
    put_zip(*((f"{number}.csv", ROWS + "2,b\n" * 200_000) for number in range(3)))
    assert refused("a.zip", most_mb=2) == "a.zip/2.csv brings what its zip holds to more than 2 MB."
    assert len(landed("a.zip", most_mb=3)) == 600_003


def test_the_size_in_the_directory_is_not_believed(put_zip, refused):
    content = "id,n\n" + "1,a\n" * 100_000
    path = put_zip(("a.csv", content))
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", len(content)), struct.pack("<L", 9)))
    assert refused("a.zip") == "a.zip/a.csv is not a zip, or a damaged one."


def test_members_of_one_name_are_refused_since_one_would_be_lost(put_zip, refused):
    with pytest.warns(UserWarning, match="Duplicate name"):
        put_zip(("a.csv", ROWS), ("a.csv", "id,n\n2,b\n"))
    assert refused("a.zip") == "a.zip holds 2 files named a.csv."


@pytest.mark.parametrize("name", ["../a.csv", "x/../../a.csv", "/etc/a.csv", "..\\a.csv"])
def test_a_name_that_leads_out_is_refused(put_zip, refused, name):
    put_zip((name, ROWS))
    assert refused("a.zip") == f"a.zip holds {name}, a name that leads out of the zip."


def test_a_link_is_refused(put_zip, refused):
    link = zipfile.ZipInfo("a.csv")
    link.external_attr = 0o120777 << 16
    put_zip((link, "/etc/passwd"))
    assert refused("a.zip") == "a.zip holds a.csv, a link to another file."


def test_a_zip_in_a_zip_is_not_opened(put_zip, refused):
    put_zip(("inner.zip", ROWS))
    assert refused("a.zip") == "a.zip/inner.zip is a zip inside a zip, which is not opened."


def test_too_many_members_are_refused(put_zip, refused):
    put_zip(*((f"{number}.csv", "") for number in range(5_001)))
    assert refused("a.zip") == "a.zip holds more than 5,000 files."


def test_names_that_cannot_be_shown_are_written_out(put_zip, landed):
    put_zip(("a\n\x1b[31m\u202e.csv", ROWS))
    assert [row["_file"] for row in landed("a.zip")] == [r"a.zip/a\n\x1b[31m\u202e.csv"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_in_any_packing_is_refused(folder, refused, landed, method):
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w", method) as zipped:
        zipped.writestr("a.csv", "id,n\n" + ROWS * 100)
    assert len(landed("a.zip")) == 200
    packed = bytearray(path.read_bytes())
    packed[60:70] = b"\xff" * 10
    path.write_bytes(packed)
    assert refused("a.zip") == "a.zip/a.csv is not a zip, or a damaged one."


def test_a_name_that_is_not_the_text_it_claims_to_be_is_refused(put_zip, refused):
    path = put_zip(("é.csv", ROWS))
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xff\xff"))
    assert refused("a.zip") == "a.zip is not a zip, or a damaged one."


def test_a_plain_file_has_a_limit_too(refused):
    assert refused("a.csv", "id,n\n" + "1,a\n" * (1 << 18), most_mb=1) == "a.csv is larger than 1 MB."
