"""A Prefect server for the tests of flows, and small districts to run on it."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.cli import main
from tests.flows.forked import Forks

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
Command = Callable[..., "subprocess.CompletedProcess[str]"]
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def prefect_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of commands that talk to one server of their own, with a home of its own."""
    home = tmp_path_factory.mktemp("prefect")
    port = _free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")},
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    log = (home / "server.log").open("w")
    server = subprocess.Popen(
        [BIN / "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
        env={**environment, "PREFECT_API_URL": ""},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/api/health")
        yield environment
    finally:
        server.terminate()
        server.wait(timeout=30)
        log.close()


@pytest.fixture(scope="session")
def forks(prefect_environment: dict[str, str]) -> Iterator[Forks]:
    """Starts commands that talk to that server."""
    forks = Forks(prefect_environment)
    yield forks
    forks.close()


@pytest.fixture(scope="session")
def loud(prefect_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    """Starts commands that log all they can, and have a folder of their own for what they write on the way."""
    work = tmp_path_factory.mktemp("loud")
    forks = Forks({**prefect_environment, "PREFECT_LOGGING_LEVEL": "DEBUG", "TMPDIR": str(work)})
    yield forks
    forks.close()


@pytest.fixture
def throughline(forks: Forks, tmp_path: Path) -> Command:
    """Run `throughline ...` as a user would, from an empty folder."""
    return command_in(tmp_path, forks)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample district with few students, groups and datasets, so that a run takes seconds."""
    return small_sample(tmp_path / "sample")


@pytest.fixture(scope="session")
def ran_once(forks: Forks, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The small sample district after a run of its winter cycle, to be looked at only, and what that run said."""
    with _shared(tmp_path_factory, "ran_once") as work:
        folder, said = work / "sample", work / "said.json"
        if not said.exists():
            shutil.rmtree(folder, ignore_errors=True)
            ran = command_in(work, forks)("run", small_sample(folder), "--cycle", "winter")
            assert ran.returncode == 0, ran.stderr
            said.write_text(json.dumps([ran.args, ran.returncode, ran.stdout, ran.stderr]))
    return folder, subprocess.CompletedProcess(*json.loads(said.read_text()))


@pytest.fixture
def run_sample(ran_once: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> Path:
    """A copy of that district, home and all."""
    return shutil.copytree(ran_once[0], tmp_path / "run_sample", symlinks=True)


@pytest.fixture
def run_quickly(run_sample: Path) -> Path:
    """The same for runs of which nobody looks at what they show."""
    with_little_shown(run_sample / "district.toml")
    return run_sample


def forget(district: Path, dataset: str) -> None:
    """As if this dataset had not come before, nor been told, and nothing had run."""
    home = district / "home"
    for path in [home / "runs", *home.glob(f"*/*/{dataset}")]:
        shutil.rmtree(path)
    (home / "told.json").unlink()


def command_in(folder: Path, forks: Forks) -> Command:
    """`throughline ...` as a user would run it in this folder."""

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return forks.run(words, folder)

    return run


def small_sample(folder: Path) -> Path:
    """The sample district with few students, of two groups, and without datasets of which no brief shows anything yet.

    Of few students nearly every number by group is hidden: of all groups, protecting them is half the time of a run.
    """
    sample_of_all_groups(folder)
    with_two_groups(folder / "district.toml", folder / "maps")
    return folder


def with_two_groups(settings: Path, maps: Path) -> None:
    """Let the district know two groups of students."""
    (maps / "two_groups.sql").write_text("select student_id, sex, _file, _row from raw\n")
    heading = "[datasets.demographics]\n"
    settings.write_text(settings.read_text().replace(heading, f"{heading}{TWO_GROUPS}\n"))


def with_little_shown(settings: Path) -> None:
    """Let protection show next to nothing, as it does of so few students anyway, so that it need not search long."""
    text = settings.read_text().replace("minimum_n = 10\n", "minimum_n = 100\n")
    settings.write_text(text.replace("minimum_n_for_extremes = 30\n", "minimum_n_for_extremes = 100\n"))


def with_few_students(settings: Path) -> None:
    """Let the sample make 300 students."""
    settings.write_text(settings.read_text().replace('kind = "sample"', 'kind = "sample", students = 300'))


def sample_of_all_groups(folder: Path) -> Path:
    """As the small sample, with every column about students that it makes."""
    shutil.copytree(ROOT / "districts" / "sample", folder, ignore=shutil.ignore_patterns("home"))
    settings = folder / "district.toml"
    with_few_students(settings)
    settings.write_text(_without(settings.read_text(), UNSEEN))
    return folder


TWO_GROUPS = 'map = "maps/two_groups.sql"'


# Datasets of which no brief shows anything yet: each costs a run some tenths of a second.
UNSEEN = (
    *("school_history", "cohort", "staff", "surveys", "maturity", "money", "account_rules", "support_visits"),
    *("expertise", "tests_of_change", "courses", "learning", "positions", "decisions"),
)


def _without(text: str, datasets: Sequence[str]) -> str:
    """A district.toml without the tables of these datasets."""
    for name in datasets:
        text = re.sub(rf"\[datasets\.{name}[.\]].*?(?=\n\[|\Z)", "", text, flags=re.DOTALL)
    return text


@contextmanager
def _shared(tmp_path_factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """A folder of all workers of this session, one of them at a time."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, seconds: int = 180) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(f"nothing answers at {address}")


def said_of_a_file(verb: str, folder: Path, capsys: pytest.CaptureFixture[str], file_name: str) -> Said:
    """What a verb says of a file with some text: exit code, answer, errors."""

    def say(text: str | bytes, *words: str, name: str = file_name) -> tuple[int, str, str]:
        path = folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        try:
            code = main([verb, str(path), *words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return say


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """What `throughline signals` says of a file."""
    return said_of_a_file("signals", tmp_path, capsys, "series.csv")
