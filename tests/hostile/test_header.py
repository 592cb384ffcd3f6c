"""Headers looked at before a run, without reading the file."""

from __future__ import annotations

import zipfile

import pytest

from tasks.errors import SourceUnreadable
from tasks.sources.header import headers_of_files
from tasks.sources.settings import FilesSettings, SourceContext


@pytest.fixture
def header(folder, tmp_path):
    def look(path: str, content: bytes, **said):
        (folder / path).write_bytes(content)
        context = SourceContext(dataset="d", contract="d", owner="Ann Lead", folder=folder, work=tmp_path / "work")
        return headers_of_files(FilesSettings(kind="files", path=path, **said), context)

    return look


@pytest.mark.parametrize(
    ("path", "content", "said", "why"),
    [
        ("a.csv", b"\xffid,n\n", {"encoding": "utf-16"}, "a.csv is not utf-16."),
        ("a.csv", b"\xffid,n\n", {"encoding": "idna"}, "a.csv is not idna."),
        ("a.csv", b"x" * (17 << 20), {}, "a.csv, line 1, is longer than 16 MB."),
        ("a.csv", b"a," * 100_000, {}, "a.csv has more than 5,000 columns."),
        ("a.zip", b"PK\x05\x06", {}, "a.zip is not a zip, or a damaged one."),
        ("a.parquet", b"PAR1PAR1", {}, "a.parquet is not a Parquet file, or one cut short."),
    ],
)
def test_what_no_header_can_be_is_refused(header, path, content, said, why):
    with pytest.raises(SourceUnreadable) as refusal:
        header(path, content, **said)
    assert refusal.value.what == why


def test_only_the_beginning_of_a_packed_file_is_unpacked(folder, header):
    with zipfile.ZipFile(folder / "b.zip", "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("a.csv", "id,n\n" + "1,a\n" * (20 << 20))
    assert header("a.zip", (folder / "b.zip").read_bytes()) == [("id", "n")]
