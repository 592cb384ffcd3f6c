"""A table of counts whose cells add up to its totals: what hiding and its audit work on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Cells:
    """The counts of all cells; how many totals each is of, along how many dimensions it is one; and what adds up.

    Each row of `sums` is a total less its parts, which is zero: one column a cell.
    """

    counts: Counts
    depths: Counts
    sums: csr_array[Any, Any]

    @property
    def cells_n(self) -> int:
        """How many cells there are."""
        return len(self.counts)
