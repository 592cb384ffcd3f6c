"""Students whom the last good roster had enrolled and this one does not have, where too few are gone for a limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from tasks.district import District
from tasks.limits.became import Became
from tasks.limits.delivery import Delivery
from tasks.limits.enrolled import COMPARED
from tasks.limits.good import cycle_of_good, good_of_other_content
from tasks.sql_text import filled, quoted
from tasks.storage.home import Home
from tasks.validation.ids_held_back import held_ids
from tasks.validation.lost_rows import is_much
from tasks.validation.references import HISTORY
from tasks.verdicts.gone_students import GoneStudents
from tasks.verdicts.verdict import Verdict

_CONTRACT = "enrolment"
# Of a large roster some are always taken out as they never came.
_FEWEST_GONE = 10
_LEAST_GONE_PERCENT = 2


@dataclass(frozen=True)
class _Found:
    gone: GoneStudents
    lists_leavers: bool


def with_gone_students(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those on rosters with the students who are gone since the last good one of the school year.

    There must be a view of all who are enrolled. What somebody has let go on as it is smaller is not told again.
    """
    if not any(_may_lack(one) for one in verdicts):
        return list(verdicts)
    schools = next((one.accepted_path for one in verdicts if one.contract == "schools"), None)
    history = tuple(one.accepted_path for one in verdicts if one.contract == HISTORY and one.accepted_path)
    Became(history, schools, district.cycle(cycle_id).end).see(warehouse)
    return [
        one.model_copy(update={"gone_students": _gone(warehouse, district, one, cycle_id)}) if _may_lack(one) else one
        for one in verdicts
    ]


def _may_lack(verdict: Verdict) -> bool:
    is_told = any(one.name in ("volume", "numbers") for one in verdict.limits)
    return verdict.contract == _CONTRACT and verdict.is_whole and bool(verdict.accepted_path) and not is_told


def _gone(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, cycle_id: str
) -> GoneStudents | None:
    """None also where the list had lost as many the time before and hardly has leavers: it lists who is there now."""
    year_start = district.school_year_start_date(district.cycle(cycle_id).end)
    earlier = [
        one
        for one in good_of_other_content(Home(district.home_folder), verdict)
        if _is_of_year(district, one, year_start)
    ]
    on_date = verdict.snapshot_date
    if not earlier or not verdict.accepted_path or on_date is None or on_date > year_start + COMPARED:
        return None
    least_n = max(_FEWEST_GONE, district.protection.minimum_n)
    found = _found(
        warehouse, earlier[-1], on_date, "enrolment", held_ids=held_ids(verdict.accepted_path), least_n=least_n
    )
    if found is None or found.lists_leavers:
        return found.gone if found else None
    others = [one for one in earlier if one.verdict.snapshot_sha256 != earlier[-1].verdict.snapshot_sha256]
    last_date = earlier[-1].verdict.snapshot_date
    if others and last_date:
        rows = earlier[-1].rows
        roster = f"read_parquet({quoted(rows)})"
        if _found(warehouse, others[-1], last_date, roster, held_ids=held_ids(rows), least_n=least_n):
            return None
    return found.gone


def _is_of_year(district: District, delivery: Delivery, year_start: date) -> bool:
    """Whether it came in the school year, and went on for one of its meetings."""
    came, cycle = delivery.verdict.snapshot_date, district.cycles.get(cycle_of_good(delivery))
    return came is not None and came >= year_start and (cycle is None or cycle.end >= year_start)


def _found(
    warehouse: duckdb.DuckDBPyConnection,
    before: Delivery,
    now_date: date,
    roster: str,
    *,
    held_ids: str,
    least_n: int,
) -> _Found | None:
    when = before.verdict.snapshot_date
    if when is None:
        return None
    query = filled("expected/gone_students.sql", roster=roster, held_ids=held_ids)
    values = {"before": str(before.rows), "before_date": when, "now_date": now_date}
    (_, students_n, gone_n, left_n), *of_schools = warehouse.execute(query, values).fetchall()
    if gone_n < least_n or 100 * gone_n < _LEAST_GONE_PERCENT * students_n:
        return None
    schools = tuple(school_id for school_id, all_n, lost_n, _ in of_schools if is_much(lost_n, all_n))
    return _Found(GoneStudents(people_n=gone_n, when=when, school_ids=schools), lists_leavers=left_n >= gone_n)
