"""The charts by name: where the centre lies, what the width rests on, and where the limits end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# 3 / 1.128 with the digits that the handbooks print; two of its thirds are the near limits.
_XMR_FACTOR = 2.66
_RANGE_TO_SIGMA = 1 / 1.128
# Times between events are close to normal when raised to this power (Nelson 1994).
_TIME_EXPONENT = 1 / 3.6


@dataclass(frozen=True, kw_only=True)
class ChartKind:
    """One kind of chart; the fields are the columns of the table `chart_kinds`.

    `sigma_per_range` turns the mean moving range into a standard deviation; a moving range of `screening_factor` times
    their mean or more is screened out. Limits of a weighted chart are wider where the denominator is smaller.
    """

    chart: str
    title: str
    centre: Literal["mean", "median", "pooled"]
    spread: Literal["moving_range", "standardised", "normalised", "binomial", "poisson", "geometric", "none"]
    takes_counts: bool = False
    is_weighted: bool = False
    floor: float | None = None
    ceiling: float | None = None
    exponent: float = 1.0
    sigma_per_range: float = _RANGE_TO_SIGMA
    screening_factor: float = 3.267
    is_screened: bool = False
    rules: str = "mdc-2023"


_KINDS = (
    ChartKind(
        chart="xmr",
        title="XmR chart",
        centre="mean",
        spread="moving_range",
        sigma_per_range=_XMR_FACTOR / 3,
        is_screened=True,
    ),
    ChartKind(chart="run", title="Run chart", centre="median", spread="none", rules="anhoej"),
    ChartKind(
        chart="p",
        title="P chart",
        centre="pooled",
        spread="binomial",
        takes_counts=True,
        is_weighted=True,
        floor=0.0,
        ceiling=1.0,
    ),
    ChartKind(
        chart="pp",
        title="P′ chart",
        centre="pooled",
        spread="standardised",
        takes_counts=True,
        is_weighted=True,
        floor=0.0,
        ceiling=1.0,
    ),
    ChartKind(
        chart="ip",
        title="I′ chart",
        centre="pooled",
        spread="normalised",
        takes_counts=True,
        is_weighted=True,
        sigma_per_range=1.0,
        screening_factor=3.2665,
    ),
    ChartKind(
        chart="u",
        title="U chart",
        centre="pooled",
        spread="poisson",
        takes_counts=True,
        is_weighted=True,
        floor=0.0,
    ),
    ChartKind(chart="g", title="G chart", centre="median", spread="geometric", floor=0.0),
    ChartKind(
        chart="t",
        title="T chart",
        centre="mean",
        spread="moving_range",
        exponent=_TIME_EXPONENT,
        floor=0.0,
        is_screened=True,
    ),
)
CHART_KINDS = {kind.chart: kind for kind in _KINDS}
