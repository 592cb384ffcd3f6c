"""Ends Python without what DuckDB's binding says of objects still alive at the end: nothing is lost by them."""

from __future__ import annotations

import atexit
import os


def end_quietly() -> None:
    """From the end of the program on, print nothing to the error stream.

    duckdb-engine beside Great Expectations or Prefect keeps some of its types alive to the last, and so does a
    statement that was interrupted. What was registered later runs before.
    """
    atexit.register(_silence)


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
