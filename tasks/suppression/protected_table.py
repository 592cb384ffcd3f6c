"""Protects a table of counts: which cells are shown, why others are not, and what can still be known of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from tasks.errors import WouldDisclose
from tasks.suppression.cells import Flags
from tasks.suppression.hiding import hide
from tasks.suppression.ranges import Ranges, feasible_ranges
from tasks.suppression.table_file import ADDED, COUNT, Table

MIN_WIDTH = 7
_NEARLY = 1e-6


@dataclass(frozen=True)
class ProtectedTable:
    """The cells of a table, those that are hidden, and the audited range of each."""

    table: Table
    is_primary: Flags
    is_hidden: Flags
    ranges: Ranges

    @property
    def columns(self) -> tuple[str, ...]:
        """The table's own, and what is added: `shown`, `reason`, and `lower` and `upper` of hidden cells."""
        return (*self.table.dimensions, COUNT, *ADDED)

    @property
    def rows(self) -> Iterator[tuple[Any, ...]]:
        """One row a cell, in the table's order."""
        for cell, values in enumerate(self.table.values):
            count = int(self.table.cells.counts[cell])
            if not self.is_hidden[cell]:
                yield (*values, count, count, "", None, None)
                continue
            reason = "primary" if self.is_primary[cell] else "complementary"
            yield (*values, count, None, reason, *self._ends(cell))

    def _ends(self, cell: int) -> tuple[float | None, float | None]:
        """Nothing where no number is too large."""
        lower, upper = float(self.ranges.lower[cell]), float(self.ranges.upper[cell])
        return _short(lower), _short(upper) if np.isfinite(upper) else None


def protect_table(
    table: Table, threshold: int, *, hides_zeros: bool = True, min_width: int = MIN_WIDTH
) -> ProtectedTable:
    """Hide counts below `threshold`, and what would give them away.

    Raises WouldDisclose where the audit, which is another computation than the choice, finds a range too narrow.
    """
    counts = table.cells.counts
    is_primary: Flags = (counts < threshold) & (hides_zeros | (counts > 0))
    is_hidden = hide(table.cells, is_primary, min_width)
    ranges = feasible_ranges(table.cells, is_hidden)
    narrow_n = int((ranges.upper - ranges.lower < min_width - _NEARLY)[is_hidden].sum())
    if narrow_n:
        raise WouldDisclose(
            f"{narrow_n:,} hidden cells could be worked out to fewer than {min_width} numbers.",
            fix="please report it, with the table",
        )
    return ProtectedTable(table, is_primary, is_hidden, ranges)


def _short(end: float) -> float:
    return int(end) if end.is_integer() else end
