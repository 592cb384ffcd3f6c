"""Column names without reading the file."""

from __future__ import annotations

import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tasks.errors import SourceUnreadable
from tasks.sources.registry import headers
from tasks.sources.settings import FilesSettings, SampleSettings


@pytest.fixture
def names(context):
    def names_of(path: str, **settings) -> list[str] | None:
        found = headers(FilesSettings(kind="files", path=path, **settings), context)
        return None if found is None else [name for header in found for name in header]

    return names_of


@pytest.mark.parametrize(
    ("content", "settings"),
    [
        ("id,name,,name\n1,2,3,4\n", {}),
        ("\ufefftitle\n\nid,name,,name\n1,2,3,4\n", {"preamble_lines": 2}),
        ("id|name||name\n", {"delimiter": "|"}),
        ("id,name,,name\n".encode("utf-16"), {}),
        ("id,name,,name\n".encode("utf-16-le"), {"encoding": "utf-16-le"}),
        ("id,name,,name\n1,2,3,é\n".encode("cp1252"), {"encoding": "cp1252"}),
    ],
)
def test_a_delimited_file_is_read_to_its_header(put, names, content, settings):
    put("a.csv", content)
    assert names("a.csv", **settings) == ["id", "name", "column_3", "name_2"]


def test_a_header_may_be_very_long(put, names, read):
    header = ",".join(f"column of some length {number}" for number in range(5000))
    put("a.csv", f"{header}\n{',' * 4999}x\n")
    assert names("a.csv") == read("a.csv").names
    assert len(names("a.csv")) == 5000


def test_each_file_of_several_says_its_own(put, context):
    put("in/a.csv", "id,n\n")
    put("in/b.tsv", "ID\tlate\n")
    assert headers(FilesSettings(kind="files", path="in/*"), context) == [("id", "n"), ("ID", "late")]


def test_parquet_and_fixed_width_say_theirs(put, names, context):
    put("columns.csv", "name,start,length\nid,1,4\n")
    put("a.txt", "0001\n")
    pq.write_table(pa.table({"id": [1], "_file": ["x"]}), context.folder / "a.parquet")
    assert names("a.parquet") == ["id", "_file_2"]
    assert names("a.txt", format="fixed_width", columns_file="columns.csv") == ["id"]


def test_a_member_of_a_zip_says_its_own(context, names):
    context.folder.mkdir()
    with zipfile.ZipFile(context.folder / "a.zip", "w") as zipped:
        zipped.writestr("d.csv", "id,n\n1,2\n")
    assert names("a.zip") == ["id", "n"]


def test_other_formats_and_files_that_are_not_there_say_nothing(put, names, context):
    put("a.json", "[]")
    assert names("a.json") is None
    assert names("b.csv") is None
    assert names("in/*.csv") is None
    put("empty.csv", "")
    assert names("empty.csv") is None
    assert headers(SampleSettings(kind="sample"), context) is None


def test_a_header_that_cannot_be_read_is_refused(put, names):
    put("a.csv", '"id\n1\n')
    with pytest.raises(SourceUnreadable, match="line 1, opens a quote"):
        names("a.csv")
    put("a.parquet", "id")
    with pytest.raises(SourceUnreadable, match="not a Parquet file"):
        names("a.parquet")


def test_xml_in_a_zip_without_the_name_of_a_row_is_told_before_a_run(context, names):
    context.folder.mkdir()
    with zipfile.ZipFile(context.folder / "a.zip", "w") as archive:
        archive.writestr("a.xml", "<rows><row/></rows>")
    with pytest.raises(SourceUnreadable, match="nothing says what a row is"):
        names("a.zip")
    assert names("a.zip", row_element="row") is None
