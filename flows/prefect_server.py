"""The server that Prefect starts for a single run, kept alive until the run has told it how it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from threading import Thread
from time import sleep

from prefect.server.api.server import SubprocessASGIServer
from prefect.settings import get_current_settings

_LOOKS_EVERY_SECONDS = 1.0


class RunServer(SubprocessASGIServer):
    """Prefect's temporary server in a session of its own, which ends with the process that started it.

    In the session of the run, Ctrl-C would reach the server too; the run would then wait for it for a minute.
    """

    def _run_uvicorn_command(self) -> subprocess.Popen[bytes]:
        settings = get_current_settings().to_environment_variables(exclude_unset=True)
        marks = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
        return subprocess.Popen(  # noqa: S603 - Python itself and a number
            [sys.executable, "-m", __name__, str(self.port)],
            env={**os.environ, **marks, **settings},
            start_new_session=True,
        )


def serve(port: int) -> None:
    """Serve until asked to end, or until the process that asked for it is gone."""
    import uvicorn

    Thread(target=_end_after, args=(os.getppid(),), daemon=True).start()
    uvicorn.run("prefect.server.api.server:create_app", factory=True, host="127.0.0.1", port=port, log_level="error")


def _end_after(process_id: int) -> None:
    while os.getppid() == process_id:
        sleep(_LOOKS_EVERY_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
