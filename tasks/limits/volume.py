"""Volume: rows, people and schools against the last good delivery and against that of the same time last year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from expectations.contract import Contract
from reports.numbers import plural
from tasks.sql_text import sql_text
from tasks.verdict import Limit, Verdict
from tasks.warehouse import open_warehouse

# A change of fewer is no large one, however small the dataset: a plan may gain four initiatives.
FEWEST_ROWS = 20
FEWEST_SCHOOLS = 2
_A_YEAR = timedelta(days=365)
_SAME_TIME = timedelta(days=31)


@dataclass(frozen=True)
class Delivery:
    """What was accepted once, and where its profile lies."""

    verdict: Verdict
    profile: Path


def volume_limit(contract: Contract, now: Delivery, earlier: list[Delivery], limit_percent: int) -> Limit | None:
    """The limit that a large change breaks, None where the size is as it was or nothing came before.

    `earlier` are good deliveries, oldest first. A dataset that grows with the year is compared over the months that
    both deliveries hold whole; one without dates, or without such months, by all its rows.
    """
    if not earlier:
        return None
    changes = _against(contract, now, earlier[-1], limit_percent, f"on {_came(earlier[-1])}")
    year_ago = same_time_last_year(now, earlier[:-1])
    if year_ago:
        changes += _totals(now, year_ago, limit_percent, "at the same time last year")
    if not changes:
        return None
    return Limit(name="volume", sentence=f"{'; '.join(changes)}. More than {limit_percent} in 100 is a large change.")


def same_time_last_year(now: Delivery, earlier: list[Delivery]) -> Delivery | None:
    """The delivery whose newest date lies a year before, give or take a month."""
    newest = now.verdict.freshest_date
    if newest is None:
        return None
    then = newest - _A_YEAR
    close = [
        (abs(one.verdict.freshest_date - then), number, one)
        for number, one in enumerate(earlier)
        if one.verdict.freshest_date and abs(one.verdict.freshest_date - then) <= _SAME_TIME
    ]
    return min(close)[2] if close else None


def _against(contract: Contract, now: Delivery, before: Delivery, limit_percent: int, when: str) -> list[str]:
    with open_warehouse() as warehouse:
        paths = {"now": str(now.profile), "before": str(before.profile)}
        told = warehouse.execute(sql_text("limits/volume.sql"), paths).fetchall()[0]
    shared_now_n, shared_before_n, pace_now, pace_before = told
    # Rows that every school owes day by day: a file of new days only is no smaller for that.
    is_daily = contract.every_school and contract.dates_reach == "cadence"
    changes = []
    if shared_before_n:
        rows = ("row of the months that both hold", "rows of the months that both hold")
        changes += _change(rows, shared_now_n, shared_before_n, limit_percent, when)
    elif not is_daily:
        changes += _change(("row", "rows"), now.verdict.accepted_n, before.verdict.accepted_n, limit_percent, when)
    if is_daily and pace_now and pace_before:
        changes += _pace(pace_now, pace_before, limit_percent, when)
    return changes + _people_and_schools(now, before, limit_percent, when)


def _pace(now: float, before: float, limit_percent: int, when: str) -> list[str]:
    """A day of a school has about as many rows as it has students, in a new month as in those before."""
    if 100 * abs(now - before) <= limit_percent * before:
        return []
    return [f"{now:,.0f} rows a school and day in the newest months, {before:,.0f} {when}"]


def _totals(now: Delivery, before: Delivery, limit_percent: int, when: str) -> list[str]:
    rows = _change(("row", "rows"), now.verdict.accepted_n, before.verdict.accepted_n, limit_percent, when)
    return rows + _people_and_schools(now, before, limit_percent, when)


def _people_and_schools(now: Delivery, before: Delivery, limit_percent: int, when: str) -> list[str]:
    people = _change(("person", "people"), now.verdict.people_n, before.verdict.people_n, limit_percent, when)
    schools = _change(
        ("school", "schools"),
        now.verdict.schools_n,
        before.verdict.schools_n,
        limit_percent,
        when,
        fewest=FEWEST_SCHOOLS,
    )
    return people + schools


def _change(
    what: tuple[str, str],
    now_n: int | None,
    before_n: int,
    limit_percent: int,
    when: str,
    fewest: int = FEWEST_ROWS,
) -> list[str]:
    change = (now_n or 0) - before_n
    if not before_n or abs(change) < fewest or 100 * abs(change) <= limit_percent * before_n:
        return []
    way = "more" if change > 0 else "fewer"
    return [f"{plural(now_n or 0, *what)}, {100 * abs(change) // before_n:,} in 100 {way} than the {before_n:,} {when}"]


def _came(delivery: Delivery) -> date | None:
    return delivery.verdict.snapshot_date
