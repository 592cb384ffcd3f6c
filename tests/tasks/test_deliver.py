"""Delivering: briefs are put where people look for them, each once."""

import pytest

from tasks.deliver import deliver
from tasks.errors import RunFailed
from tasks.settings.district_folder import read_district

BRIEFS = {"cabinet.html": "<p>cabinet</p>", "schools/0101.html": "<p>Birch</p>"}


@pytest.fixture
def run(tmp_path):
    """A published run with two briefs, and what is not to be delivered."""
    folder = tmp_path / "run"
    for name, words in {**{f"briefs/{name}": words for name, words in BRIEFS.items()}, "protected/w": "secret"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words)
    return folder


@pytest.fixture
def district(make_district):
    return read_district(make_district(more='[delivery]\nfolder = "../shared drive"'))


def delivered(tmp_path) -> dict[str, str]:
    place = tmp_path / "shared drive" / "fall"
    return {str(path.relative_to(place)): path.read_text() for path in place.rglob("*") if path.is_file()}


def test_briefs_and_nothing_else_are_copied_below_the_cycles_name(district, run, tmp_path):
    written = deliver(district, run, "fall")
    assert delivered(tmp_path) == BRIEFS
    assert written == [tmp_path / "district" / ".." / "shared drive" / "fall" / name for name in sorted(BRIEFS)]


def test_what_was_delivered_is_not_delivered_again(district, run, tmp_path):
    deliver(district, run, "fall")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "shared drive").rglob("*")}
    assert deliver(district, run, "fall") == []
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "shared drive").rglob("*")} == before


def test_a_brief_that_changed_takes_the_old_ones_place(district, run, tmp_path):
    deliver(district, run, "fall")
    (run / "briefs" / "cabinet.html").write_text("<p>mended</p>")
    assert [path.name for path in deliver(district, run, "fall")] == ["cabinet.html"]
    assert delivered(tmp_path) == {**BRIEFS, "cabinet.html": "<p>mended</p>"}


def test_cycles_do_not_overwrite_each_other(district, run, tmp_path):
    deliver(district, run, "fall")
    deliver(district, run, "winter")
    assert {path.name for path in (tmp_path / "shared drive").iterdir()} == {"fall", "winter"}


def test_an_interrupted_delivery_is_finished_by_the_next(district, run, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("tasks.deliver.shutil.copyfile", interrupted)
        with pytest.raises(KeyboardInterrupt):
            deliver(district, run, "fall")
    assert delivered(tmp_path) == {}
    deliver(district, run, "fall")
    assert delivered(tmp_path) == BRIEFS


def test_where_no_folder_is_set_nothing_is_written(make_district, run, tmp_path):
    folder = make_district()
    before = sorted(folder.rglob("*"))
    assert deliver(read_district(folder), run, "fall") == []
    assert sorted(folder.rglob("*")) == before


def test_a_folder_that_cannot_be_written_is_named_and_how_to_deliver_later(district, run, tmp_path):
    (tmp_path / "shared drive").write_text("a file where a folder should be")
    with pytest.raises(RunFailed, match="The run is published, but its briefs could not be delivered") as told:
        deliver(district, run, "fall")
    assert told.value.where.endswith("shared drive/fall")
    assert "throughline render RUN" in told.value.fix
