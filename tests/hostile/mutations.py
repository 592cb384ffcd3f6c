"""Ways in which a file's bytes go wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st

from tests.hostile.made_up_files import BINARIES, TEXTS

_STRAY = [b"\0", b'"', b"'", b"\n", b"\r", b"\r\n", b",", b"\t", b"{", b"]", b"<", b"&a;", b"<!--", b"\\", b"\xff\xfe"]
_STRAY += [b"\xef\xbb\xbf", "\u202e".encode(), b"\x1a", b"=1+1", b"x" * 100_000, b"\n" * 1_000, b"[" * 5_000]
_VALUES = [b"NaN", b"inf", b"-Infinity", b"1e999", b"20204-01-01", b"9" * 400, b"-0", b"", b"null", b"0x10", b"1,5"]
_NUMBER = re.compile(rb"[0-9]+(?:[.-][0-9]+)*")

Mutation = Callable[[bytes], bytes]
_places = st.floats(0, 1)
_lengths = st.sampled_from([1, 2, 7, 40, 400, 4_000])


def _at(content: bytes, place: float) -> int:
    return round(place * len(content))


def _flipped(place: float, byte: int) -> Mutation:
    return lambda content: content[: _at(content, place)] + bytes([byte]) + content[_at(content, place) + 1 :]


def _inserted(place: float, what: bytes) -> Mutation:
    return lambda content: content[: _at(content, place)] + what + content[_at(content, place) :]


def _deleted(place: float, length: int) -> Mutation:
    return lambda content: content[: _at(content, place)] + content[_at(content, place) + length :]


def _repeated(place: float, length: int, times: int) -> Mutation:
    def change(content: bytes) -> bytes:
        start = _at(content, place)
        return content[:start] + content[start : start + length] * times + content[start:]

    return change


def _swapped(place: float, other: float) -> Mutation:
    def change(content: bytes) -> bytes:
        lines = content.split(b"\n")
        one, two = (min(len(lines) - 1, round(where * len(lines))) for where in (place, other))
        lines[one], lines[two] = lines[two], lines[one]
        return b"\n".join(lines)

    return change


def _cut(place: float) -> Mutation:
    return lambda content: content[: _at(content, place)]


def _renumbered(place: float, value: bytes) -> Mutation:
    def change(content: bytes) -> bytes:
        found = _NUMBER.search(content, _at(content, place))
        return content[: found.start()] + value + content[found.end() :] if found else content

    return change


def _joined(name: str, is_first: bool) -> Mutation:
    other = {**TEXTS, **BINARIES}[name].written()
    return lambda content: other + content if is_first else content + other


mutations = st.lists(
    st.one_of(
        st.builds(_flipped, _places, st.integers(0, 255)),
        st.builds(_inserted, _places, st.sampled_from(_STRAY)),
        st.builds(_deleted, _places, _lengths),
        st.builds(_repeated, _places, _lengths, st.sampled_from([1, 2, 300])),
        st.builds(_swapped, _places, _places),
        st.builds(_cut, _places),
        st.builds(_renumbered, _places, st.sampled_from(_VALUES)),
        st.builds(_joined, st.sampled_from([*TEXTS, *BINARIES]), st.booleans()),
    ),
    min_size=1,
    max_size=4,
)

# One record's place in a text format, taken by anything that is no line end.
junk = st.one_of(
    st.lists(
        st.sampled_from([*',\t"\\{}[]<>&;:= x0', "null", "NaN", "<row>", "</row>", "<!--", "<![CDATA[", '"a":1', "é"]),
        max_size=12,
    ).map("".join),
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=30),
    st.sampled_from(["x" * 100_000, "1e999", "20204-01-01", "=1+1", '{"student_id":"z"}', "<row/>", "," * 50]),
)


def applied(changes: list[Mutation], content: bytes) -> bytes:
    """The content after all changes, one on top of the other."""
    for change in changes:
        content = change(content)
    return content
