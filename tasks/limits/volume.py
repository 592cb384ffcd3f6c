"""Volume: rows, people and schools against the last good delivery and against that of the same time last year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from expectations.contract import Contract
from reports.numbers import day, first_listed, month, plural
from tasks.limits.absent_only import absent_only
from tasks.limits.as_many_days import fewer_than_as_many_days
from tasks.limits.became import NOTHING_SAID, Became
from tasks.limits.change import PEOPLE, ROWS, SCHOOLS, is_large, large_change
from tasks.limits.delivery import Delivery
from tasks.limits.last_year import same_time_last_year, sizes_of_like_days
from tasks.limits.like_period import LikePeriod, Sizes, Times, first_date, is_day_by_day, sizes_within, times
from tasks.verdicts.verdict import Limit

_MOST_NAMED = 3


def volume_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    earlier: list[Delivery],
    limit_percent: int,
    year_start: date | None = None,
    became: Became = NOTHING_SAID,
) -> Limit | None:
    """The limit that a large change breaks, None where the size is as it was or nothing came before.

    `earlier` are good deliveries, oldest first, `year_start` the first day of the school year. A dataset that grows
    with the year is compared over the time that both deliveries tell of; one without dates, or without such a time, by
    all its rows. Where a new year has begun so that there is no such time, the same time last year is the measure, if
    it is known, else as many days of the last delivery. Schools that are gone are named, and not missed where it is
    said what `became` of them.
    """
    if not earlier:
        return None
    year_ago = same_time_last_year(now, earlier[:-1])
    is_only = year_ago is None
    changes = _against_last(
        warehouse, contract, now, earlier[-1], limit_percent, year_start, became, is_only_measure=is_only
    )
    if year_ago:
        like = sizes_of_like_days(warehouse, contract, now, year_ago, limit_percent)
        of_now, of_then = like or (now.sizes, year_ago.sizes)
        when = f"at the same time last year{', both counted over the same days of the year' if like else ''}"
        changes += large_change(ROWS, of_now.rows_n, of_then.rows_n, limit_percent, when)
        changes += _people_and_schools(of_now, of_then, limit_percent, when, _fewer(warehouse, now, year_ago, became))
    if not changes:
        return None
    told = "; ".join(changes)
    large = f"More than {limit_percent}% is a large change."
    gone = _gone(became.gone_schools(warehouse, now.profile, earlier[-1].profile), earlier[-1].when)
    absent = absent_only(warehouse, contract, now, earlier[-1])
    return Limit(name="volume", sentence=f"{told[0].upper()}{told[1:]}. {large}{gone} {absent}".rstrip())


def _gone(schools: Sequence[str], when: str) -> str:
    """The schools that took all their rows with them."""
    if not schools:
        return ""
    return f" No row is there any more of {first_listed(schools, _MOST_NAMED)}, of which some came {when}."


def _against_last(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery,
    limit_percent: int,
    year_start: date | None,
    became: Became,
    *,
    is_only_measure: bool,
) -> list[str]:
    told = times(warehouse, contract, now.profile, before.profile)
    like = _like_sizes(warehouse, contract, now, before, told.like, limit_percent) if told.like else None
    when = before.when
    if told.like and not like and _should_still_hold(contract, told.like, year_start):
        there = f"{when}; only {_which(warehouse, now, told.like)} ones are there"
        return large_change(ROWS, 0, before.sizes.rows_n, limit_percent, there)
    pace = _pace(told, limit_percent, when) if is_day_by_day(contract) else []
    if told.like and like:
        is_part = [one.rows_n for one in like] != [now.sizes.rows_n, before.sizes.rows_n]
        both = f"{when}, both counted up to {day(told.like.last_date)}" if is_part else when
        changes = large_change(ROWS, like[0].rows_n, like[1].rows_n, limit_percent, both) + pace
        changes = changes or _lost_of_newest_month(contract, told, limit_percent, when)
        # A list of what lasts tells who is there, whenever they came.
        if not contract.is_lasting:
            return changes + _people_and_schools(*like, limit_percent, both, _fewer(warehouse, now, before, became))
    elif is_day_by_day(contract):
        changes = pace
    elif told.like and not contract.is_lasting:
        return fewer_than_as_many_days(warehouse, now, before) if is_only_measure else []
    elif is_only_measure or contract.is_lasting:
        changes = large_change(ROWS, now.sizes.rows_n, before.sizes.rows_n, limit_percent, when)
    else:
        return []
    return changes + _people_and_schools(
        now.sizes, before.sizes, limit_percent, when, _fewer(warehouse, now, before, became)
    )


def _which(warehouse: duckdb.DuckDBPyConnection, now: Delivery, like: LikePeriod) -> str:
    """What rows are of a delivery that has none of a like period."""
    newest, oldest = now.verdict.freshest_date, first_date(warehouse, now.profile)
    if newest is not None and newest < like.first_date:
        return "older"
    return "newer" if oldest is None or oldest > like.last_date else "older and newer"


def _lost_of_newest_month(contract: Contract, told: Times, limit_percent: int, when: str) -> list[str]:
    """What was there of the earlier delivery's newest month; that more of it has come since is no change."""
    now_n, before_n = told.newest_month_now_n, told.newest_month_before_n
    if contract.is_lasting or contract.part_column or is_day_by_day(contract) or now_n >= before_n:
        return []
    if not told.like or not told.newest_month or told.like.last_date >= told.newest_month:
        return []
    return large_change(ROWS, now_n, before_n, limit_percent, f"of {month(told.newest_month)} {when}")


def _should_still_hold(contract: Contract, like: LikePeriod, year_start: date | None) -> bool:
    """Whether a file of this school year must hold what one before it did.

    Where rows come by parts, such as one testing window at a time, or schools owe them day by day, so that days that
    are missing are counted, it need not.
    """
    is_of_this_year = year_start is not None and like.last_date >= year_start
    return is_of_this_year and not contract.part_column and not is_day_by_day(contract)


def _like_sizes(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery,
    like: LikePeriod,
    limit_percent: int,
) -> tuple[Sizes, Sizes] | None:
    """What both hold of a like period, None where the new delivery holds nothing of it."""
    # Counting people costs most, and where all of them are about as many, those of a part of the year are too.
    counts_people = is_large(PEOPLE, now.sizes.people_n, before.sizes.people_n, limit_percent)
    of_now, of_before = (
        sizes_within(warehouse, contract, one.rows, like, counts_people=counts_people) for one in (now, before)
    )
    return (of_now, of_before) if of_now.rows_n else None


def _pace(told: Times, limit_percent: int, when: str) -> list[str]:
    """A day of a school has about as many rows as it has students, in a new month as in those before."""
    now, before = told.pace_now, told.pace_before
    if not now or not before or 100 * abs(now - before) <= limit_percent * before:
        return []
    return [f"{plural(round(now), 'row')} a school and day in the newest months, {before:,.0f} {when}"]


def _people_and_schools(now: Sizes, before: Sizes, limit_percent: int, when: str, fewer_n: int) -> list[str]:
    people = large_change(PEOPLE, now.people_n, before.people_n, limit_percent, when)
    expected_n = before.schools_n - fewer_n
    is_as_said = not is_large(SCHOOLS, now.schools_n, expected_n, limit_percent)
    return (
        people if is_as_said else people + large_change(SCHOOLS, now.schools_n, before.schools_n, limit_percent, when)
    )


def _fewer(warehouse: duckdb.DuckDBPyConnection, now: Delivery, before: Delivery, became: Became) -> int:
    """Only looked for where schools are fewer, or more, than before."""
    return (
        became.fewer_schools_n(warehouse, now.profile, before.profile)
        if now.sizes.schools_n != before.sizes.schools_n
        else 0
    )
