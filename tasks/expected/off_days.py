"""Rows of attendance on days that the calendar does not have in session: no figure counts them."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from tasks.district import District
from tasks.expected.sent_days import DAILY
from tasks.sql_text import sql_text
from tasks.verdicts.loss import Loss, OffDays
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

_CALENDAR = "calendar"


def with_off_days(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those on attendance with their rows on days off, and those on calendars with what doubts them.

    Rows without a part of the day, such as an export has them for holidays, say nothing. Days in session and those that
    notes close are tables, and so are the days sent.
    """
    calendars = [one for one in verdicts if one.contract == _CALENDAR and one.accepted_path]
    if not calendars:
        return list(verdicts)
    owners = [one.owner for one in calendars]
    found = {
        one.dataset: off
        for one in verdicts
        if one.contract == DAILY and one.accepted_path and one.status == "accepted"
        if (off := _off_days(warehouse, district, one, owners, cycle_id))
    }
    return [
        one.model_copy(update={"doubted_by": tuple(found.values())})
        if one in calendars
        else one.model_copy(update={"off_days": found[one.dataset]})
        if one.dataset in found
        else one
        for one in verdicts
    ]


def _off_days(
    warehouse: duckdb.DuckDBPyConnection,
    district: District,
    verdict: Verdict,
    owners: Sequence[str],
    cycle_id: str,
) -> OffDays | None:
    end = district.cycle(cycle_id).end
    days = {"dataset": verdict.dataset, "year_start": district.school_year_start_date(end), "cycle_end": end}
    rows = warehouse.execute(parsed(sql_text("expected/off_days.sql")), days).fetchall()
    losses = tuple(Loss(school_id=school_id, lost_n=off_n, rows_n=rows_n) for school_id, rows_n, off_n, _ in rows)
    if not any(one.lost_n for one in losses):
        return None
    return OffDays(
        title=verdict.title,
        losses=tuple(one for one in losses if one.lost_n),
        dates=tuple(sorted({day for *_, dates in rows for day in dates})),
        schools_n=len(losses),
        rows_n=sum(one.rows_n for one in losses),
        owners=tuple(dict.fromkeys((*owners, verdict.owner))),
    )
