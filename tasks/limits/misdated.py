"""The limit on rows of things that happen which are dated a year too early: their own month seems to have had fewer."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb

from expectations.contract import Contract
from reports.numbers import day, listed, month, plural
from tasks.limits.delivery import Delivery
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Limit

# Fewer may have been entered late. What is older than three months when a delivery ends has mostly been entered.
FEWEST_ROWS = 10
_ENTERED_AFTER = timedelta(days=90)
_MOST_NAMED = 3


def misdated_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    year_start: date,
    over_by: date,
) -> Limit | None:
    """The limit that rows break which lie before the school year and should not, such as dates of a wrong year.

    `year_start` is the school year's first day, `over_by` the last one that was over. Where schools owe days or windows
    these are missed themselves, and a list of what lasts has old dates.
    """
    is_owed = contract.is_lasting or contract.every_school or contract.part_column
    if is_owed or not contract.date_column or contract.dates_reach not in ("cadence", "year"):
        return None
    ends = before.verdict.freshest_date if before else None
    if before and ends is None:
        return None
    values = {
        "now": str(now.profile),
        "before": str((before or now).profile),
        "has_before": before is not None,
        "cut_date": min(year_start, ends - _ENTERED_AFTER) if ends else year_start,
        "year_start": year_start,
        "over_by": over_by,
        "fewest": FEWEST_ROWS,
    }
    found = warehouse.execute(sql_text("limits/misdated.sql"), values).fetchall()
    if not found:
        return None
    rows_n = sum(one for _, one, _ in found)
    which = f" that were not there {before.when}" if before else ""
    in_months = _listed([start for start, _, _ in found])
    are_empty = all(is_empty for _, _, is_empty in found)
    later = f", and no row is dated in {_listed([_a_year_on(one) for one, _, _ in found])}" if are_empty else ""
    sentence = (
        f"{plural(rows_n, 'row')}{which} are dated in {in_months}, before the school year that begins on "
        f"{day(year_start)}{later}. See whether the year of their {contract.date_column} is right."
    )
    return Limit(name="stale", sentence=sentence)


def _a_year_on(start: date) -> date:
    return start.replace(year=start.year + 1)


def _listed(months: list[date]) -> str:
    named = [month(one) for one in months[:_MOST_NAMED]]
    return listed([*named, *([plural(len(months) - _MOST_NAMED, "other month")] if len(months) > _MOST_NAMED else [])])
