"""A range of cells, as spreadsheets write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class CellRange:
    """Rows and columns counted from 0, the last ones included."""

    rows: tuple[int, int]
    columns: tuple[int, int]

    @classmethod
    def of(cls, written: str) -> CellRange:
        """From such as A3:F200, whichever corners are named."""
        corners = re.findall(r"([A-Z]+)([0-9]+)", written)
        columns = sorted(_number(letters) for letters, _ in corners)
        rows = sorted(int(digits) - 1 for _, digits in corners)
        return cls((rows[0], rows[-1]), (columns[0], columns[-1]))

    def cut(self, cells: pd.DataFrame) -> tuple[pd.DataFrame, int]:
        """What of the sheet lies in the range, and the sheet's number of its first row."""
        within = cells.iloc[self.rows[0] : self.rows[1] + 1, self.columns[0] : self.columns[1] + 1]
        return within, self.rows[0] + 1


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
