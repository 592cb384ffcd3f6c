"""Other tables that add up like the true one, as a linear program: HiGHS starts each answer from the last."""

from __future__ import annotations

from typing import Any, Literal

import highspy
import numpy as np
from scipy.sparse import csc_array

from tasks.suppression.cells import Numbers

_NEARLY = 1e-7


class _Silent(highspy.Highs):
    """HiGHS says its name where it enables callbacks, which it does before it can be told to be silent."""

    def enableCallbacks(self) -> None:
        """Be silent first."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


class Program:
    """How far each cell may be from its count while all sums hold; to begin with, no cell is.

    `asks` says what differs from one question to the next: what is cheap, or what is bound.
    """

    def __init__(
        self, sums: csc_array[Any, Any], lower: Numbers, upper: Numbers, asks: Literal["costs", "bounds"]
    ) -> None:
        self._solver = _Silent()  # type: ignore[no-untyped-call]
        self._solver.setOptionValue("threads", 1)
        # What it would simplify away is what the next answer starts from.
        self._solver.setOptionValue("presolve", "off")
        self._solver.setOptionValue("solver", "simplex")
        # The last answer still holds where only costs change, and is still the cheapest where only bounds do.
        self._solver.setOptionValue("simplex_strategy", {"bounds": 1, "costs": 4}[asks])
        model = highspy.HighsLp()
        sums_n, self._columns_n = sums.shape
        model.num_row_, model.num_col_ = sums_n, self._columns_n
        model.col_cost_ = np.zeros(self._columns_n)
        model.col_lower_, model.col_upper_ = lower, upper
        model.row_lower_ = model.row_upper_ = np.zeros(sums_n)
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = sums.indptr.astype(np.int32)
        model.a_matrix_.index_ = sums.indices.astype(np.int32)
        model.a_matrix_.value_ = sums.data.astype(float)
        self._solver.passModel(model)
        self._places = np.arange(self._columns_n, dtype=np.int32)

    def bound(self, lower: Numbers, upper: Numbers) -> None:
        """Let each cell differ within other bounds."""
        self._solver.changeColsBounds(self._columns_n, self._places, lower, upper)

    def bound_one(self, place: int, lower: float, upper: float) -> None:
        """Let one cell differ within other bounds."""
        self._solver.changeColBounds(place, lower, upper)

    def cheapest(self, costs: Numbers) -> Numbers | None:
        """The differences that cost least, None where there is no least or no table at all."""
        self._solver.changeColsCost(self._columns_n, self._places, costs)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values: Numbers = np.array(self._solver.getSolution().col_value)
        values[np.abs(values) < _NEARLY] = 0
        return values
