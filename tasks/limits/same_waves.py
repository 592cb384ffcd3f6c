"""The limit on a wave of a survey whose counts are all those of an earlier wave."""

from __future__ import annotations

from datetime import date

import duckdb

from expectations.contract import Contract
from reports.numbers import day
from tasks.limits.delivery import Delivery
from tasks.limits.first_told import first_told
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Limit

FEWEST_COUNTS = 10

# Survey, respondents, first and last day, how many counts; the other survey and its last day.
_Wave = tuple[str, str, date, date, int, str, date]


def same_waves_limit(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery | None
) -> Limit | None:
    """The limit that is broken where a wave repeats one of this delivery or of the last under newer dates.

    None for other contracts, and for waves that were so in the last good delivery already.
    """
    if contract.dataset != "surveys":
        return None
    found = _same(warehouse, now, before)
    already = {one[:3] for one in _same(warehouse, before, None)} if found and before else set()
    new = [one for one in found if one[:3] not in already]
    if not new:
        return None
    said = first_told([_told(*one) for one in new])
    why = "See whether the answers of the newer survey were sent, or its name and dates are those of another."
    return Limit(name="values", sentence=f"{said}. {why}")


def _same(warehouse: duckdb.DuckDBPyConnection, now: Delivery, before: Delivery | None) -> list[_Wave]:
    other = before or now
    values = {"now": str(now.rows), "before": str(other.rows), "fewest": FEWEST_COUNTS}
    return warehouse.execute(sql_text("limits/same_waves.sql"), values).fetchall()


def _told(
    survey: str, respondents: str, _start: date, end: date, counts_n: int, other_survey: str, other_end: date
) -> str:
    """All 160 counts of students in Climate 2026, which ended on Jan 23, 2026, are those of Climate 2025, which ..."""
    return (
        f'All {counts_n:,} counts of {respondents} in "{survey}", which ended on {day(end)}, are those of '
        f'"{other_survey}", which ended on {day(other_end)}'
    )
