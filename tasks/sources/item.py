"""One file of a source, with the words to speak of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tasks.errors import SourceUnavailable, SourceUnreadable


@dataclass(frozen=True)
class Item:
    """A file on disk, or a member of a zip at `path`.

    `name` is what `_file` holds; `shown` is where a person finds it, seen from the district's folder.
    """

    path: Path
    name: str
    shown: str
    owner: str
    member: str = ""

    def unreadable(self, what: str, place: str = "", fix: str = "") -> SourceUnreadable:
        """An error about this file's content: `what` follows the file's name and `place`, a line, row or byte."""
        told = f"{self.name}, {place}, {what}" if place else f"{self.name} {what}"
        where = f"{self.shown}, {place}" if place else self.shown
        return SourceUnreadable(told, where=where, whose=self.owner, fix=fix)

    def unavailable(self, what: str, fix: str = "") -> SourceUnavailable:
        """An error about this file's being there and whole: `what` follows the file's name."""
        return SourceUnavailable(f"{self.name} {what}", where=self.shown, whose=self.owner, fix=fix)

    def empty(self, what: str) -> SourceUnavailable:
        """The error for a file that holds nothing."""
        return self.unavailable(f"is empty: {what}.", fix="ask for a new export, then run again")

    def still_being_written(self) -> SourceUnavailable:
        """The error for a file that has not arrived whole."""
        return self.unavailable("is still being written.", fix="run again when it has arrived whole")
