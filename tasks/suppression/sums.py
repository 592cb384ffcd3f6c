"""What adds up to what, as the rows of a matrix."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array, csr_array
from scipy.sparse.csgraph import connected_components


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


def bound_together(sums: csc_array[Any, Any]) -> npt.NDArray[Any]:
    """A label by cell, the same for cells that sums bind to each other."""
    _, labels = connected_components(csc_array(abs(sums).T @ abs(sums)), directed=False)
    return np.asarray(labels)


def sums_of(sums: csc_array[Any, Any], cells: npt.NDArray[Any]) -> csc_array[Any, Any]:
    """The sums that some cells are in, one column each of these."""
    own = csc_array(sums[:, cells])
    return csc_array(own[np.unique(own.indices)])
