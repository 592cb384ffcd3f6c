"""A student group and all others of its unit in one period, as `gap_points.sql` gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class GapPoint:
    """Both rates and their difference, 0..1."""

    measure: str
    slice: str
    unit_type: str
    unit_id: str
    group_id: str
    period_start: date
    period_end: date
    rate: float
    others_rate: float
    difference: float
