"""Publishing: one rename makes a run visible, `latest` moves last, and a crash leaves the last run whole."""

import json
import os
from pathlib import Path

import pytest

from tasks import publish as publishing
from tasks.publish import publish
from tasks.storage.home import Home
from tasks.storage.run_folder import RunFolder, start_run


class Killed(Exception):
    """Stands for the end of the process."""


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def finished(home: Home, words: str) -> RunFolder:
    """A run that has all but been published."""
    folder = start_run(home, "fall")
    for path in (folder.warehouse, folder.published / "measures.parquet", folder.briefs / "cabinet.html"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words)
    return folder


def files(run: Path) -> dict[str, bytes]:
    return {str(path.relative_to(run)): path.read_bytes() for path in sorted(run.rglob("*")) if path.is_file()}


def manifest_of(run: Path) -> dict[str, object]:
    return json.loads((run / "manifest.json").read_text())


def latest(home: Home) -> Path:
    return (home.runs / "latest").resolve()


def test_a_published_run_has_all_its_files_and_both_accounts(home):
    folder = finished(home, "one")
    published = publish(folder, {"cycle": "fall", "b": 1}, {"run_id": folder.run_id})
    assert published == folder.final
    assert set(files(published)) == {
        "protected/warehouse.duckdb",
        "published/measures.parquet",
        "briefs/cabinet.html",
        "manifest.json",
        "run.json",
    }
    assert manifest_of(published) == {"b": 1, "cycle": "fall"}
    assert json.loads((published / "run.json").read_text()) == {"run_id": folder.run_id}
    assert not folder.partial.exists()


def test_latest_leads_to_it_also_when_the_home_moves(home, tmp_path):
    publish(finished(home, "one"), {}, {})
    published = publish(finished(home, "two"), {}, {})
    assert latest(home) == published.resolve()
    home.root.rename(tmp_path / "moved")
    assert (tmp_path / "moved" / "runs" / "latest" / "briefs" / "cabinet.html").read_text() == "two"


def test_a_run_as_of_an_earlier_day_is_not_the_latest(home):
    first = publish(finished(home, "one"), {"as_of": None}, {})
    publish(finished(home, "two"), {"as_of": "2026-01-31"}, {})
    assert latest(home) == first.resolve()


def test_runs_stay_as_they_are(home):
    first = publish(finished(home, "one"), {"n": 1}, {})
    before = files(first)
    publish(finished(home, "two"), {"n": 2}, {})
    assert files(first) == before


def test_a_published_run_is_never_replaced(home):
    folder = finished(home, "one")
    publish(folder, {"n": 1}, {})
    again = RunFolder(folder.run_id, finished(home, "two").partial, folder.final)
    with pytest.raises(OSError, match="not empty"):
        publish(again, {"n": 2}, {})
    assert manifest_of(folder.final) == {"n": 1}


def test_everything_is_on_disk_before_it_is_visible_and_latest_moves_last(home, monkeypatch):
    folder = finished(home, "one")
    steps: list[str] = []
    whole = {"briefs/cabinet.html", "manifest.json", "run.json", "protected/warehouse.duckdb"}

    def watch(place, name, word):
        real = getattr(place, name)

        def seen(*arguments, **more):
            if word == "rename":
                assert whole <= set(files(folder.partial))
            steps.append(word)
            return real(*arguments, **more)

        monkeypatch.setattr(place, name, seen)

    watch(os, "fsync", "sync")
    watch(Path, "rename", "rename")
    watch(Path, "replace", "latest")
    publish(folder, {}, {})
    synced = steps.index("rename")
    assert steps[:synced] == ["sync"] * synced
    assert synced >= len(whole) + 1
    assert steps[synced:] == ["rename", "sync", "latest"]


CRASHES = [
    (publishing, "as_json", 1),
    (publishing, "as_json", 2),
    (os, "fsync", 1),
    (os, "fsync", 5),
    (Path, "rename", 1),
    (publishing, "_point_latest", 1),
    (Path, "symlink_to", 1),
    (Path, "replace", 1),
]


@pytest.mark.parametrize(("place", "name", "call"), CRASHES, ids=[f"{name} {call}" for _, name, call in CRASHES])
def test_killed_at_any_step_the_last_run_is_whole_and_the_next_succeeds(home, monkeypatch, place, name, call):
    first = publish(finished(home, "one"), {"n": 1}, {})
    before = files(first)
    calls = 0
    real = getattr(place, name)

    def kill(*arguments, **more):
        nonlocal calls
        calls += 1
        if calls == call:
            raise Killed
        return real(*arguments, **more)

    folder = finished(home, "two")
    with monkeypatch.context() as killing:
        killing.setattr(place, name, kill)
        with pytest.raises(Killed):
            publish(folder, {"n": 2}, {})
    assert latest(home) == first.resolve()
    assert files(first) == before
    if folder.final.exists():
        assert files(folder.final)["briefs/cabinet.html"] == b"two"
        assert manifest_of(folder.final) == {"n": 2}

    third = publish(finished(home, "three"), {"n": 3}, {})
    assert latest(home) == third.resolve()
    assert [path.name for path in home.runs.iterdir() if path.name.startswith(".")] == []
