"""Files inside zips."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tasks.errors import SourceUnavailable, SourceUnreadable


@pytest.fixture
def put_zip(context):
    def write(name: str, **members: str) -> None:
        context.folder.mkdir(exist_ok=True)
        with zipfile.ZipFile(context.folder / name, "w", zipfile.ZIP_DEFLATED) as zipped:
            for member, content in members.items():
                zipped.writestr(member, content)

    return write


def test_every_member_is_a_file_named_behind_the_zip(put_zip, read):
    put_zip("a.zip", **{"b.csv": "id,n\n2,x\n", "more/a.csv": "id\n1\n", "__MACOSX/._b.csv": "junk", ".hidden.csv": ""})
    landed = read("a.zip")
    assert landed.names == ["id", "n"]
    assert list(zip(landed.files, landed.rows, landed.column("id"), strict=True)) == [
        ("a.zip/b.csv", 2, "2"),
        ("a.zip/more/a.csv", 2, "1"),
    ]


@pytest.mark.parametrize("member", ["*.csv", "2024/*.csv", "2024/d.csv", "d.csv"])
def test_members_are_picked_by_name(put_zip, read, member):
    put_zip("a.zip", **{"2024/d.csv": "id\n1\n", "readme.pdf": "x"})
    assert read("a.zip", member=member).values == [("1",)]


def test_zips_may_match_a_glob(put_zip, read):
    put_zip("a.zip", **{"d.csv": "id\n1\n"})
    put_zip("b.zip", **{"d.csv": "id\n2\n"})
    assert read("*.zip").files == ["a.zip/d.csv", "b.zip/d.csv"]


def test_look_gives_the_hash_of_each_members_content(put_zip, source):
    put_zip("a.zip", **{"d.csv": "id\n1\n"})
    (seen,) = source("a.zip").look()
    assert (seen.name, seen.size_bytes) == ("a.zip/d.csv", 5)
    assert seen.sha256 == hashlib.sha256(b"id\n1\n").hexdigest()


def test_a_member_of_no_known_format_is_refused_with_what_to_do(put_zip, source):
    put_zip("a.zip", **{"d.csv": "id\n1\n", "readme.pdf": "x"})
    with pytest.raises(SourceUnreadable, match=r"readme\.pdf has the ending \.pdf.*\n.*\n.*\n.*`member`"):
        source("a.zip").look()


def test_an_error_names_the_member(put_zip, read):
    put_zip("a.zip", **{"d.csv": "id,n\n1\n"})
    with pytest.raises(SourceUnreadable) as refused:
        read("a.zip")
    assert refused.value.where == "a.zip/d.csv, line 2"


@pytest.mark.parametrize(("members", "member"), [({}, ""), ({"d.csv": "id\n1\n"}, "*.txt")])
def test_a_zip_without_what_is_meant_is_unavailable(put_zip, source, members, member):
    put_zip("a.zip", **members)
    with pytest.raises(SourceUnavailable, match=r"a.zip holds no file"):
        source("a.zip", member=member).look()


def test_an_empty_member_is_unavailable(put_zip, read):
    put_zip("a.zip", **{"a.csv": "id\n1\n", "b.csv": ""})
    with pytest.raises(SourceUnavailable, match=r"a.zip/b.csv is empty"):
        read("a.zip")


def test_a_damaged_zip_is_refused(put_zip, context, read):
    put_zip("a.zip", **{"d.csv": "id\n" + "1\n" * 10_000})
    path = context.folder / "a.zip"
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    with pytest.raises(SourceUnreadable, match=r"a.zip is not a zip, or a damaged one"):
        read("a.zip")
    path.write_bytes(whole[:45] + b"\xff\xff" + whole[47:])
    with pytest.raises(SourceUnreadable, match="a damaged one"):
        read("a.zip")


def test_a_zip_with_a_password_is_refused(put_zip, context, source):
    put_zip("a.zip", **{"d.csv": "id\n1\n"})
    path = context.folder / "a.zip"
    packed = bytearray(path.read_bytes())
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(packed)
    with pytest.raises(SourceUnreadable, match=r"a.zip is protected by a password"):
        source("a.zip").look()


def _as_csv(value: str) -> tuple[str, str]:
    return f"{value}.csv", f"id\n{value}\n"


def _as_parquet(value: str) -> tuple[str, bytes]:
    out = io.BytesIO()
    pq.write_table(pa.table({"id": [value]}), out)
    return f"{value}.parquet", out.getvalue()


@pytest.mark.parametrize("write", [_as_csv, _as_parquet], ids=["csv", "parquet"])
def test_members_of_one_size_read_one_after_another_are_told_apart(context, read, write):
    context.folder.mkdir()
    with zipfile.ZipFile(context.folder / "a.zip", "w") as zipped:
        for number in range(100):
            zipped.writestr(*write(f"{number:03d}"))
    assert read("a.zip").values == [(f"{number:03d}",) for number in range(100)]
