"""Commands in forks of a process that has imported what most of them need: importing takes longer than their work.

A fork sees its own words, environment, folder and streams, and ends as any program does.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from expectations.quiet_exit import end_quietly
from flows.cli import main
from flows.prefect_settings import quiet_prefect

_SECONDS = 300
_IMPORTED = (
    *("prefect", "great_expectations", "fastapi.encoders", "duckdb_engine", "sqlglot.dialects.duckdb"),
    *("flows.cycle", "tasks.sources.files"),
)


class Running:
    """A command under way: its process, and its lines on the error stream as they come."""

    _code: int | None = None

    def __init__(self, server: subprocess.Popen[str], errors: Path) -> None:
        assert server.stdout is not None
        self._answers = server.stdout
        self.pid = int(self._answers.readline())
        self.stderr = errors.open(encoding="utf-8")

    def wait(self) -> int:
        """Its exit code; a signal's number, negative, where one ended it."""
        self.stderr.close()
        if self._code is None:
            self._code = int(self._answers.readline())
        return self._code

    def end(self) -> None:
        """Kill it, unless it was waited for: whoever asks next would take its end for that of another command."""
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()


class Forks:
    """Starts commands in one environment; `close` ends the process that they are forked of."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.flows.forked"],
            env=self.environment,
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, words: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
        """Run `throughline ...` in a folder to its end."""
        return self._run({"words": [*map(str, words)]}, folder)

    def call(self, flow: str, *words: str | Path) -> Any:
        """What a flow, named by its module, gives for these words."""
        ran = self._run({"flow": flow, "words": [*map(str, words)]}, Path(self.environment["PREFECT_HOME"]))
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout.splitlines()[-1])

    @contextmanager
    def started(self, words: Sequence[str | Path], folder: Path) -> Iterator[Running]:
        """Start `throughline ...` in a folder; when the block ends, it has ended or is killed."""
        with TemporaryDirectory() as work:
            errors = Path(work, "errors")
            os.mkfifo(errors)
            running = self._start({"words": [*map(str, words)]}, folder, Path(os.devnull), errors)
            try:
                yield running
            finally:
                running.end()

    def close(self) -> None:
        """End the process that commands are forked of."""
        self._server.communicate(timeout=60)

    def _run(self, asked: Mapping[str, Any], folder: Path) -> subprocess.CompletedProcess[str]:
        with TemporaryDirectory() as work:
            out, errors = Path(work, "out"), Path(work, "errors")
            errors.touch()
            code = self._start(asked, folder, out, errors).wait()
            texts = (path.read_text(encoding="utf-8") for path in (out, errors))
            return subprocess.CompletedProcess(asked["words"], code, *texts)

    def _start(self, asked: Mapping[str, Any], folder: Path, out: Path, errors: Path) -> Running:
        assert self._server.stdin is not None
        places = {"folder": str(folder), "out": str(out), "errors": str(errors)}
        print(json.dumps({**asked, **places}), file=self._server.stdin, flush=True)
        return Running(self._server, errors)


def _serve() -> None:
    quiet_prefect()
    for name in _IMPORTED:
        import_module(name)
    # A fork would otherwise look through, and so copy, all of this as it ends; what is kept so is reported as leaked.
    gc.freeze()
    end_quietly()
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            _become(**json.loads(line))
        print(pid, flush=True)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _become(words: Sequence[str], folder: str, out: str, errors: str, flow: str = "") -> None:
    """Be the command, or the flow, from here on."""
    # As in a terminal, what is sent to all that it has started reaches nobody else.
    os.setsid()
    signal.alarm(_SECONDS)
    written = os.O_WRONLY | os.O_CREAT
    for number, place, flags in ((0, os.devnull, os.O_RDONLY), (1, out, written), (2, errors, written)):
        os.dup2(os.open(place, flags, 0o600), number)
    os.chdir(folder)
    if flow:
        module, name = flow.rsplit(".", 1)
        print(json.dumps(getattr(import_module(module), name)(*words)))
        sys.exit()
    sys.argv = ["throughline", *words]
    sys.exit(main())


if __name__ == "__main__":
    _serve()
