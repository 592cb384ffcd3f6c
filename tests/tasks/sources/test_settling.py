"""A file that is still being written is waited for, but not for ever."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from tasks.errors import SourceUnavailable


def _age(path: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def _writes(path: Path, times: int, every_seconds: float) -> threading.Thread:
    def write() -> None:
        for number in range(times):
            with path.open("a") as file:
                file.write(f"{number}\n")
            time.sleep(every_seconds)

    thread = threading.Thread(target=write)
    thread.start()
    return thread


def test_an_old_file_is_taken_at_once(put, source):
    _age(put("a.csv", "id\n1\n"), seconds=3600)
    start = time.monotonic()
    source("a.csv", settle_seconds=600).look()
    assert time.monotonic() - start < 5


def test_a_young_file_is_watched_until_it_has_been_still(put, source):
    path = put("a.csv", "id\n")
    writer = _writes(path, times=4, every_seconds=0.1)
    (seen,) = source("a.csv", settle_seconds=0.3).look()
    writer.join()
    assert seen.size_bytes == path.stat().st_size


def test_a_file_from_the_future_is_watched_too(put, source):
    _age(put("a.csv", "id\n1\n"), seconds=-3600)
    start = time.monotonic()
    source("a.csv", settle_seconds=0.2).look()
    assert time.monotonic() - start >= 0.2


def test_a_file_that_does_not_come_to_rest_is_unavailable(put, source):
    writer = _writes(put("a.csv", "id\n"), times=120, every_seconds=0.03)
    with pytest.raises(SourceUnavailable, match=r"a\.csv is still being written"):
        source("a.csv", settle_seconds=0.3).look()
    writer.join()


@pytest.mark.skipif(sys.platform != "linux", reason="not run: only Linux tells who has a file open")
def test_a_file_that_somebody_has_open_for_writing_is_unavailable(put, source):
    path = put("a.csv", "id\n1\n")
    with path.open("a"):
        _age(path, seconds=5)
        with pytest.raises(SourceUnavailable, match=r"a\.csv is still being written"):
            source("a.csv", settle_seconds=0.05).look()


def test_a_workbook_left_open_since_long_counts_as_finished(put, source):
    path = put("a.csv", "id\n1\n")
    with path.open("a"):
        _age(path, seconds=3600)
        assert source("a.csv", settle_seconds=0.05).look()
