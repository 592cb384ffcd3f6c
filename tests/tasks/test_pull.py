"""Pulling: each content lands once, as it came, with a receipt; what was not read is said with its reason."""

import hashlib
import json
import shutil
from datetime import UTC, datetime

import pytest

from tasks import pull as pulling
from tasks.pull import pull
from tasks.settings.district_folder import read_district
from tasks.storage.snapshot import Hole, Snapshot
from tasks.warehouse import open_warehouse

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n"


@pytest.fixture
def pulled(make_district):
    """Pull the schools of a district whose file holds this."""

    def run(content=SCHOOLS, **more):
        return pull(read_district(make_district({"schools.csv": content}, **more)), "schools")

    return run


def rows(snapshot: Snapshot) -> list[tuple[object, ...]]:
    with open_warehouse() as warehouse:
        return warehouse.execute("select * from read_parquet($path)", {"path": str(snapshot.path)}).fetchall()


def test_rows_land_as_text_with_their_file_and_row(pulled):
    snapshot = pulled("school_id,name\n007,\n008, Oak \n")
    assert rows(snapshot) == [("007", None, "schools.csv", 2), ("008", " Oak ", "schools.csv", 3)]


def test_a_snapshot_is_named_by_its_hash_and_has_a_receipt(pulled, tmp_path):
    before = datetime.now(UTC).replace(microsecond=0)
    snapshot = pulled()
    landing = tmp_path / "district" / "home" / "landing" / "office" / "schools"
    sha256 = hashlib.sha256(snapshot.path.read_bytes()).hexdigest()
    assert snapshot.path == landing / f"{sha256}.parquet"
    receipt = json.loads((landing / f"{sha256}.json").read_text())
    assert (receipt["rows_n"], receipt["columns"]) == (1, ["school_id", "name", "level"])
    assert receipt["files"] == [
        {"name": "schools.csv", "sha256": hashlib.sha256(SCHOOLS.encode()).hexdigest(), "size_bytes": len(SCHOOLS)}
    ]
    assert receipt["rows_by_file"] == {"schools.csv": 1}
    assert before <= datetime.fromisoformat(receipt["pulled_at"]) <= datetime.now(UTC)
    assert "path" not in receipt


def test_landing_is_for_its_owner_only_and_work_is_cleared(pulled, tmp_path):
    folder = pulled().path.parent
    home = tmp_path / "district" / "home"
    assert {oct(path.stat().st_mode & 0o777) for path in folder.iterdir()} == {"0o600"}
    above = [folder, folder.parent, folder.parent.parent, home]
    assert {oct(path.stat().st_mode & 0o777) for path in above} == {"0o700"}
    assert list((home / "work").iterdir()) == []


def test_an_unchanged_file_is_not_read_again(pulled, monkeypatch):
    first = pulled()
    # A reader that cannot be had proves that none was asked for.
    monkeypatch.setattr("tasks.sources.files.FilesSource.read", None)
    again = pulled()
    assert again.found_again_at
    assert again.model_copy(update={"found_again_at": None}) == first


def test_a_changed_file_lands_beside_the_old_one(pulled):
    first = pulled()
    second = pulled(SCHOOLS + "0102,Cedar,middle\n")
    assert first.path.is_file()
    assert (second.rows_n, second.same_content_as) == (2, "")
    assert second.path != first.path


def test_the_same_content_under_a_new_name_is_recognised(make_district):
    source = {"kind": "files", "path": "schools*.csv", "settle_seconds": 0}
    folder = make_district(schools={"source": source})
    pull(read_district(folder), "schools")
    (folder / "schools.csv").rename(folder / "schools_new.csv")
    again = pull(read_district(folder), "schools")
    assert again.same_content_as == "schools.csv"
    assert [file.name for file in again.files] == ["schools_new.csv"]
    assert pull(read_district(folder), "schools").model_copy(update={"found_again_at": None}) == again


def test_another_way_of_reading_reads_again(make_district):
    content = {"schools.csv": "List,of,schools\nschool_id,name,level\n0101,Birch,elementary\n"}
    source = {"kind": "files", "path": "schools.csv", "settle_seconds": 0}
    first = pull(read_district(make_district(content, schools={"source": source})), "schools")
    source["preamble_lines"] = 1
    second = pull(read_district(make_district(content, schools={"source": source})), "schools")
    assert (first.columns, second.columns) == (("List", "of", "schools"), ("school_id", "name", "level"))


def test_a_new_reader_reads_again(pulled, monkeypatch):
    first = pulled()
    monkeypatch.setattr(pulling, "READER_VERSION", pulling.READER_VERSION + 1)
    assert pulled().content_sha256 != first.content_sha256


def test_a_snapshot_that_has_gone_is_read_again(pulled):
    first = pulled()
    first.path.unlink()
    assert pulled().path.is_file()


def test_the_same_rows_have_the_same_hash_in_every_home(make_district):
    here = pull(read_district(make_district(folder="here")), "schools")
    there = pull(read_district(make_district(folder="there")), "schools")
    assert (here.sha256, here.content_sha256) == (there.sha256, there.content_sha256)


def test_a_home_can_move(pulled, tmp_path):
    pulled()
    shutil.move(tmp_path / "district", tmp_path / "moved")
    again = pull(read_district(tmp_path / "moved"), "schools")
    assert again.path.is_relative_to(tmp_path / "moved")
    assert again.path.is_file()


@pytest.mark.parametrize("content", ["", "school_id,name,level\n"], ids=["no bytes", "no rows"])
def test_an_empty_file_is_a_hole_with_its_reason(pulled, content):
    hole = pulled(content)
    assert isinstance(hole, Hole)
    assert hole.reason.startswith("schools.csv is empty")


def test_a_file_that_is_not_there_is_a_hole_with_its_reason(make_district):
    folder = make_district()
    (folder / "schools.csv").unlink()
    hole = pull(read_district(folder), "schools")
    assert hole == Hole(
        dataset="schools", reason="schools.csv is not there. To do: put the file there, or correct `path`."
    )


def test_a_hole_leaves_earlier_snapshots_alone(make_district):
    folder = make_district()
    first = pull(read_district(folder), "schools")
    (folder / "schools.csv").unlink()
    assert isinstance(pull(read_district(folder), "schools"), Hole)
    assert first.path.is_file()
