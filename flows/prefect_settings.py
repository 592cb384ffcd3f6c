"""How Prefect behaves under the command line: quiet, on this machine only, and without telemetry."""

from __future__ import annotations

import os

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
