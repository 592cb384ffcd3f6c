"""Ends statements that never would: a map may be anybody's SQL, and one that loops holds up the whole run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import duckdb

from tasks.errors import ThroughlineError

# Fifty million rows take a map some minutes, and judging as long again. A dataset may set others.
MAP_MINUTES = 60
JUDGING_MINUTES = 240
_SECONDS_BETWEEN_CALLS = 0.2


@contextmanager
def time_limit(warehouse: duckdb.DuckDBPyConnection, minutes: float, error: ThroughlineError) -> Iterator[None]:
    """Raise the error where what is done within takes longer; statements of the connection are interrupted for it."""
    is_done, is_late = Event(), Event()

    def interrupt() -> None:
        if is_done.wait(60 * minutes):
            return
        is_late.set()
        # One call reaches only the statement under way, and the next may have begun just then.
        while not is_done.wait(_SECONDS_BETWEEN_CALLS):
            warehouse.interrupt()

    watch = Thread(target=interrupt, daemon=True)
    watch.start()
    try:
        yield
    except Exception:
        if is_late.is_set():
            raise error from None
        raise
    finally:
        is_done.set()
        watch.join()
