"""A text file that is read although some of its bytes are not of its encoding: what they stand in is set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from tasks.errors import SourceUnreadable
from tasks.sources.encoding import as_utf8, marked_encoding
from tasks.sources.item import Item
from tasks.sources.settings import FilesSettings, SourceContext

# How Python keeps a byte that it cannot decode, and the zero byte, which no export has.
ODD = re.compile("[\udc80-\udcff\0]")
_CHUNK_CHARACTERS = 1 << 20
_STAND_IN = "\ufffd"


@dataclass(frozen=True)
class TextFile:
    """A file of text; `refusal` says what is wrong where some of its bytes are not of its encoding."""

    path: Path
    encoding: str = "utf-8-sig"
    refusal: SourceUnreadable | None = None

    def open(self) -> TextIO:
        """The file as text, line ends as they are, and bytes that cannot be decoded as `ODD`."""
        errors = "surrogateescape" if self.refusal else "strict"
        return self.path.open(encoding=self.encoding, errors=errors, newline="")


def text_file(item: Item, settings: FilesSettings, context: SourceContext) -> TextFile:
    """The same text in UTF-8, or the file itself with its odd bytes where these may be set aside.

    Raises SourceUnreadable otherwise, and where nobody can tell in which line an odd byte stands.
    """
    try:
        return TextFile(as_utf8(item, settings.encoding, context.work))
    except SourceUnreadable as refusal:
        encoding = settings.encoding or "utf-8-sig"
        is_plain = "\n".encode(settings.encoding or "utf-8") == b"\n" and not marked_encoding(item.path)
        if not context.sets_aside or not is_plain:
            raise
        text = TextFile(item.path, encoding, refusal)
        if not _can_be_read(text):
            raise
        return text


def _can_be_read(text: TextFile) -> bool:
    try:
        with text.open() as file:
            while file.read(_CHUNK_CHARACTERS):
                pass
    except UnicodeError:
        return False
    return True


def shown(value: str) -> str:
    """A value with a mark in the place of each odd byte."""
    return ODD.sub(_STAND_IN, value)
