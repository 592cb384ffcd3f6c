"""A steady seasonal school year of the golden cases, of which simple limits flag 32 of 40 points."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tasks.series.state import State, state_of
from tests.tasks.series.published_series import figures, judged, month

Case = dict[str, Any]
CASE = "n_school_attendance_0"


@pytest.mark.parametrize("points_n", range(13, 41))
def test_it_is_never_told_to_have_changed(golden: Callable[[str], list[Case]], points_n: int) -> None:
    (case,) = [case for case in golden("xmr_cases") if case["id"] == CASE]
    days = [date.fromisoformat(day) for day in case["input"]["dates"]]
    rates = [value / 100 for value in case["input"]["values"]]
    rows = figures([month(day.year, day.month) for day in days[:points_n]], rates[:points_n])
    row = judged(rows).series["m"]
    assert row.points_n == points_n
    told = state_of(row, "up", days[0], is_in_doubt=False)
    assert told not in (State.BETTER, State.WORSE, State.CHANGED)
