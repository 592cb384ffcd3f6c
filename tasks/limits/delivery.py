"""A delivery that was accepted once: what is compared by its size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reports.numbers import day
from tasks.limits.like_period import Sizes
from tasks.verdicts.verdict import Verdict


@dataclass(frozen=True)
class Delivery:
    """What was accepted once, where its rows lie, and their profile."""

    verdict: Verdict
    rows: Path

    @property
    def profile(self) -> Path:
        """Its size by school, part and month."""
        return self.rows.with_suffix(".profile.parquet")

    @property
    def when(self) -> str:
        """On Nov 27, 2026; last time, where the day is not known."""
        return f"on {day(self.verdict.snapshot_date)}" if self.verdict.snapshot_date else "last time"

    @property
    def sizes(self) -> Sizes:
        """All that it holds."""
        return Sizes(self.verdict.accepted_n, self.verdict.people_n, self.verdict.schools_n)
