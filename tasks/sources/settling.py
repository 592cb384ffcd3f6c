"""Whether a file is still being written."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tasks.sources.item import Item

if sys.platform == "linux":
    import fcntl

_PATIENCE = 10
_OPEN_COUNTS_SECONDS = 600

Signature = tuple[int, int, int]


def signature(path: Path) -> Signature:
    """What changes when a file is written to or replaced."""
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def wait_until_still(files: Iterable[Item], settle_seconds: float) -> None:
    """Return when no file has changed for `settle_seconds`; raises SourceUnavailable after ten times as long."""
    if not settle_seconds:
        return
    unsettled = {file: signature(file.path) for file in files if not _has_rested(file.path, settle_seconds)}
    still_since = dict.fromkeys(unsettled, time.monotonic())
    deadline = time.monotonic() + _PATIENCE * settle_seconds
    while unsettled:
        time.sleep(min(settle_seconds / 4, 0.5))
        now = time.monotonic()
        for file, before in list(unsettled.items()):
            seen = signature(file.path)
            if seen != before or _is_open_elsewhere(file.path):
                unsettled[file], still_since[file] = seen, now
            elif now - still_since[file] >= settle_seconds:
                del unsettled[file]
        if unsettled and now > deadline:
            raise next(iter(unsettled)).still_being_written()


def _has_rested(path: Path, settle_seconds: float) -> bool:
    """Judged by the clock, which for a file on another machine may be off: what seems young is then watched."""
    return time.time() - path.stat().st_mtime >= settle_seconds and not _is_open_elsewhere(path)


def _is_open_elsewhere(path: Path) -> bool:
    """Whether a process has the file open for writing, on Linux and where the file system can tell.

    A file that nobody has written to for a while counts as finished: people leave workbooks open.
    """
    if sys.platform != "linux" or time.time() - path.stat().st_mtime > _OPEN_COUNTS_SECONDS:
        return False
    with path.open("rb") as file:
        try:
            # Should somebody open the file in between, the kernel's word for it must not end this process.
            fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except BlockingIOError:
            return True
        except OSError:
            return False
    return False
