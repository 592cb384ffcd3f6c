"""Schools held against each other by funnel limits: as wide as chance makes them for a school of that size."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import duckdb

from tasks.sql_text import sql_text

# Fewer schools do not say how schools vary; and of fewer students expected, limits say more than numbers can.
FEWEST_SCHOOLS = 5
_FEWEST_EXPECTED = 5
DEVIATIONS = 3
# What part of the figures would lie outside if schools differed by chance alone.
BY_CHANCE_RATE = 2 * (1 - NormalDist().cdf(DEVIATIONS))


@dataclass(frozen=True)
class FunnelRow:
    """A school's rate and the limits for its number of students, 0..1; `peer_level` is empty where all are its peers.

    `schools_n` are those held against each other, and `peer_rate` is that of all their students.
    """

    measure: str
    slice: str
    school_id: str
    peer_level: str
    schools_n: int
    numerator: int
    denominator: int
    rate: float
    peer_rate: float
    lower_rate: float
    upper_rate: float

    @property
    def is_outside(self) -> bool:
        """Whether the rate lies beyond a limit."""
        return not self.lower_rate <= self.rate <= self.upper_rate


def funnel_rows(warehouse: duckdb.DuckDBPyConnection) -> list[FunnelRow]:
    """One row per school and share of people of the relation `current_figures`; reads `meanings` and `schools` too.

    Limits are three standard deviations of a proportion, widened by the schools' own spread beyond it, of which the
    outermost tenths are drawn in. Source: Spiegelhalter 2005, Statistics in Medicine 24:1185-1202.
    """
    values = {"fewest_schools": FEWEST_SCHOOLS, "fewest_expected": _FEWEST_EXPECTED, "deviations": DEVIATIONS}
    return [FunnelRow(*row) for row in warehouse.execute(sql_text("signals/funnel_rows.sql"), values).fetchall()]
