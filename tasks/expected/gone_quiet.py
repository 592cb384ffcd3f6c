"""Rows of things that happen at any time and have stopped to come: of the district, or of a school."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import exp, lgamma
from pathlib import Path
from typing import NamedTuple

import duckdb

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.expected.known import see_profiles
from tasks.expected.went_silent import may_be_silent
from tasks.limits.delivery import Delivery
from tasks.limits.good import cycle_of_good, good_of_other_content
from tasks.limits.staleness import MONTHLY, last_due_date
from tasks.sql_text import sql_text
from tasks.storage.home import Home
from tasks.verdicts.quiet import Quiet
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

_CHANCE_OF_DAYS = 1 / 1000
_CHANCE_OF_WEEKS = 1 / 100
_DAYS_OF_WEEK = 5
# Fewer weeks say nothing of how often something happens.
_FEWEST_WEEKS = 4


def with_quiet(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str, today: date
) -> list[Verdict]:
    """The verdicts, those on what happens at any time with since when nothing has, where that is no chance.

    Up to the day on which the file came, or up to which rows should have come, the facts tell which days were of school
    and which of them attendance had.
    """
    return [
        one.model_copy(update={"quiet": _quiet(warehouse, district, one, one.accepted_path, cycle_id, today)})
        if one.status == "accepted" and one.accepted_path and _tells_what_happened(one)
        else one
        for one in verdicts
    ]


def _quiet(
    warehouse: duckdb.DuckDBPyConnection,
    district: District,
    verdict: Verdict,
    accepted: Path,
    cycle_id: str,
    today: date,
) -> tuple[Quiet, ...]:
    earlier = good_of_other_content(Home(district.home_folder), verdict)
    see_profiles(warehouse, accepted, earlier[-1].rows if earlier else None)
    cycle, expected = district.cycle(cycle_id), district.datasets[verdict.dataset].expected
    until = last_due_date(expected, today) if expected in MONTHLY else verdict.snapshot_date
    values = {
        "year_start": district.school_year_start_date(cycle.end),
        "cycle_start": cycle.start,
        "until": min(cycle.end, until or cycle.end),
        "until_before": _until_before(district, earlier[-1]) if earlier else None,
    }
    found = [
        _Found(*row)
        for row in warehouse.execute(parsed(sql_text("expected/gone_quiet.sql")), values).fetchall()
        if row[0] not in verdict.went_silent
    ]
    schools_n = sum(bool(one.school_id) for one in found)
    quiet = [one for one in found if one.is_no_chance(_held_back_n(verdict, one.school_id), schools_n)]
    # What holds for all is told once.
    told = quiet[:1] if quiet and not quiet[0].school_id else quiet
    return tuple(one.told for one in told)


class _Found(NamedTuple):
    """How long a school, or all, have been quiet, and how often they were before."""

    school_id: str
    last_date: date
    days_n: int
    late_days_n: int
    days_before_n: int
    empty_days_n: int
    weeks_before_n: int
    empty_weeks_n: int

    def is_no_chance(self, held_back_n: int, schools_n: int) -> bool:
        """Whether so many days are quiet by chance in one delivery of a thousand, and weeks hardly ever.

        Things that happen together leave many days empty, and few weeks. A row held back may be of any week.
        """
        days = self.days_n - self.late_days_n - _DAYS_OF_WEEK * held_back_n
        if days <= 0 or self.weeks_before_n < _FEWEST_WEEKS:
            return False
        by_days = _chance(self.days_before_n, self.empty_days_n, days)
        by_weeks = _chance(self.weeks_before_n, self.empty_weeks_n, days / _DAYS_OF_WEEK)
        asked_n = schools_n if self.school_id else 1
        return by_days * asked_n < _CHANCE_OF_DAYS and by_weeks * asked_n < _CHANCE_OF_WEEKS

    @property
    def told(self) -> Quiet:
        return Quiet(
            school_id=self.school_id,
            last_date=self.last_date,
            days_n=self.days_n,
            weeks_n=self.weeks_before_n,
            empty_weeks_n=self.empty_weeks_n,
        )


def _chance(before_n: int, empty_n: int, next_n: float) -> float:
    """That all of the next are empty after as many, of which these were empty, whatever share is usual (beta-binomial).

    Where few are known, hardly any run of empty ones is impossible.
    """
    now, then = empty_n + next_n, before_n + next_n
    return exp(lgamma(now + 1) - lgamma(then + 2) - lgamma(empty_n + 1) + lgamma(before_n + 2))


def _held_back_n(verdict: Verdict, school_id: str) -> int:
    if not school_id:
        return verdict.quarantined_n
    return sum(one.lost_n for one in verdict.losses if one.school_id in ("", school_id))


def _until_before(district: District, earlier: Delivery) -> date | None:
    """Up to which day rows could have come last time."""
    cycle = district.cycles.get(cycle_of_good(earlier))
    days = [cycle.end if cycle else None, earlier.verdict.snapshot_date]
    return min(filter(None, days), default=None)


def _tells_what_happened(verdict: Verdict) -> bool:
    contract = CONTRACTS[verdict.contract]
    return may_be_silent(contract) and contract.begun_column == contract.date_column
