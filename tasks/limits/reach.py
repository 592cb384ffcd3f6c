"""The limit on a delivery that ends before the last one did: an older file in the newer one's place."""

from __future__ import annotations

from datetime import timedelta

import duckdb

from expectations.contract import Contract
from reports.numbers import day, plural
from tasks.limits.delivery import Delivery
from tasks.limits.like_period import LikePeriod, is_day_by_day, sizes_within
from tasks.verdicts.verdict import Limit

# Of fewer, each may have been entered by mistake.
FEWEST_NEWER = 5


def reach_limit(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery | None
) -> Limit | None:
    """The limit that is broken where the last good delivery has rows of later days than all that came now.

    Of a dataset that schools owe day by day the days that are missing are told, of a list of what lasts its size.
    """
    if before is None or contract.is_lasting or is_day_by_day(contract):
        return None
    newest, newest_before = now.verdict.freshest_date, before.verdict.freshest_date
    if newest is None or newest_before is None or newest >= newest_before:
        return None
    later = LikePeriod(newest + timedelta(days=1), newest_before)
    rows_n = sizes_within(warehouse, contract, before.rows, later, counts_people=False).rows_n
    if rows_n < FEWEST_NEWER:
        return None
    sentence = (
        f"The newest entry is of {day(newest)}; {before.when} there were {plural(rows_n, 'newer row')}, up to "
        f"{day(newest_before)}."
    )
    return Limit(name="stale", sentence=sentence)
