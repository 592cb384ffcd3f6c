"""What adds up to what, as the rows of a matrix."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scipy.sparse import csr_array


class Sums:
    """One row a total with its parts: 1 at the total, -1 at each part."""

    def __init__(self) -> None:
        self._columns: list[int] = []
        self._signs: list[float] = []
        self._starts = [0]

    def add(self, total: int | None, parts: Iterable[int]) -> None:
        """Parts that add up to a total, or to what is known where it is None."""
        own = list(parts)
        if total is not None:
            self._columns.append(total)
            self._signs.append(1.0)
        self._columns += own
        self._signs += [-1.0] * len(own)
        self._starts.append(len(self._columns))

    def matrix(self, cells_n: int) -> csr_array[Any, Any]:
        """All rows, one column a cell."""
        return csr_array((self._signs, self._columns, self._starts), shape=(len(self._starts) - 1, cells_n))
