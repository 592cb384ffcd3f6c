"""The encoding of a text file: UTF-8, UTF-16 or UTF-32 by its mark, else the one the folder names, never a guess."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tasks.sources.item import Item

_CHUNK_BYTES = 1 << 20
# The longer ones first: the mark of UTF-32 may begin with that of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_FIX = "save the file as UTF-8, or name the encoding it has with `encoding`"
_NO_TEXT = "it may be damaged, encrypted or of another program: ask for the table as CSV or as a workbook"
_START_BYTES = 4096
# Of the signs that steer a terminal and are no blanks or line ends, a text has hardly two.
_CONTROLS = frozenset(range(0x20)) - {*b"\0\t\n\v\f\r"}
_FEWEST_CONTROLS = 8


@dataclass
class _Undecodable(Exception):
    offset: int
    why: str


def as_utf8(item: Item, encoding: str, work: Path) -> Path:
    """A file with the same text in UTF-8: the file itself, or a copy in `work`; raises SourceUnreadable."""
    marked = marked_encoding(item.path)
    if marked:
        return _recoded(item, marked, work)
    try:
        for _ in _decoded(item.path, "utf-8"):
            pass
    except _Undecodable as fault:
        if encoding:
            return _recoded(item, encoding, work)
        if _is_no_text(item.path):
            raise item.unreadable("is not a text file.", fix=_NO_TEXT) from None
        raise item.unreadable(f"is not UTF-8: {fault.why}.", f"byte {fault.offset}", _FIX) from None
    return item.path


def marked_encoding(path: Path) -> str:
    """UTF-16 or UTF-32 where the file begins with its byte order mark, else empty."""
    with path.open("rb") as file:
        return _marked(file.read(4))


def is_undecodable(path: Path) -> bool:
    """Whether a file without a mark holds bytes that UTF-8 has not, so that its encoding must be named."""
    if marked_encoding(path):
        return False
    try:
        for _ in _decoded(path, "utf-8"):
            pass
    except _Undecodable:
        return True
    return False


def encoding_of_start(start: bytes, encoding: str) -> str:
    """The encoding in which the first bytes of a file can be read; they may end within a character."""
    if _marked(start):
        return _marked(start)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return encoding or "utf-8-sig"
    return encoding if encoding and b"\0" in start else "utf-8-sig"


def _is_no_text(path: Path) -> bool:
    """Whether the first bytes are of no text in any encoding; UTF-16 without its mark may look like that."""
    with path.open("rb") as file:
        start = file.read(_START_BYTES)
    if len(_CONTROLS & {*start}) < _FEWEST_CONTROLS:
        return False
    return not any(_can_be(start, encoding) for encoding in ("utf-16-le", "utf-16-be"))


def _can_be(start: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(start)
    except UnicodeDecodeError:
        return False
    return True


def _marked(start: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS.items() if start.startswith(mark)), "")


def _recoded(item: Item, encoding: str, work: Path) -> Path:
    copy = work / "text"
    try:
        with copy.open("w", encoding="utf-8", newline="") as file:
            file.writelines(_decoded(item.path, encoding))
    except _Undecodable as fault:
        named = f"is not {encoding}" if encoding in _MARKS.values() else f"is neither UTF-8 nor {encoding}"
        raise item.unreadable(f"{named}: {fault.why}.", f"byte {fault.offset}", _FIX) from None
    return copy


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    may_hold_zeros = len("a".encode(encoding)) > 1
    read_bytes = 0
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK_BYTES)
            if b"\0" in chunk and not may_hold_zeros:
                raise _Undecodable(read_bytes + chunk.index(b"\0"), "a zero byte, as in UTF-16 without its mark")
            kept_back = len(decoder.getstate()[0])
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                raise _Undecodable(read_bytes - kept_back + error.start, "a byte that cannot be") from None
            except UnicodeError:
                raise _Undecodable(read_bytes, "no byte order mark where there must be one") from None
            read_bytes += len(chunk)
            if not chunk:
                return
            yield text
