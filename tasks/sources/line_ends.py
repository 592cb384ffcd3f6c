"""Where lines end in a text file."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

_CHUNK_BYTES = 1 << 20
_ENDS_KEPT = 8


@dataclass(frozen=True)
class LineEnds:
    """Whether there is a blank line before the last one with something in it, and more than one kind of line end.

    `has_stray_return` says that one of several kinds is a carriage return by itself. All may be inside quotes.
    `newlines_n` are those before the last line with something in it.
    """

    has_blank_line: bool
    are_mixed: bool
    has_stray_return: bool
    newlines_n: int


def line_ends(path: Path) -> LineEnds:
    """Look through a file's bytes."""
    kinds: set[str] = set()
    held, newlines_n = b"", 0
    with path.open("rb") as file:
        has_blank_line = file.read(4).removeprefix(codecs.BOM_UTF8).startswith((b"\n", b"\r"))
        file.seek(0)
        while chunk := file.read(_CHUNK_BYTES):
            seen = held + chunk
            # Line ends at the end of a chunk may go on in the next one, or end the file.
            content = seen.rstrip(b"\r\n")
            held, kinds_of_held = _shortened(seen[len(content) :])
            newlines_n += content.count(b"\n")
            has_blank_line = has_blank_line or _has_blank_line(content)
            kinds |= _kinds(content) | kinds_of_held
    kinds |= _kinds(held)
    are_mixed = len(kinds) > 1
    return LineEnds(has_blank_line, are_mixed, are_mixed and "return" in kinds, newlines_n)


def _shortened(ends: bytes) -> tuple[bytes, set[str]]:
    """The last of some line ends, no pair parted, and the kinds of the others: a file may hold nothing else."""
    start = max(0, len(ends) - _ENDS_KEPT)
    start -= start > 0 and ends[start - 1 : start + 1] == b"\r\n"
    return ends[start:], _kinds(ends[:start])


# Most files have no carriage returns, and looking for one character is faster than for two.


def _has_blank_line(content: bytes) -> bool:
    return b"\n\n" in content or (b"\r" in content and (b"\n\r" in content or b"\r\r" in content))


def _kinds(content: bytes) -> set[str]:
    if b"\r" not in content:
        return {"newline"} if b"\n" in content else set()
    pairs = content.count(b"\r\n")
    found = {"pair": pairs > 0, "newline": content.count(b"\n") > pairs, "return": content.count(b"\r") > pairs}
    return {kind for kind, is_there in found.items() if is_there}
