"""A district's home: for its owner's eyes only, and for one run at a time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.errors import HomeBusy, HomeUnusable
from tasks.storage.home import Home
from tasks.storage.private_files import private_folder, write_private

ROOT = Path(__file__).parents[3]
HOLDER = """
import sys, time
from pathlib import Path
from tasks.storage.home import Home
with Home(Path(sys.argv[1])).lock():
    print("locked", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the lock of the home `tmp_path`/home."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "home")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "locked\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_run_in_another_process_is_refused(tmp_path, holder):
    with pytest.raises(HomeBusy, match="Another run is at work") as told, Home(tmp_path / "home").lock():
        pass
    assert told.value.where == str(tmp_path / "home")
    assert (tmp_path / "home" / ".lock").read_text() == f"{holder.pid}\n"


def test_a_second_run_in_this_process_is_refused(tmp_path):
    home = Home(tmp_path / "home")
    with home.lock(), pytest.raises(HomeBusy), home.lock():
        pass


def test_the_lock_goes_with_its_process_however_that_ends(tmp_path, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with Home(tmp_path / "home").lock():
        pass


def test_the_lock_goes_when_its_run_fails(tmp_path):
    home = Home(tmp_path / "home")
    with pytest.raises(RuntimeError), home.lock():
        raise RuntimeError
    with home.lock():
        pass


def test_two_districts_run_side_by_side(tmp_path):
    with Home(tmp_path / "one").lock(), Home(tmp_path / "two").lock():
        pass


@pytest.mark.parametrize("kind", ["landing", "accepted", "quarantine"])
def test_each_departments_folders_are_its_own_and_private(tmp_path, kind):
    folder = getattr(Home(tmp_path / "home"), kind)("office", "schools")
    assert folder == tmp_path / "home" / kind / "office" / "schools"
    made = [folder, *list(folder.parents)[:3]]
    assert {oct(path.stat().st_mode & 0o777) for path in made} == {"0o700"}


def test_a_private_folder_leaves_those_above_it_as_they_are(tmp_path):
    tmp_path.chmod(0o755)
    private_folder(tmp_path / "a" / "b")
    assert oct(tmp_path.stat().st_mode & 0o777) == "0o755"


def test_a_private_file_is_written_whole_or_not_at_all(tmp_path):
    path = write_private(tmp_path / "told.json", "ä")
    assert (path.read_text(encoding="utf-8"), oct(path.stat().st_mode & 0o777)) == ("ä", "0o600")
    write_private(path, "another")
    assert [one.name for one in tmp_path.iterdir()] == ["told.json"]


def test_a_home_that_cannot_be_made_is_told_with_its_path(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeUnusable, match="cannot be written: Not a directory"), Home(tmp_path / "file" / "x").lock():
        pass
