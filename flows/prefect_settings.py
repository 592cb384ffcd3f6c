"""How Prefect behaves under the command line: quiet, on this machine only, and without telemetry."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryFile

from tasks.errors import RunFailed

_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "true",
    # A first start migrates its database, which outlasts the 20 s Prefect gives itself.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
}


def quiet_prefect() -> None:
    """Set what Prefect reads when it is first imported; what the environment already says stays."""
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)


def require_prefect_home() -> None:
    """Raise RunFailed where this machine's Prefect has no folder that it can write.

    Its server would try for minutes and then fail in words of its own. A server named by its address has its own.
    """
    if os.environ.get("PREFECT_API_URL"):
        return
    home = Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser()
    try:
        home.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=home) as file:
            file.write(b"room?")
    except OSError as error:
        raise RunFailed(
            f"Prefect's folder cannot be written: {error.strerror}.",
            where=str(home),
            fix="let this user write there or make room, or name another folder by PREFECT_HOME; then run again",
        ) from None
