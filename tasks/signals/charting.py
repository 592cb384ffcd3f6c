"""How the series of a file are charted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tasks.signals.chart_kinds import CHART_KINDS, ChartKind
from tasks.signals.rule_sets import RULE_SETS, RuleSet

Improvement = Literal["increase", "decrease", "neutral"]


@dataclass(frozen=True, kw_only=True)
class Charting:
    """One way for all series of a file.

    The baseline is the first `baseline_n` rows of each phase, all of them when None. `rules` and `is_screened` are the
    chart's own choice when empty or None.
    """

    chart: str
    rules: str = ""
    baseline_n: int | None = None
    phase_starts: Sequence[date] = ()
    improvement: Improvement = "neutral"
    target: float | None = None
    is_screened: bool | None = None

    @property
    def kind(self) -> ChartKind:
        """The kind of chart."""
        return CHART_KINDS[self.chart]

    @property
    def rule_set(self) -> RuleSet:
        """The rules that points are judged by."""
        return RULE_SETS[self.rules or self.kind.rules]

    @property
    def screens(self) -> bool:
        """Whether moving ranges are screened."""
        return self.kind.is_screened if self.is_screened is None else self.is_screened
