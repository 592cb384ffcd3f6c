"""Lets one piece of work go on beside another, on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import TypeVar

import duckdb

_Result = TypeVar("_Result")
_SECONDS_BETWEEN_CALLS = 0.2


@contextmanager
def meanwhile(
    warehouse: duckdb.DuckDBPyConnection, work: Callable[[duckdb.DuckDBPyConnection], _Result]
) -> Iterator[Callable[[], _Result]]:
    """Start the work; what is yielded waits for its result. It does not see the connection's temporary tables.

    The block ends when both have ended. Where it fails, the work is interrupted.
    """
    # What is lent is closed last: work that is interrupted may ask once more.
    with warehouse.cursor() as lent, ThreadPoolExecutor(max_workers=1) as beside:
        working = beside.submit(work, lent)
        try:
            yield working.result
        except BaseException:
            # One call reaches only the statement under way, and the next may have begun just then.
            while not working.done():
                lent.interrupt()
                wait([working], timeout=_SECONDS_BETWEEN_CALLS)
            raise
