"""A run that is killed at any step leaves the published runs as they were, and the next run succeeds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from prefect.server.api.server import SubprocessASGIServer

from tests.flows.forked import Forks

Command = Callable[..., "subprocess.CompletedProcess[str]"]
STEPS = ("pull", "validate", "tell", "compute", "protect", "render", "publish", "deliver")

# Ends its own process, as the operating system would, between the two halves of publishing.
KILLED_BETWEEN_RENAME_AND_LATEST = """
import os, signal, sys
import tasks.publish
tasks.publish._point_latest = lambda final: os.kill(os.getpid(), signal.SIGKILL)
from flows.cli import main
sys.exit(main(sys.argv[1:]))
"""

# Starts the server of a run and is gone without having stopped it.
GONE_WITHOUT_STOPPING = """
import os
from flows.prefect_server import RunServer
server = RunServer()
server.start()
print(server.port, flush=True)
os._exit(9)
"""


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kill_at(step: str, sample: Path, forks: Forks) -> None:
    with forks.started(["run", sample, "--cycle", "winter"], sample.parent) as running:
        for line in running.stderr:
            if line.strip() == f"throughline: {step}":
                os.kill(running.pid, signal.SIGKILL)
                break
        assert running.wait() == -signal.SIGKILL, f"the run ended before it could be killed at {step}"


def test_killed_at_every_step(throughline: Command, run_quickly: Path, forks: Forks) -> None:
    runs = run_quickly / "home" / "runs"
    first = (runs / "latest").resolve()
    before = bytes_of(first)
    for step in STEPS[:-1]:
        kill_at(step, run_quickly, forks)
        assert (runs / "latest").resolve() == first, f"latest moved though the run was killed at {step}"
        assert bytes_of(first) == before
    kill_at(STEPS[-1], run_quickly, forks)
    assert bytes_of(first) == before, "a run that is killed while it delivers is published; the one before is whole too"
    again = throughline("run", run_quickly, "--cycle", "winter")
    assert again.returncode == 0, again.stderr
    assert (runs / "latest").resolve() != first
    assert not list(runs.glob(".*")), "what killed runs left behind is cleared away"
    assert not list((run_quickly / "home" / "work").iterdir())


def test_killed_between_the_rename_and_latest(
    throughline: Command, run_quickly: Path, prefect_environment: dict[str, str]
) -> None:
    runs = run_quickly / "home" / "runs"
    first = (runs / "latest").resolve()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_BETWEEN_RENAME_AND_LATEST, "run", run_quickly, "--cycle", "winter"],
        env=prefect_environment,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert killed.returncode == -signal.SIGKILL
    assert (runs / "latest").resolve() == first
    assert throughline("run", run_quickly, "--cycle", "winter").returncode == 0
    assert (runs / "latest").resolve() != first


def test_stopped_from_the_terminal(sample: Path, forks: Forks) -> None:
    with forks.started(["run", sample, "--cycle", "winter"], sample.parent) as running:
        told = [next(line for line in running.stderr if line.strip() == "throughline: validate")]
        # As a terminal does: to all that the run has started.
        os.killpg(running.pid, signal.SIGINT)
        told += running.stderr.readlines()
        assert running.wait() == 130, told
    assert "stopped; what was published before is as it was" in told[-1]
    assert "Traceback" not in "".join(told)


def test_the_server_of_a_run_ends_with_it(prefect_environment: dict[str, str]) -> None:
    gone = subprocess.run(
        [sys.executable, "-c", GONE_WITHOUT_STOPPING],
        env=prefect_environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    port = int(gone.stdout)
    waited_until = monotonic() + 30
    while SubprocessASGIServer.is_port_available(port) is False:
        assert monotonic() < waited_until, "the server is still there"
        sleep(0.2)
