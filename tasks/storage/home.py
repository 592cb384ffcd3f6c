"""Where things live below a district's home, and the lock that keeps two runs apart."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tasks.errors import HomeBusy
from tasks.storage.private_files import private_folder
from tasks.storage.usable import usable

FOLDERS = (
    "accepted",
    "errors",
    "journal",
    "landing",
    "public",
    "quarantine",
    "rehearsal",
    "rule_pages",
    "runs",
    "scorecards",
    "work",
)


class Home:
    """The folders of one district's home; all are for their owner's eyes only."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.runs = root / "runs"
        self.work = root / "work"
        self.public = root / "public"

    def landing(self, department: str, dataset: str) -> Path:
        """Raw snapshots and their receipts."""
        return private_folder(self.root / "landing" / department / dataset)

    def accepted(self, department: str, dataset: str) -> Path:
        """Rows that kept the contract, typed, and their verdicts."""
        return private_folder(self.root / "accepted" / department / dataset)

    @property
    def journal(self) -> Path:
        """What people have said to the system."""
        return private_folder(self.root / "journal")

    def quarantine(self, department: str, dataset: str) -> Path:
        """Rows held back, each with its reasons."""
        return private_folder(self.root / "quarantine" / department / dataset)

    def scorecards(self, department: str) -> Path:
        """What a department was told between cycles; holds no rows."""
        return private_folder(self.root / "scorecards" / department)

    def rule_pages(self, department: str, dataset: str) -> Path:
        """The page with a dataset's rules, made last; holds counts."""
        return private_folder(self.root / "rule_pages" / department / dataset)

    @property
    def told(self) -> Path:
        """Which datasets were last told to be broken."""
        return self.root / "told.json"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Let one run at a time write here; the lock goes when its process does, however it ends.

        Raises HomeBusy, and HomeUnusable where the system refuses what is written meanwhile.
        """
        with usable(self.root), self._lock_file() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise HomeBusy(
                    "Another run is at work for this district.",
                    where=str(self.root),
                    fix="wait until it ends, then run again; published runs can be read meanwhile",
                ) from None
            file.truncate(0)
            file.write(f"{os.getpid()}\n")
            file.flush()
            yield

    def _lock_file(self) -> TextIO:
        private_folder(self.root)
        return (self.root / ".lock").open("a+")
