"""Compares a delivery with those before it: with the last good one, and where that was let go, with the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.limits.became import Became
from tasks.limits.delivery import Delivery
from tasks.limits.emptied import emptied_causes
from tasks.limits.exchanged import exchanged_causes
from tasks.limits.finding import find_limits
from tasks.limits.good import cycle_of_good
from tasks.limits.lost_days import find_lost_days
from tasks.school_year import school_year_of
from tasks.storage.home import Home
from tasks.storage.journal import acceptances
from tasks.verdicts.loss import LostDays
from tasks.verdicts.verdict import Cause, Limit

# What a delivery breaks beside one of which a part was missing.
_GROWN = {"volume", "numbers"}


@dataclass(frozen=True)
class Compared:
    """What a delivery has otherwise than an earlier one, or breaks by itself."""

    limits: tuple[Limit, ...]
    emptied: tuple[Cause, ...]
    exchanged: tuple[Cause, ...]
    lost_days: tuple[LostDays, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of the limits that it breaks, and of what else there is."""
        others = {"emptied": self.emptied, "exchanged": self.exchanged, "lost_days": self.lost_days}
        return frozenset([*(one.name for one in self.limits), *(name for name, found in others.items() if found)])


@dataclass(frozen=True)
class Comparing:
    """A delivery for a cycle of a district; `days_over` are the first and the last day of its school year that is over.

    `schools` are the accepted rows of the list of schools, if there is one.
    """

    warehouse: duckdb.DuckDBPyConnection
    district: District
    now: Delivery
    cycle_id: str
    became: Became
    schools: Path | None
    days_over: tuple[date, date]

    @property
    def school_year(self) -> str:
        """The school year in which the cycle ends."""
        return _school_year(self.district, self.cycle_id)

    def compare(self, earlier: Sequence[Delivery]) -> Compared:
        """What the delivery has otherwise than the last of those earlier, or breaks by itself.

        Where the last was let go beyond a limit, and the delivery has only more rows than that, it is perhaps the
        correction, and is compared as if the last one had not come.
        """
        compared = self._beside(earlier)
        if not (earlier and compared.names and compared.names <= _GROWN):
            return compared
        if self.now.verdict.mapped_n <= earlier[-1].verdict.mapped_n:
            return compared
        sound = _sound(Home(self.district.home_folder), earlier)
        if not 0 < len(sound) < len(earlier) or self.is_new_year_after(sound[-1]):
            return compared
        return self._beside(sound)

    def is_new_year_after(self, before: Delivery | None) -> bool:
        """Whether an earlier delivery was of an earlier school year."""
        return before is not None and _school_year(self.district, cycle_of_good(before)) < self.school_year

    def _beside(self, earlier: Sequence[Delivery]) -> Compared:
        now, contract = self.now, CONTRACTS[self.now.verdict.contract]
        before = earlier[-1] if earlier else None
        is_new_year = self.is_new_year_after(before)
        emptied = emptied_causes(
            self.warehouse,
            contract,
            now,
            before.rows if before else None,
            self.school_year,
            is_new_year=is_new_year,
            has_aliases=self.school_year in self.district.datasets[now.verdict.dataset].aliases,
        )
        exchanged = exchanged_causes(self.warehouse, contract, now, before)
        lost_days = find_lost_days(self.warehouse, contract, now, earlier, self.schools, self.days_over)
        limits = find_limits(
            self.warehouse,
            self.district,
            now,
            [*earlier],
            self.cycle_id,
            self.became,
            is_new_year=is_new_year,
            is_exchanged=bool(exchanged),
        )
        return Compared(tuple(limits), emptied, exchanged, lost_days)


def _sound(home: Home, earlier: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """The earlier deliveries up to the last that no limit held."""
    if not earlier:
        return ()
    let_go = {one.key for one in acceptances(home)}
    last = next((n for n in range(len(earlier), 0, -1) if earlier[n - 1].verdict.key not in let_go), 0)
    return tuple(earlier[:last])


def _school_year(district: District, cycle_id: str) -> str:
    """The school year in which a cycle ends; behind all where the district has it no more."""
    cycle = district.cycles.get(cycle_id)
    return school_year_of(cycle.end if cycle else date.max, district.school_year_start)
