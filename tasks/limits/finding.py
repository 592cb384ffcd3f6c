"""Looks for the limits that a delivery breaks."""

from __future__ import annotations

import duckdb

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.limits.became import Became
from tasks.limits.change import ROWS, is_large
from tasks.limits.delivery import Delivery
from tasks.limits.ended import ended_limit
from tasks.limits.enrolled import enrolled_limit
from tasks.limits.enrolled_twice import enrolled_twice_limit
from tasks.limits.gone_grades import gone_grades_limit
from tasks.limits.gone_students import gone_students_limit
from tasks.limits.left_out import left_out_limit
from tasks.limits.levels import levels_limit
from tasks.limits.lost_ids import lost_limit
from tasks.limits.lost_pairs import lost_pairs_limit
from tasks.limits.lost_parts import lost_parts_limit
from tasks.limits.misdated import misdated_limit
from tasks.limits.reach import reach_limit
from tasks.limits.renumbered import renumbered_limit
from tasks.limits.reopened import reopened_limit
from tasks.limits.same_days import same_days_limit, see_days_away
from tasks.limits.same_results import same_results_limit
from tasks.limits.same_waves import same_waves_limit
from tasks.limits.scale import scale_limit
from tasks.limits.staleness import stale_limit
from tasks.limits.turned import turned_limit
from tasks.limits.twins import twins_limit
from tasks.limits.values import values_limit
from tasks.limits.volume import volume_limit
from tasks.verdicts.verdict import Limit


def find_limits(
    warehouse: duckdb.DuckDBPyConnection,
    district: District,
    now: Delivery,
    earlier: list[Delivery],
    cycle_id: str,
    became: Became,
    *,
    is_new_year: bool,
    is_exchanged: bool,
) -> list[Limit]:
    """The limits that a delivery breaks by itself or beside those before it, whether somebody accepts that or not.

    `earlier` are good deliveries, oldest first. What one limit tells, those that follow from it do not tell again.
    """
    verdict = now.verdict
    contract = CONTRACTS[verdict.contract]
    dataset = district.datasets[verdict.dataset]
    percent = dataset.volume_limit_percent
    cycle = district.cycle(cycle_id)
    before, schools = earlier[-1] if earlier else None, became.schools
    year_start = district.school_year_start_date(cycle.end)
    # Rows that a limit holds back may be those that reach the cycle; they are told by what is wrong with them.
    is_open = bool(verdict.limits) and verdict.may_be_newer
    stale = None if is_open else stale_limit(contract, dataset.expected, verdict, cycle, year_start)
    ended = None if is_open else ended_limit(warehouse, contract, dataset.expected, now, cycle, year_start)
    numbers = renumbered_limit(warehouse, contract, now, before)
    # What is held back by a limit of its own makes no second one, where as many rows came as last time or none goes on.
    has_changed = before is not None and is_large(ROWS, verdict.mapped_n, before.verdict.mapped_n, percent)
    is_told = bool(verdict.limits) and not (has_changed and verdict.accepted_n)
    parts = None
    if not (is_told or is_new_year):
        parts = lost_parts_limit(warehouse, contract, dataset.expected, now, earlier, year_start)
    # What a part takes with it is told by the part.
    volume = None if is_told or parts else volume_limit(warehouse, contract, now, earlier, percent, year_start, became)
    reach = None if stale or volume or is_open else reach_limit(warehouse, contract, now, before)
    over_by = min(cycle.end, verdict.snapshot_date or cycle.end)
    misdated = (
        None if stale or volume or reach else misdated_limit(warehouse, contract, now, before, year_start, over_by)
    )
    lost = None
    if not volume:
        lost = lost_limit(warehouse, contract, now, before, percent, became, year_start, is_new_year=is_new_year)
    if not (volume or is_new_year):
        lost = lost or lost_pairs_limit(warehouse, contract, now, before, percent, became)
    is_compared = not (parts or volume or lost or is_new_year)
    enrolled = enrolled_limit(warehouse, contract, now, before, percent, year_start, schools) if is_compared else None
    grades = gone_grades_limit(warehouse, contract, now, before, cycle.end, became, schools) if is_compared else None
    reopened = reopened_limit(warehouse, contract, now, before) if is_compared else None
    left_out = left_out_limit(warehouse, contract, now, before) if is_compared else None
    students, twice = None, None
    least_n = district.protection.minimum_n
    if is_compared and not (numbers or enrolled or grades or left_out):
        students = gone_students_limit(warehouse, contract, now, before, percent, year_start, became, least_n)
    if is_compared and not (numbers or reopened or students):
        twice = enrolled_twice_limit(warehouse, contract, now, before, year_start, became, least_n)
    of_enrolled = [enrolled, grades, students, reopened, left_out, twice]
    is_like = is_compared and not (is_told or is_exchanged or any(of_enrolled))
    see_days_away(warehouse, contract, now, before)
    in_itself = [
        levels_limit(warehouse, contract, now, before, schools),
        same_results_limit(warehouse, contract, now, before, schools),
        same_waves_limit(warehouse, contract, now, before),
        same_days_limit(warehouse, contract, now, schools),
        turned_limit(warehouse, contract, now, before, schools),
        twins_limit(warehouse, contract, now, before),
        None if is_new_year else scale_limit(warehouse, contract, now, before, schools),
    ]
    # What is wrong in the delivery itself is told by that alone.
    values = values_limit(warehouse, contract, now, before, schools, became) if is_like and not any(in_itself) else None
    found = [
        stale,
        ended,
        reach,
        misdated,
        numbers,
        parts,
        volume,
        lost,
        *of_enrolled,
        values,
        *in_itself,
    ]
    return [limit for limit in found if limit]
