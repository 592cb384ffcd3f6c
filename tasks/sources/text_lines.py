"""The lines of a text file, none of them endless."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from tasks.sources.item import Item
from tasks.sources.limits import LONGEST_ROW, TOO_LONG


def text_lines(file: TextIO, item: Item, first_line: int = 1) -> Iterator[str]:
    """Each line with its end; raises SourceUnreadable with the number of one that is too long."""
    number = first_line
    while line := file.readline(LONGEST_ROW + 1):
        if len(line) > LONGEST_ROW:
            raise item.unreadable(TOO_LONG, f"line {number}", "check its line ends and its `format`")
        yield line
        number += 1
