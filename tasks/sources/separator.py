"""What separates the columns of a delimited file, where it is not what the folder says."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from itertools import islice, tee

from tasks.errors import SourceUnreadable
from tasks.sources.dialect import Dialect
from tasks.sources.item import Item

_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_DECIMAL_COMMA = re.compile(r"\s*[+-]?\d+,\d+\s*")
_WRITTEN = {"\t": "\\t"}


def other_separator(lines: Iterable[str], dialect: Dialect) -> str:
    """The separator that parts a header, given by its line and those behind it, and the first row alike; "" if none."""
    for separator in _NAMES:
        lines, again = tee(lines)
        if separator not in (dialect.delimiter, dialect.quote) and _parts_alike(
            again, Dialect(separator, dialect.quote)
        ):
            return separator
    return ""


def separated_otherwise(item: Item, separator: str, dialect: Dialect, lines: Iterable[str]) -> SourceUnreadable:
    """The error for a file whose columns another separator parts, which may have commas before decimals too."""
    usual = _NAMES.get(dialect.delimiter, f"`{dialect.delimiter}`")
    what, to_set = f"looks as if it were separated by {_NAMES[separator]}", f"{_WRITTEN.get(separator, separator)}"
    always = f'if it always comes so, `delimiter = "{to_set}"` in its source in district.toml reads it'
    if not _has_decimal_commas(lines, Dialect(separator, dialect.quote)):
        return item.unreadable(f"{what}.", fix=f"ask for {usual}; {always}")
    return item.unreadable(
        f"{what}, with commas in its numbers.",
        fix=f"ask for {usual} between columns and points before decimals; {always}, and a map the numbers, such as by "
        "replace(share, ',', '.')",
    )


def _has_decimal_commas(lines: Iterable[str], dialect: Dialect) -> bool:
    """Whether whole cells of the rows are numbers with a comma."""
    try:
        records = [*csv.reader(lines, **dialect.for_csv)]
    except csv.Error:
        return False
    return any(_DECIMAL_COMMA.fullmatch(cell) for record in records[1:] for cell in record)


def _parts_alike(lines: Iterable[str], dialect: Dialect) -> bool:
    try:
        first_two = [*islice((record for record in csv.reader(lines, **dialect.for_csv) if record), 2)]
    except csv.Error:
        return False
    header = first_two[0] if first_two else []
    return len(header) > 1 and all(map(str.strip, header)) and all(len(row) == len(header) for row in first_two)
