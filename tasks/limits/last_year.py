"""The delivery of the same time last year, and how much two such hold of the like days of their years."""

from __future__ import annotations

from datetime import timedelta

import duckdb

from expectations.contract import Contract
from tasks.limits.change import PEOPLE, is_large
from tasks.limits.delivery import Delivery
from tasks.limits.like_period import LikePeriod, Sizes, first_date, sizes_within

_A_YEAR = timedelta(days=365)
_SAME_TIME = timedelta(days=31)


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


def sizes_of_like_days(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, then: Delivery, limit_percent: int
) -> tuple[Sizes, Sizes] | None:
    """What a delivery and that of the same time last year hold of the same days of their years.

    The days are those that the earlier one tells of, a year at most, up to the last that both do. None where all rows
    are to be compared: those of lists of what lasts, and of files that begin as much later as they end, such as those
    of the last thirty days.
    """
    newest_now, newest_then = now.verdict.freshest_date, then.verdict.freshest_date
    if contract.is_lasting or newest_now is None or newest_then is None:
        return None
    first_now, first_then = (first_date(warehouse, one.profile) for one in (now, then))
    if first_now is None or first_then is None:
        return None
    begins_later, ends_later = (one - _A_YEAR for one in (first_now - first_then, newest_now - newest_then))
    if 2 * abs(begins_later - ends_later) < abs(ends_later):
        return None
    last_date = min(newest_now, newest_then + _A_YEAR)
    begin = max(first_then + _A_YEAR, last_date - _A_YEAR + timedelta(days=1))
    of_now = LikePeriod(begin, last_date)
    of_then = LikePeriod(begin - _A_YEAR, last_date - _A_YEAR)
    # Counting people costs most, and where all of them are about as many, those of a part of the year are too.
    counts_people = is_large(PEOPLE, now.sizes.people_n, then.sizes.people_n, limit_percent)
    sizes = (
        sizes_within(warehouse, contract, now.rows, of_now, counts_people=counts_people),
        sizes_within(warehouse, contract, then.rows, of_then, counts_people=counts_people),
    )
    is_all = [one.rows_n for one in sizes] == [now.sizes.rows_n, then.sizes.rows_n]
    return None if is_all else sizes
