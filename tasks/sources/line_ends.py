"""Where lines end in a text file."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class LineEnds:
    """Whether there is a blank line before the last one with something in it, and more than one kind of line end.

    Both may be inside quotes.
    """

    has_blank_line: bool
    are_mixed: bool


def line_ends(path: Path) -> LineEnds:
    """Look through a file's bytes."""
    count = dict.fromkeys((b"\r\n", b"\n", b"\r"), 0)
    held = b""
    with path.open("rb") as file:
        has_blank_line = file.read(4).removeprefix(codecs.BOM_UTF8).startswith((b"\n", b"\r"))
        file.seek(0)
        while chunk := file.read(_CHUNK_BYTES):
            seen = held + chunk
            # Line ends at the end of a chunk may go on in the next one, or end the file.
            content = seen.rstrip(b"\r\n")
            held = seen[len(content) :]
            has_blank_line = has_blank_line or any(end in content for end in (b"\n\n", b"\n\r", b"\r\r"))
            _add(count, content)
    _add(count, held)
    pairs = count[b"\r\n"]
    kinds = (pairs > 0, count[b"\n"] > pairs, count[b"\r"] > pairs)
    return LineEnds(has_blank_line, sum(kinds) > 1)


def _add(count: dict[bytes, int], content: bytes) -> None:
    for end in count:
        count[end] += content.count(end)
