"""A home that cannot be written: what is in the way and what would help, whoever wrote, and nothing is lost."""

import errno
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import openpyxl
import pytest

from tasks.accept import accept
from tasks.check import check
from tasks.compute import run_models
from tasks.errors import HomeUnusable
from tasks.indicators.order import Model
from tasks.pull import pull
from tasks.rehearse import rehearse
from tasks.settings.district_folder import read_district
from tasks.storage.guard import guarded
from tasks.storage.home import Home
from tasks.storage.journal import Acceptance, acceptances, append
from tasks.storage.snapshot import Snapshot
from tasks.storage.usable import usable
from tasks.warehouse import open_warehouse

SENTINEL = "Zebulon Quartermaine"
SCHOOLS = "school_id,name\n0101,Alder\n"
NO_ROOM = os.strerror(errno.ENOSPC)


def no_room(*_, **__):
    raise OSError(errno.ENOSPC, NO_ROOM)


def refusal(home: Path, error: Exception) -> HomeUnusable:
    with pytest.raises(HomeUnusable) as told, usable(home):
        raise error
    return told.value


@pytest.mark.parametrize("name", ["landing", "accepted", "quarantine", "work", "rule_pages"])
def test_a_file_where_a_folder_should_be_is_named_and_nothing_is_lost(make_district, validated, name):
    folder = make_district({"schools.csv": SCHOOLS})
    before = validated(folder, "schools")
    place = folder / "home" / name
    kept = place.rename(folder / "kept") if place.is_dir() else None
    place.write_text("")
    with (
        pytest.raises(HomeUnusable, match="cannot be written: Not a directory") as told,
        guarded("validate schools", folder / "home"),
    ):
        Home(folder / "home").rule_pages("office", "schools")
        validated(folder, "schools")
    assert (told.value.where, told.value.exit_code) == (str(place), 10)
    assert told.value.fix == "a file stands where a folder should be: move it away; then give the command again"
    place.unlink()
    if kept:
        kept.rename(place)
    assert validated(folder, "schools") == before


def test_the_failure_of_a_step_is_no_riddle_where_its_words_cannot_be_kept(tmp_path):
    (tmp_path / "errors").write_text("")
    with pytest.raises(HomeUnusable) as told, guarded("pull schools", tmp_path):
        raise ValueError(SENTINEL)
    assert told.value.where == str(tmp_path / "errors")
    assert SENTINEL not in str(told.value)


@pytest.mark.parametrize("ending", ["csv", "parquet", "duckdb"])
def test_what_duckdb_cannot_write_is_told_with_its_path_and_none_of_its_words(tmp_path, ending):
    place = tmp_path / "file"
    place.write_text("")
    with pytest.raises(HomeUnusable, match="Not a directory") as told, usable(tmp_path), open_warehouse() as warehouse:
        if ending == "duckdb":
            with open_warehouse(place / "w.duckdb"):
                pass
        warehouse.execute(f"copy (select '{SENTINEL}') to '{place}/rows.{ending}' (format {ending})")
    assert told.value.where == str(place)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (duckdb.IOException, 'IO Error: Could not write file "{home}/elsewhere/x.csv": {why}'),
        (
            duckdb.IOException,
            'IO Error: {{"exception_message":"Could not write file \\"{home}/x\\": {why}","errno":"28"}}',
        ),
        (duckdb.TransactionException, 'Failed to commit: Could not write file "{home}/w.duckdb.wal": {why}'),
        (duckdb.OutOfMemoryException, "This limit was set by the 'max_temp_directory_size' setting."),
    ],
)
def test_a_full_disk_is_told_by_duckdb_in_several_ways(tmp_path, kind, words):
    told = refusal(tmp_path, kind(words.format(home=tmp_path, why=NO_ROOM)))
    assert (told.what, told.where) == (f"The district's home cannot be written: {NO_ROOM}.", str(tmp_path))
    assert told.fix.startswith("make room there")


def test_an_indicator_is_not_broken_by_a_full_disk(tmp_path, monkeypatch):
    class Full:
        def execute(self, _sql):
            raise duckdb.TransactionException(f'Failed to commit: Could not write file "{tmp_path}/w": {NO_ROOM}')

    monkeypatch.setattr("tasks.compute.in_order", lambda *_: [Model("facts.x", "select 1", frozenset())])
    monkeypatch.setattr("tasks.compute.SCHEMAS", ())
    with pytest.raises(HomeUnusable, match=NO_ROOM), usable(tmp_path):
        run_models(Full(), ())


def test_a_full_disk_names_no_file_and_only_homes_are_written(tmp_path):
    assert refusal(tmp_path, OSError(errno.ENOSPC, NO_ROOM)).where == str(tmp_path)


def test_what_could_not_be_copied_is_told_too(tmp_path):
    why = f"[Errno {errno.ENOSPC}] {NO_ROOM}"
    error = shutil.Error([("from", str(tmp_path / "runs" / "a"), why)])
    assert refusal(tmp_path, error).what.endswith(f"{NO_ROOM}.")


@pytest.mark.parametrize(
    "error",
    [FileNotFoundError(errno.ENOENT, "x"), PermissionError(errno.EACCES, "x", "/elsewhere"), ValueError("x")],
)
def test_other_errors_pass_as_they_are(tmp_path, error):
    with pytest.raises(type(error)) as told, usable(tmp_path):
        raise error
    assert told.value is error


@pytest.mark.parametrize("step", ["add", "finish"])
def test_a_full_disk_is_no_fault_of_the_file_that_is_read(make_district, monkeypatch, step):
    folder = make_district({"schools.csv": SCHOOLS})
    district = read_district(folder)
    with monkeypatch.context() as full:
        full.setattr(f"tasks.sources.files.TextParquet.{step}", no_room)
        with pytest.raises(HomeUnusable, match=NO_ROOM), guarded("pull schools", district.home_folder):
            pull(district, "schools")
    assert isinstance(pull(district, "schools"), Snapshot)


def test_nor_of_a_workbook_which_another_process_reads(make_district, monkeypatch):
    folder = make_district(schools={"source": {"kind": "files", "path": "schools.xlsx", "settle_seconds": 0}})
    book = openpyxl.Workbook()
    book.active.append(["school_id", "name"])
    book.active.append(["0101", "Alder"])
    book.save(folder / "schools.xlsx")
    district = read_district(folder)
    run = subprocess.run
    with monkeypatch.context() as full:
        # The third word after Python's own names the file to write; this device is always full.
        full.setattr(
            "tasks.sources.excel.subprocess.run",
            lambda words, **more: run([*words[:4], "/dev/full", *words[5:]], **more),
        )
        with pytest.raises(HomeUnusable, match=NO_ROOM), guarded("pull schools", district.home_folder):
            pull(district, "schools")
    assert isinstance(pull(district, "schools"), Snapshot)


def test_half_a_line_never_stays_in_the_journal(tmp_path, monkeypatch):
    home = Home(tmp_path)
    said = {"said_at": datetime(2026, 1, 1, tzinfo=UTC), "who": "Ada", "dataset": "schools", "key": "k", "limits": ()}
    append(home, Acceptance(**said, because="first"))
    with monkeypatch.context() as full:
        full.setattr("tasks.storage.journal.os.fsync", no_room)
        with pytest.raises(HomeUnusable, match=NO_ROOM), usable(tmp_path):
            append(home, Acceptance(**said, because="second"))
    assert [one.because for one in acceptances(home)] == ["first"]
    append(home, Acceptance(**said, because="third"))
    assert [one.because for one in acceptances(home)] == ["first", "third"]


@pytest.mark.parametrize("is_folder", [True, False])
def test_a_journal_that_something_else_stands_for_is_not_taken_for_an_empty_one(tmp_path, is_folder):
    place = tmp_path / "journal" / "journal.jsonl" if is_folder else tmp_path / "journal"
    place.mkdir(parents=True) if is_folder else place.write_text("")
    with pytest.raises(HomeUnusable) as told, usable(tmp_path):
        acceptances(Home(tmp_path))
    assert told.value.where == str(place)


def test_what_is_accepted_cannot_be_said_where_the_journal_is_in_the_way(make_district):
    folder = make_district({"schools.csv": SCHOOLS})
    (folder / "home").mkdir()
    (folder / "home" / "accepted").write_text("")
    with pytest.raises(HomeUnusable) as told:
        accept(read_district(folder), "schools", "it is right", "Ada")
    assert told.value.where == str(folder / "home" / "accepted")


def test_a_rehearsal_needs_room_in_the_home(make_district):
    folder = make_district({"schools.csv": SCHOOLS})
    (folder / "home").mkdir()
    (folder / "home" / "work").write_text("")
    with pytest.raises(HomeUnusable) as told:
        rehearse(folder, "2026-27")
    assert told.value.where == str(folder / "home" / "work")


def test_check_tells_of_a_folder_of_the_home_before_a_run_meets_it(make_district):
    folder = make_district()
    (folder / "home").mkdir()
    (folder / "home" / "quarantine").write_text("")
    (problem,) = check(folder).problems
    assert problem.startswith(f"home: {folder / 'home' / 'quarantine'} is not a folder that can be written to;")
