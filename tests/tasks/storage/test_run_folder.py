"""The folder of a run: made under a partial name, found again by any path into it."""

import pytest

from tasks.errors import RunNotFound
from tasks.manifest import told_of
from tasks.publish import publish
from tasks.storage.home import Home
from tasks.storage.run_folder import cycle_of, find_run, read_manifest, start_run, verdicts_of
from tests.reports.made_up_verdicts import verdict


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def test_a_run_is_made_where_nobody_looks_and_is_private(home):
    folder = start_run(home, "fall")
    assert folder.run_id.startswith("fall-")
    assert folder.partial == home.runs / f".{folder.run_id}.partial"
    assert folder.final == home.runs / folder.run_id
    assert not folder.final.exists()
    made = [home.root, home.runs, folder.partial, folder.warehouse.parent]
    assert {oct(path.stat().st_mode & 0o777) for path in made} == {"0o700"}


def test_every_run_has_an_id_of_its_own(home):
    assert len({start_run(home, "fall").run_id for _ in range(100)}) == 100


def test_what_killed_runs_left_behind_is_cleared_away(home):
    killed = start_run(home, "fall")
    killed.warehouse.write_text("half")
    (home.work / "pull-1").mkdir(parents=True)
    (home.work / "pull-1" / "rows.parquet").write_text("half")
    (home.work / ".DS_Store").write_text("")
    (home.runs / ".latest-fall-1").symlink_to("fall-1")
    folder = start_run(home, "fall")
    assert [path.name for path in home.runs.iterdir()] == [folder.partial.name]
    assert list(home.work.iterdir()) == []


def test_published_runs_stay(home):
    told = {"cycle": "fall", "district": "Testville", "fingerprint": "f", "is_complete": True, "verdicts": []}
    published = publish(start_run(home, "fall"), told, {})
    start_run(home, "fall")
    assert read_manifest(published) == told
    assert (home.runs / "latest").resolve() == published.resolve()


def test_a_run_is_found_by_any_path_into_it(home):
    folder = start_run(home, "fall")
    (folder.briefs / "schools").mkdir(parents=True)
    (folder.briefs / "schools" / "birch.html").write_text("")
    published = publish(folder, {}, {})
    for way in (published, home.runs / "latest", published / "briefs" / "schools" / "birch.html"):
        assert find_run(way) == published.resolve()


def test_what_is_no_published_run_is_not_found(home, tmp_path):
    partial = start_run(home, "fall").partial
    for way in (partial, tmp_path, tmp_path / "nowhere"):
        with pytest.raises(RunNotFound, match="There is no published run here") as told:
            find_run(way)
        assert told.value.where == str(way)
        assert "home/runs/latest" in told.value.fix


def test_the_cycle_of_a_run_is_in_its_name(home):
    assert [cycle_of(start_run(home, cycle).run_id) for cycle in ("fall", "fall-2025", "fall_late")] == [
        "fall",
        "fall-2025",
        "fall_late",
    ]


def test_verdicts_of_another_version_are_read_and_changed_ones_are_told(tmp_path):
    told = verdict("schools")
    manifest = {"verdicts": [{**told_of(told), "said_by_another_version": 1}]}
    assert [one.dataset for one in verdicts_of(manifest, tmp_path)] == ["schools"]
    for left in ([{"dataset": 1}], [None], None):
        with pytest.raises(RunNotFound, match="cannot be read: it was cut or changed") as raised:
            verdicts_of({"verdicts": left}, tmp_path)
        assert raised.value.where == str(tmp_path / "manifest.json")
