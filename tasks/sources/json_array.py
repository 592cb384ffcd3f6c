"""The elements of a list in a JSON document, one after another, without holding the document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from tasks.sources.json_text import DECODER, KeyTwice
from tasks.sources.limits import LONGEST_ROW

_CHUNK_CHARACTERS = 1 << 20
_LOOK_AHEAD = 4
_BLANK = re.compile(r"[ \t\r\n]*")


class NotAList(ValueError):
    """What should be the list of rows is something else."""


class NoSuchKey(ValueError):
    """A key on the way to the list is not there."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__()


class TooLong(ValueError):
    """One element is longer than any row."""


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
                if len(self.text) - self.at > LONGEST_ROW:
                    raise TooLong from None
                if not self.grow():
                    raise self.error(error.msg, self.at + offset) from None
                continue
            length = end - self.at
            # A number may go on in the next chunk, such as 1.5e+3 that is cut behind the 1, the point or the sign.
            if end + _LOOK_AHEAD <= len(self.text) or not self.grow():
                self.at += length
                if length > LONGEST_ROW:
                    raise TooLong
                return value

    def expect(self, mark: str) -> None:
        """Go past this mark."""
        if self.next_mark() != mark:
            raise self.error(f"{mark} is missing", self.at)
        self.at += 1

    def parts(self, end: str) -> Iterator[None]:
        """Stop at each part of the list or object that begins here; whoever asks reads the part."""
        self.at += 1
        if self.next_mark() != end:
            while True:
                yield
                if self.next_mark() == end:
                    break
                self.expect(",")
                self.next_mark()
        self.at += 1

    def error(self, message: str, position: int) -> json.JSONDecodeError:
        """An error that counts lines from the file's beginning and holds none of its text."""
        line = self._lines_before + self.text.count("\n", 0, position) + 1
        found = json.JSONDecodeError(message, "", 0)
        found.lineno = line
        return found


def elements(file: TextIO, keys: Sequence[str] = ()) -> Iterator[Any]:
    """Yield each element of the list to which the keys lead, from the top; the rest of the document is passed over.

    Raises JSONDecodeError with the line, NotAList, NoSuchKey, KeyTwice and TooLong.
    """
    window = _Window(file)
    yield from _listed(window, keys)
    if window.next_mark():
        raise window.error("Extra data", window.at)


def _listed(window: _Window, keys: Sequence[str]) -> Iterator[Any]:
    mark = window.next_mark()
    if not keys:
        if mark != "[":
            raise NotAList
        yield from (window.element() for _ in window.parts("]"))
        return
    if mark != "{":
        raise NoSuchKey(keys[0])
    is_there = False
    for key in _keys(window):
        if key == keys[0]:
            is_there = True
            yield from _listed(window, keys[1:])
        else:
            _pass_over(window)
    if not is_there:
        raise NoSuchKey(keys[0])


def _keys(window: _Window) -> Iterator[Any]:
    """Stop at each value of an object, giving its key."""
    seen = set()
    for _ in window.parts("}"):
        if window.next_mark() != '"':
            raise window.error("a key is missing", window.at)
        key = window.element()
        if key in seen:
            raise KeyTwice
        seen.add(key)
        window.expect(":")
        window.next_mark()
        yield key


def _pass_over(window: _Window) -> None:
    match window.next_mark():
        case "[":
            for _ in window.parts("]"):
                window.element()
        case "{":
            for _ in _keys(window):
                _pass_over(window)
        case _:
            window.element()
