"""A range of cells, as spreadsheets write it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class CellRange:
    """Rows and columns counted from 0, the last ones included."""

    rows: tuple[int, int]
    columns: tuple[int, int]

    @classmethod
    def of(cls, written: str) -> CellRange:
        """From such as A3:F200, whichever corners are named."""
        corners = re.findall(r"([A-Z]+)([0-9]+)", written)
        columns = sorted(column_number(letters) for letters, _ in corners)
        rows = sorted(int(digits) - 1 for _, digits in corners)
        return cls((rows[0], rows[-1]), (columns[0], columns[-1]))


def column_number(letters: str) -> int:
    """The column's number, counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
