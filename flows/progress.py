"""Shows a run's steps in the terminal as they go, and keeps how long each took."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import perf_counter
from typing import Any


class Progress:
    """Times the steps of one run; writes to standard error so that standard output stays for results."""

    def __init__(self) -> None:
        self.started_at = datetime.now(UTC)
        self.seconds_by_step: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Announce a step, and say how long it took when it is done."""
        self.say(name)
        start = perf_counter()
        yield
        self.seconds_by_step[name] = round(perf_counter() - start, 3)
        self.say(f"{name} done in {self.seconds_by_step[name]:.1f} s")

    def say(self, words: str) -> None:
        """Write one line at once."""
        print(f"throughline: {words}", file=sys.stderr, flush=True)

    def as_run(self, run_id: str, **more: Any) -> dict[str, Any]:
        """What `run.json` says: all that the clock and chance decide."""
        return {
            "run_id": run_id,
            "started_at": self.started_at.isoformat(timespec="seconds"),
            "ended_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds_by_step": self.seconds_by_step,
            **more,
        }
