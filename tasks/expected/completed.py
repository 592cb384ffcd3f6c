"""A verdict with the cells of the matrix that are empty or not whole."""

from __future__ import annotations

from datetime import date

import duckdb

from tasks.expected.known import see_profile
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Absence, Verdict
from tasks.warehouse import parsed


def completed(warehouse: duckdb.DuckDBPyConnection, verdict: Verdict) -> Verdict:
    """The verdict with what the table `expected` says of its dataset."""
    cells = warehouse.execute(parsed(sql_text("expected/of_dataset.sql")), {"dataset": verdict.dataset}).fetchall()
    empty = tuple(
        Absence(
            school_id=school_id,
            part=part,
            period_start=start,
            period_end=end,
            cells_n=cells_n,
            days_expected_n=days_n,
            dates=dates or (),
            why=why or "",
            instead=instead or (),
        )
        for school_id, part, start, end, has_come, days_n, dates, cells_n, why, instead in cells
        if not has_come
    )
    if any(one.period_end for one in empty):
        starts = _first_date(warehouse, verdict)
        empty = tuple(_with_start(one, starts) for one in empty)
    return verdict.model_copy(update={"absences": empty, "expected_n": sum(cells_n for *_, cells_n, _, _ in cells)})


def _first_date(warehouse: duckdb.DuckDBPyConnection, verdict: Verdict) -> date | None:
    if verdict.accepted_path is None:
        return None
    see_profile(warehouse, "profile", verdict.accepted_path)
    first: date | None = warehouse.execute("select min(first_date) from profile").fetchall()[0][0]
    return first


def _with_start(absence: Absence, starts: date | None) -> Absence:
    """The absence, with the first day that rows of any school are of, where it lies before that."""
    last = absence.dates[-1] if absence.dates else absence.period_end
    is_before = starts and last and last < starts and not absence.part
    return absence.model_copy(update={"before": starts}) if is_before else absence
