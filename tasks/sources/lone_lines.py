"""Whether lines behind an open quote are rows by themselves, and the quote a slip, or belong to the value it opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tasks.sources.dialect import Dialect
from tasks.sources.swallowed_rows import FEWEST_COLUMNS

# So many lines tell enough, and looking at them costs nothing.
LOOKED_AT = 20


def are_rows(lines: Sequence[str], dialect: Dialect, width: int) -> bool:
    """Whether half of the lines at least are part of whole rows, and the first quote among them opens a value.

    In a table of one or two columns any line of a note may look like a row.
    """
    if not lines:
        return True
    if width < FEWEST_COLUMNS or not _opens_a_value(lines, dialect):
        return False
    text, row = "".join(lines), _row(dialect, width)
    place = in_rows_n = 0
    while place < len(text):
        found = row.match(text, place)
        in_rows_n += len(found.group().splitlines()) if found else 0
        place = found.end() if found else text.find("\n", place) + 1 or len(text)
    return 2 * in_rows_n >= len(lines)


def is_row(line: str, dialect: Dialect, width: int) -> bool:
    """Whether a line by itself is a row of so many columns, with no quote that is out of place."""
    return bool(_row(dialect, width).fullmatch(line))


def _opens_a_value(lines: Sequence[str], dialect: Dialect) -> bool:
    first = next((line for line in lines if dialect.quote in line), dialect.quote)
    before = first[: first.index(dialect.quote)]
    return not before or before.endswith(dialect.delimiter)


@cache
def _row(dialect: Dialect, width: int) -> re.Pattern[str]:
    delimiter, quote = re.escape(dialect.delimiter), re.escape(dialect.quote)
    value = f"(?:{quote}(?:[^{quote}]|{quote}{quote})*+{quote}|[^{quote}{delimiter}\r\n]*+)"
    return re.compile(f"{value}(?:{delimiter}{value}){{{width - 1}}}(?:\r\n|\r|\n|\\Z)")
