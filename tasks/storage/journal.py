"""What people say to the system: an append-only journal, a hashed input of runs like any other."""

from __future__ import annotations

import errno
import fcntl
import json
import os
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from tasks.errors import HomeUnusable
from tasks.sources.settings import Settings
from tasks.storage.home import Home
from tasks.storage.private_files import PRIVATE_FILE

_FILE = "journal.jsonl"


class Acceptance(Settings):
    """Somebody let a dataset go on although limits held it.

    `key` names what was judged, so that a later change is held anew. `limits` are the names of those told then:
    another one holds the dataset again.
    """

    kind: Literal["accepted"] = "accepted"
    said_at: datetime
    who: str
    dataset: str
    key: str
    limits: tuple[str, ...]
    because: str


class Release(Settings):
    """An audience was told the numbers of a run, shown or hidden.

    `release_id` is drawn by chance, and empty of those noted before there was one. `inputs_sha256` is of what the
    numbers were made from and by, `numbers_sha256` of the file that has them: never to be published, since whoever
    knows the shown ones could try out the hidden.
    """

    kind: Literal["released"] = "released"
    release_id: str = ""
    said_at: datetime
    who: str
    audience: Literal["internal", "public"]
    cycle: str
    run: str
    inputs_sha256: str
    numbers_sha256: str

    @property
    def name(self) -> str:
        """What manifests call it: nothing that tells of its numbers."""
        return self.release_id or self.inputs_sha256


Entry = Annotated[Acceptance | Release, Field(discriminator="kind")]
_ENTRY: TypeAdapter[Acceptance | Release] = TypeAdapter(Entry)


def append(home: Home, entry: Acceptance | Release) -> Path:
    """Write one entry at the journal's end, and wait until the disk has it; whole or not at all."""
    path = journal_file(home)
    line = f"{entry.model_dump_json()}\n".encode()
    with path.open("ab", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        path.chmod(PRIVATE_FILE)
        end = file.seek(0, os.SEEK_END)
        try:
            if file.write(line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            os.fsync(file.fileno())
        except OSError:
            # Half a line could not be read any more, and no run would start.
            file.truncate(end)
            raise
    return path


def acceptances(home: Home) -> list[Acceptance]:
    """All that was accepted, in the order in which it was said; raises HomeUnusable where a line cannot be read."""
    return [one for one in _entries(home) if isinstance(one, Acceptance)]


def releases(home: Home) -> list[Release]:
    """All that was released, in the order in which it was; raises as `acceptances` does."""
    return [one for one in _entries(home) if isinstance(one, Release)]


def _entries(home: Home) -> list[Acceptance | Release]:
    path = journal_file(home)
    try:
        # Of bytes only ends of lines end one: what somebody wrote may hold others that text knows.
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    return [_entry(path, number, line) for number, line in enumerate(lines, 1)]


def acceptance_of(home: Home, key: str, limits: Collection[str]) -> Acceptance | None:
    """What somebody has said first of this very delivery and of all limits that hold it."""
    return next((one for one in acceptances(home) if one.key == key and set(limits) <= set(one.limits)), None)


def journal_file(home: Home) -> Path:
    """Where it is written."""
    return home.journal / _FILE


def _entry(path: Path, number: int, line: bytes) -> Acceptance | Release:
    try:
        return _ENTRY.validate_python(json.loads(line.decode()))
    except (json.JSONDecodeError, UnicodeDecodeError, ValidationError):
        raise HomeUnusable(
            f"Line {number} of the journal cannot be read.",
            where=str(path),
            fix="bring the line back from a copy; the journal is only ever written by throughline",
        ) from None
