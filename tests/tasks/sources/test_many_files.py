"""One file or many: which are meant, and how their columns meet."""

from __future__ import annotations

import hashlib
import os

import pytest

from tasks.errors import SourceUnavailable, SourceUnreadable
from tasks.sources.registry import connector
from tasks.sources.settings import FilesSettings


def test_columns_are_joined_by_name_in_the_order_of_the_files(put, read):
    put("in/2.csv", "n,ID,late\nx,2,z\n")
    put("in/1.csv", "id,n\n1,y\n")
    landed = read("in/*.csv")
    assert landed.names == ["id", "n", "late"]
    assert landed.values == [("1", "y", None), ("2", "x", "z")]
    assert landed.files == ["1.csv", "2.csv"]
    assert landed.rows == [2, 2]


def test_files_of_several_formats_may_match(put, read):
    put("a.csv", "id\n1\n")
    put("b.jsonl", '{"id": 2}\n')
    assert read("[ab].*").values == [("1",), ("2",)]


def test_names_of_files_start_where_the_glob_does(put, read):
    put("in/2024/a.csv", "id\n1\n")
    put("in/b.csv", "id\n2\n")
    assert read("in/**/*.csv").files == ["2024/a.csv", "b.csv"]
    assert read("in/b.csv").files == ["b.csv"]


def test_the_folder_itself_is_no_pattern_whatever_it_is_called(put, context):
    put("b[1] *?/in/a.csv", "id\n1\n")
    named = context.model_copy(update={"folder": context.folder / "b[1] *?"})
    for path in ("in/*.csv", "in/a.csv", str(named.folder / "in/a.csv")):
        found = connector(FilesSettings(kind="files", path=path, settle_seconds=0), named).look()
        assert [file.name for file in found] == ["a.csv"]


def test_a_path_may_leave_the_folder_and_shows_where_seen_from_it(put, read, tmp_path):
    (tmp_path / "share").mkdir()
    (tmp_path / "share/a.csv").write_text("id,n\n1\n")
    put("district.toml", "")
    for path in ("../share/a.csv", str(tmp_path / "share/*.csv")):
        with pytest.raises(SourceUnreadable) as refused:
            read(path)
        assert refused.value.where == "../share/a.csv, line 2"
        assert str(tmp_path) not in str(refused.value)


def test_unfinished_and_hidden_files_are_passed_over(put, read):
    put("in/a.csv", "id\n1\n")
    names = ("b.csv.part", "b.csv.tmp", "B.CSV.FILEPART", "b.csv.crdownload", "~$b.xlsx", ".~lock.a.csv#", "._a.csv")
    for name in names:
        put(f"in/{name}", "id\n9\n")
    put("in/.sync/c.csv", "id\n9\n")
    assert read("in/**/*").values == [("1",)]


@pytest.mark.parametrize(
    ("there", "path", "said"),
    [
        ([], "in/a.csv", "a.csv is not there."),
        ([], "in/*.csv", "No file matches in/*.csv."),
        (["in/a.csv"], "in", "in is a folder."),
        (["in/a.csv.part"], "in/a.csv", "a.csv is still being written."),
        (["in/a.csv.tmp"], "in/a.csv.tmp", "a.csv.tmp is still being written."),
        (["in/a.csv.part"], "in/a*", "in/a*: what matches is hidden or still being written."),
    ],
)
def test_what_is_not_there_is_named_as_seen_from_the_districts_folder(put, source, there, path, said):
    put("district.toml", "")
    for name in there:
        put(name, "id\n1\n")
    with pytest.raises(SourceUnavailable) as missing:
        source(path).look()
    assert missing.value.what == said
    assert missing.value.where.startswith("in")
    assert "Ann Lead" in missing.value.whose
    assert missing.value.fix


def test_a_folder_is_not_entered_by_a_glob_for_files(put, read):
    put("in/a.csv/b.csv", "id\n9\n")
    put("in/c.csv", "id\n1\n")
    assert read("in/*.csv").values == [("1",)]


def test_an_ending_that_says_nothing_is_refused_with_the_ones_that_do(put, source):
    put("a.dat", "id\n1\n")
    with pytest.raises(SourceUnreadable, match=r"a\.dat has the ending \.dat, which says nothing of its format"):
        source("a.dat").look()
    assert source("a.dat", format="csv").look()


@pytest.mark.parametrize(("name", "fix"), [("a.ods", "save it as .xlsx or as CSV"), ("a.csv.gz", "unpack it")])
def test_a_workbook_or_an_archive_that_is_not_read_says_what_to_make_of_it(put, source, name, fix):
    put(name, "x")
    with pytest.raises(SourceUnreadable, match="which is not read") as refused:
        source(name).look()
    assert refused.value.fix.startswith(fix)


@pytest.mark.parametrize(
    ("content", "settings", "why"),
    [
        ("", {}, "holds no bytes"),
        ("id,n\n", {}, "it has no rows"),
        ("id,n\n\n,\n", {}, "it has no rows"),
        ("title\n", {"preamble_lines": 1}, "it ends before the header"),
        ("title\n", {"preamble_lines": 1, "header": False}, "it has no rows"),
    ],
)
def test_an_empty_file_is_unavailable_even_beside_others(put, read, content, settings, why):
    put("in/a.csv", "title\nid,n\n1,2\n" if settings else "id,n\n1,2\n")
    put("in/b.csv", content)
    with pytest.raises(SourceUnavailable, match=f"b.csv is empty: .*{why}"):
        read("in/*.csv", **settings)


def test_look_names_each_file_with_the_hash_of_its_content(put, source):
    put("in/b.csv", "id\n2\n")
    put("in/a.csv", "id\n1\n")
    seen = source("in/*.csv").look()
    assert [file.name for file in seen] == ["a.csv", "b.csv"]
    assert seen[0].sha256 == hashlib.sha256(b"id\n1\n").hexdigest()
    assert seen[0].size_bytes == 5


def test_the_same_content_gives_the_same_bytes_under_any_name_of_folder(put, source, tmp_path):
    put("in/a.csv", "id\n1\n")
    put("elsewhere/a.csv", "id\n1\n")
    for folder in ("in", "elsewhere"):
        source(f"{folder}/*.csv").read(tmp_path / folder)
    assert (tmp_path / "in").read_bytes() == (tmp_path / "elsewhere").read_bytes()


def test_what_changed_since_it_was_looked_at_is_refused(put, source, tmp_path):
    put("a.csv", "id\n1\n")
    files = source("a.csv")
    files.look()
    put("a.csv", "id\n1\n2\n")
    with pytest.raises(SourceUnavailable, match=r"a.csv changed while it was read"):
        files.read(tmp_path / "landed.parquet")
    assert not (tmp_path / "landed.parquet").exists()


def test_what_disappeared_since_is_unavailable(put, source, tmp_path):
    path = put("a.csv", "id\n1\n")
    files = source("a.csv")
    files.look()
    path.unlink()
    with pytest.raises(SourceUnavailable, match=r"a.csv cannot be read: No such file or directory"):
        files.read(tmp_path / "landed.parquet")


@pytest.mark.skipif(os.geteuid() == 0, reason="not run: root may read everything")
def test_what_may_not_be_read_is_unavailable(put, source):
    put("a.csv", "id\n1\n").chmod(0)
    with pytest.raises(SourceUnavailable, match=r"a.csv cannot be read: Permission denied"):
        source("a.csv").look()


def test_nothing_is_left_in_the_work_folder(put, read, context):
    put("a.csv", "id\n1\n".encode("utf-16"))
    read("a.csv")
    put("a.csv", "id,n\n1\n")
    with pytest.raises(SourceUnreadable):
        read("a.csv")
    assert list(context.work.iterdir()) == []
