"""Paths and names that are no plain files."""

from __future__ import annotations

import os

import pytest

ROWS = "id,n\n1,a\n"


def test_pipes_devices_folders_and_loops_are_passed_over(folder, landed):
    os.mkfifo(folder / "a.csv")
    (folder / "b.csv").symlink_to("/dev/zero")
    (folder / "c.csv").mkdir()
    (folder / "d.csv").symlink_to("d.csv")
    (folder / "e").symlink_to(folder)
    (folder / "f.csv").symlink_to("nowhere")
    (folder / "g.csv").write_text(ROWS)
    assert [row["_file"] for row in landed("*.csv")] == ["g.csv"]
    assert [row["_file"] for row in landed("**/*.csv")] == ["g.csv"]


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_a_pipe_or_a_device_by_its_name_is_refused_at_once(folder, refused, make):
    make(folder / "a.csv")
    assert refused("a.csv") == "a.csv is not there."


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("x" * 5_000 + ".csv", "What `path` means cannot be looked for: File name too long."),
        ("x" * 5_000 + "*.csv", "What `path` means cannot be looked for: File name too long."),
        ("a**b", "What `path` means cannot be looked for: it is no path, or a pattern with ** beside something else."),
        ("a\0.csv", r"a\x00.csv is not there."),
        ("a\0*.csv", r"No file matches a\x00*.csv."),
        ("..", ".. is a folder."),
    ],
)
def test_a_path_that_cannot_be_is_refused(refused, path, said):
    assert refused(path) == said


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.csv", r"a\nb.csv"),
        (b"a\x1b[31m.csv", r"a\x1b[31m.csv"),
        (b"a\xff.csv", r"a\udcff.csv"),
        (b"a[1]{2}.csv", "a[1]{2}.csv"),
        ("a\u202evsc.csv".encode(), r"a\u202evsc.csv"),
    ],
)
def test_names_that_cannot_be_shown_are_written_out(folder, landed, name, shown):
    (folder / os.fsdecode(name)).write_text(ROWS)
    assert [row["_file"] for row in landed("*.csv")] == [shown]
