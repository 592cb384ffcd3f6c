"""The elements of a JSON list, one after another, without holding the list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from tasks.sources.json_text import DECODER

_CHUNK_CHARACTERS = 1 << 20
_LONGEST_ELEMENT = 1 << 26
_BLANK = re.compile(r"[ \t\r\n]*")


class NotAList(ValueError):
    """The document's top is something else than a list."""


class _Window:
    """The part of the file that is being read, and the line on which it begins."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.text = ""
        self.at = 0
        self._lines_before = 0

    def grow(self) -> bool:
        """Read more; what lies before `at` is forgotten. False at the end of the file."""
        more = self._file.read(max(_CHUNK_CHARACTERS, len(self.text) - self.at))
        self._lines_before += self.text.count("\n", 0, self.at)
        self.text = self.text[self.at :] + more
        self.at = 0
        return bool(more)

    def next_mark(self) -> str:
        """The next character that is not blank; empty at the end of the file."""
        while True:
            blank = _BLANK.match(self.text, self.at)
            self.at = blank.end() if blank else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.grow():
                return ""

    def element(self) -> Any:
        """The value that begins here."""
        while True:
            try:
                value, end = DECODER.raw_decode(self.text, self.at)
            except json.JSONDecodeError as error:
                offset = error.pos - self.at
                if len(self.text) - self.at > _LONGEST_ELEMENT or not self.grow():
                    raise self.error(error.msg, self.at + offset) from None
                continue
            length = end - self.at
            # A number may go on in the next chunk.
            if end < len(self.text) or not self.grow():
                self.at += length
                return value

    def error(self, message: str, position: int) -> json.JSONDecodeError:
        """An error that counts lines from the file's beginning and holds none of its text."""
        line = self._lines_before + self.text.count("\n", 0, position) + 1
        found = json.JSONDecodeError(message, "", 0)
        found.lineno = line
        return found


def elements(file: TextIO) -> Iterator[Any]:
    """Yield each element; raises JSONDecodeError with the line, NotAList where the top is none."""
    window = _Window(file)
    if window.next_mark() != "[":
        raise NotAList
    window.at += 1
    if window.next_mark() != "]":
        while True:
            yield window.element()
            mark = window.next_mark()
            if mark == "]":
                break
            if mark != ",":
                raise window.error("a comma or the end of the list is missing", window.at)
            window.at += 1
            window.next_mark()
    window.at += 1
    if window.next_mark():
        raise window.error("Extra data", window.at)
