"""A new district's folder: the sample's, comments and all, ready to run; nothing is ever overwritten."""

import tomllib

import pytest

from tasks.check import check
from tasks.errors import DistrictInvalid
from tasks.settings.district_folder import read_district
from tasks.settings.new_district import new_district


@pytest.mark.parametrize("ready", ["nothing", "an empty folder"])
def test_it_is_ready_to_run_at_once(tmp_path, ready):
    folder = tmp_path / "our" / "district"
    if ready == "an empty folder":
        folder.mkdir(parents=True)
    made, cycle = new_district(folder)
    assert made == folder
    assert cycle in read_district(folder).cycles
    outlook = check(folder)
    assert (outlook.problems, outlook.notices) == ((), ())


def test_it_says_in_comments_what_to_change(tmp_path):
    new_district(tmp_path / "district")
    text = (tmp_path / "district" / "district.toml").read_text()
    comments = [line for line in text.splitlines() if line.startswith("# ")]
    assert len(comments) >= len(tomllib.loads(text))


def test_no_data_come_along(tmp_path):
    new_district(tmp_path / "district")
    assert {path.name for path in (tmp_path / "district").iterdir()} == {"district.toml", "maps", "plans"}


def test_it_stands_on_its_own(tmp_path):
    new_district(tmp_path / "district")
    district = read_district(tmp_path / "district", environment={})
    assert district.home_folder.is_relative_to(tmp_path)
    paths = [one.source.path for one in district.datasets.values() if one.source.kind == "files"]
    assert [path for path in paths if path.startswith(("/", ".."))] == []


@pytest.mark.parametrize("mine", ["district", "district/mine.txt"], ids=["a file of its name", "a file in it"])
def test_what_is_there_already_is_left_alone(tmp_path, mine):
    folder, kept = tmp_path / "district", tmp_path / mine
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine")
    with pytest.raises(DistrictInvalid, match="There is something here already") as told:
        new_district(folder)
    assert told.value.where == str(folder)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [kept]
    assert kept.read_text() == "mine"


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DistrictInvalid, match="The folder cannot be written") as told:
        new_district(tmp_path / "file" / "district")
    assert told.value.fix == "name another folder"
