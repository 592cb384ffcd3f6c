"""The limit on a part of a dataset that is not there any more: a term, a measure, a survey, a subject."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import duckdb

from expectations.contract import Contract
from reports.numbers import count, day, first_listed, listed, month, plural
from tasks.limits.delivery import Delivery
from tasks.limits.staleness import MONTHLY
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Limit

# Fewer rows may have been mended one by one.
FEWEST_ROWS = 10
_MOST_TOLD = 3
_MOST_MONTHS = 3


class _Lost(NamedTuple):
    """Rows that came of a part, or of all where it has no name; `is_all_of_part` where the part is nowhere any more."""

    part: str
    rows_n: int
    are_none: bool
    is_all_of_part: bool
    months: list[date]
    first: date
    last: date


def lost_parts_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    expected: str,
    now: Delivery,
    earlier: list[Delivery],
    year_start: date,
) -> Limit | None:
    """The limit that is broken where none, or hardly any, of the rows of a part are there that should still be.

    None for datasets without parts. `earlier` are good deliveries, oldest first, the last of this school year.
    Marks of a school year are counted together, so each file has those of its earlier terms. What comes as often as a
    cadence says may be the new part alone, unless the last good delivery held others with it; of what comes every
    month also the oldest may go. Where the last good delivery had left out the one before it, and somebody has accepted
    that, parts come one by one. Rows that came and are held back are told by their causes.
    """
    if not contract.part_column or not contract.date_column or not earlier:
        return None
    is_whole_year = contract.about_people and not contract.dates_reach
    found = _lost(warehouse, now, earlier[-1], year_start, is_whole_year=is_whole_year, is_kept=expected not in MONTHLY)
    if found and earlier[:-1]:
        left_out = _lost(warehouse, earlier[-1], earlier[-2], year_start, is_whole_year=is_whole_year, is_kept=True)
        if any(not one.part for one in left_out):
            found = _lost(warehouse, now, earlier[-1], year_start, is_whole_year=False, is_kept=False)
    if sum(one.rows_n for one in found) <= now.verdict.quarantined_n:
        return None
    said = "; ".join(_told(contract, earlier[-1].when, one) for one in found[:_MOST_TOLD])
    more = f"; and so it is with {count(len(found) - _MOST_TOLD)} more" if len(found) > _MOST_TOLD else ""
    why = "See whether the export left them out."
    return Limit(name="volume", sentence=f"{said[0].upper()}{said[1:]}{more}. {why}")


def _lost(
    warehouse: duckdb.DuckDBPyConnection,
    now: Delivery,
    before: Delivery,
    year_start: date,
    *,
    is_whole_year: bool,
    is_kept: bool,
) -> list[_Lost]:
    values = {
        "now": str(now.profile),
        "before": str(before.profile),
        "year_start": year_start,
        "is_whole_year": is_whole_year,
        "is_kept": is_kept,
        "fewest": FEWEST_ROWS,
    }
    rows = warehouse.execute(sql_text("limits/lost_parts.sql"), values).fetchall()
    return [_Lost(*one) for one in rows]


def _told(contract: Contract, when: str, lost: _Lost) -> str:
    """None of the 1,204 rows with term_end_date Jan 16, 2026 that came on Nov 3, 2025 are there."""
    kinds = [f"{contract.part_column} `{lost.part}`"] if lost.part else []
    if not lost.is_all_of_part:
        dates = day(lost.first) if lost.first == lost.last else f"in {_in(lost.months)}"
        kinds.append(f"{contract.date_column} {dates}")
    how_many = "none" if lost.are_none else "hardly any"
    return f"{how_many} of the {plural(lost.rows_n, 'row')} with {listed(kinds)} that came {when} are there"


def _in(months: list[date]) -> str:
    return first_listed([month(one) for one in months], _MOST_MONTHS)
