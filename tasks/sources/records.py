"""The records of a delimited file one by one, sound or not: what is wrong with a line takes no other along."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from tasks.sources.dialect import Dialect
from tasks.sources.lone_lines import LOOKED_AT, are_rows, is_row
from tasks.sources.malformed import Fault


class Record(NamedTuple):
    """Values from the line number `line` on; with `fault` they are no row, and stand as far as they can be told.

    With `is_cut` the file ends within it. With `is_unsure` nobody can tell which lines belong to it. `is_too_long`
    says that a quote is open for longer than any value may be.
    """

    values: list[str]
    line: int
    lines: list[str]
    fault: Fault | None = None
    is_cut: bool = False
    is_unsure: bool = False
    is_too_long: bool = False


def records(lines: Iterable[str], dialect: Dialect, width: int, first_line: int) -> Iterator[Record]:
    """Each record behind a header of so many columns; a blank line is one without values."""
    source = _Lines(lines)
    reader = csv.reader(source, **dialect.for_csv)
    line = first_line
    while True:
        source.taken = []
        try:
            record = _told_apart(next(reader), line, source, dialect, width)
        except StopIteration:
            return
        except csv.Error as error:
            record = _misquoted(str(error), line, source, dialect, width)
        yield record
        line += len(record.lines)


class _Lines:
    """Lines of which some can be put back; `taken` are those of the record that is being read."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def behind_first(self) -> list[str]:
        """The lines behind the first one taken, as many as are looked at; all but that one are put back."""
        ahead = self.taken[1:]
        while sum(map(bool, map(str.strip, ahead[:_FAR]))) < LOOKED_AT and len(ahead) < _FAR:
            more = [*islice(self, 1)]
            if not more:
                break
            ahead += more
        self._again.extendleft(reversed(ahead))
        self.taken = self.taken[:1]
        return [line for line in ahead[:_FAR] if line.strip()][:LOOKED_AT]


_FAR = 10 * LOOKED_AT


def _told_apart(values: list[str], line: int, source: _Lines, dialect: Dialect, width: int) -> Record:
    taken = source.taken
    if len(values) == width or not any(values):
        return Record(values if len(values) == width else [], line, taken)
    # Empty values too many hold nothing that could be lost.
    if len(values) > width and not any(values[width:]):
        return Record(values[:width], line, taken)
    if len(values) > width:
        fault, is_cut = Fault.TOO_MANY, False
    else:
        fault, is_cut = Fault.TOO_FEW, _is_last(taken[-1])
    # A value may have lines, but rows are no part of one.
    is_unsure = any(is_row(one, dialect, width) for one in taken[1:])
    return Record(values, line, taken, fault, is_cut=is_cut, is_unsure=is_unsure)


def _misquoted(error: str, line: int, source: _Lines, dialect: Dialect, width: int) -> Record:
    first = source.taken[0]
    is_behind = len(source.taken) == 1 and "unexpected end" not in error
    fault = Fault.BEHIND_QUOTE if is_behind else Fault.OPEN_QUOTE
    is_open = not is_behind or first.count(dialect.quote) % 2 == 1
    behind = source.behind_first()
    return Record(
        _by_itself(first, dialect, width),
        line,
        source.taken,
        fault,
        is_cut=is_open and _is_last(first),
        is_unsure=is_open and not are_rows(behind, dialect, width),
        is_too_long="field limit" in error,
    )


def _is_last(line: str) -> bool:
    """Whether the file ends before the line does."""
    return not line.endswith(("\r", "\n"))


def _by_itself(line: str, dialect: Dialect, width: int) -> list[str]:
    """The values of one line, its quotes as part of them where that makes them as many as there should be."""
    whole = line.rstrip("\r\n")
    unquoted = whole.split(dialect.delimiter)
    if len(unquoted) == width:
        return unquoted
    return next(csv.reader([whole], **{**dialect.for_csv, "strict": False}), [])
