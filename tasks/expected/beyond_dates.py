"""Rows of attendance on days on which their school is closed by the list of schools: no figure counts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

import duckdb

from tasks.district import District
from tasks.expected.sent_days import DAILY
from tasks.sql_text import sql_text
from tasks.verdicts.loss import BeyondDates, Loss
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

_SCHOOLS = "schools"


def with_beyond_dates(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those on attendance with such rows, and those on lists of schools with what doubts them.

    The days sent and those beyond a school's dates are tables.
    """
    lists = [one for one in verdicts if one.contract == _SCHOOLS and one.accepted_path]
    end = district.cycle(cycle_id).end
    days = {"year_start": district.school_year_start_date(end), "cycle_end": end}
    owners = [one.owner for one in lists]
    found = {
        one.dataset: tuple(_beyond(warehouse, one, owners, days))
        for one in verdicts
        if one.contract == DAILY and one.accepted_path and one.status == "accepted"
    }
    # A few rows of a school doubt themselves and not the list.
    doubting = tuple(cause for causes in found.values() for cause in causes if cause.was_open)
    return [
        one.model_copy(update={"dates_doubted_by": doubting})
        if one in lists
        else one.model_copy(update={"beyond_dates": found.get(one.dataset, ())})
        for one in verdicts
    ]


def _beyond(
    warehouse: duckdb.DuckDBPyConnection, verdict: Verdict, owners: Sequence[str], days: dict[str, date]
) -> Iterator[BeyondDates]:
    """One for each date of the list, with all its schools that were probably open, and one with the others."""
    values = {"dataset": verdict.dataset, **days}
    rows = warehouse.execute(parsed(sql_text("expected/beyond_dates.sql")), values).fetchall()
    for (limit_date, is_after, was_open), alike in groupby(rows, key=lambda row: (row[2], row[1], row[3])):
        of_date = list(alike)
        yield BeyondDates(
            title=verdict.title,
            limit_date=limit_date,
            is_after=is_after,
            was_open=was_open,
            losses=tuple(
                Loss(school_id=school_id, lost_n=beyond_n, rows_n=rows_n)
                for school_id, _, _, _, rows_n, beyond_n, _, _ in of_date
            ),
            dates=tuple(sorted({day for row in of_date for day in row[6]})),
            rows_n=of_date[0][7],
            owners=tuple(dict.fromkeys((*owners, verdict.owner))),
        )
