"""Holds an accepted dataset by stated limits, and lets it go on when somebody has accepted it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.file_renames import file_rename_causes
from tasks.home import Home
from tasks.journal import acceptance_of
from tasks.limits.became import Became
from tasks.limits.change import ROWS, is_large
from tasks.limits.cost import costs
from tasks.limits.delivery import Delivery
from tasks.limits.emptied import column_limits, emptied_causes
from tasks.limits.ended import ended_limit
from tasks.limits.enough import is_enough, too_few
from tasks.limits.enrolled import enrolled_limit
from tasks.limits.exchanged import exchanged_causes
from tasks.limits.gone_grades import gone_grades_limit
from tasks.limits.good import cycle_of_good, good_before, mark_good, mark_held
from tasks.limits.levels import levels_limit
from tasks.limits.lost_days import find_lost_days, lost_days_limit
from tasks.limits.lost_ids import lost_limit
from tasks.limits.lost_parts import lost_parts_limit
from tasks.limits.misdated import misdated_limit
from tasks.limits.reach import reach_limit
from tasks.limits.renumbered import renumbered_limit
from tasks.limits.reopened import reopened_limit
from tasks.limits.same_days import same_days_limit
from tasks.limits.same_results import same_results_limit
from tasks.limits.same_waves import same_waves_limit
from tasks.limits.scale import scale_limit
from tasks.limits.staleness import stale_limit
from tasks.limits.values import values_limit
from tasks.limits.volume import volume_limit
from tasks.school_year import school_year_of
from tasks.verdict import Limit, Verdict


def hold(
    district: District,
    verdict: Verdict,
    cycle_id: str,
    receipt: Path,
    schools: Path | None = None,
    history: tuple[Path, ...] = (),
) -> Verdict:
    """The verdict of a judged dataset, stopped where limits hold it and nobody has accepted that.

    `receipt` is the file of the judged verdict, `schools` the accepted rows of the list of schools, if there is one,
    `history` those of what became of schools.
    Limits that judging itself has found are in `verdict.limits`.
    """
    home = Home(district.home_folder)
    now = Delivery(verdict, receipt.with_suffix(".parquet"))
    earlier = good_before(home, verdict)
    before = earlier[-1] if earlier else None
    school_year = _school_year(district, cycle_id)
    is_new_year = before is not None and _school_year(district, cycle_of_good(before)) < school_year
    contract = CONTRACTS[verdict.contract]
    emptied = emptied_causes(
        contract,
        verdict,
        before.rows if before else None,
        school_year,
        is_new_year=is_new_year,
        has_aliases=school_year in district.datasets[verdict.dataset].aliases,
    )
    emptied += file_rename_causes(
        contract,
        verdict.dataset,
        verdict.column_changes,
        school_year,
        has_aliases=school_year in district.datasets[verdict.dataset].aliases,
    )
    exchanged = exchanged_causes(contract, now, before)
    lost = find_lost_days(contract, now, earlier, schools, _days_over(district, verdict, cycle_id))
    days = lost_days_limit(lost, before, schools)
    found = _limits(
        district, now, earlier, cycle_id, schools, history, is_new_year=is_new_year, is_exchanged=bool(exchanged)
    )
    limits = (*verdict.limits, *found, *([days] if days else []), *column_limits((*exchanged, *emptied)))
    # An old file explains the others.
    limits = tuple(sorted(limits, key=lambda one: one.name != "stale"))
    names = {limit.name for limit in limits}
    accepted = acceptance_of(home, verdict.key, names) if is_enough(verdict) else None
    goes_on = accepted is not None or not limits
    if goes_on:
        # What somebody has let go on is still worth a look.
        emptied = tuple(one.model_copy(update={"is_stop": False, "severity": "warning"}) for one in emptied)
        # That columns which look exchanged are right leaves nothing to look at.
        exchanged = ()
    causes = (*verdict.causes, *exchanged, *emptied)
    verdict = verdict.model_copy(update={"causes": causes, "lost_days": lost if goes_on else ()})
    if not limits:
        mark_good(receipt, cycle_id)
        return verdict
    held = verdict.model_copy(update={"limits": limits, "costs": () if before else costs(verdict, limits)})
    if accepted:
        mark_good(receipt, cycle_id)
        return held.model_copy(
            update={"status": "accepted", "released_because": f"{accepted.because} ({accepted.who})"}
        )
    mark_held(receipt, held)
    why = (*(limit.sentence for limit in limits), *(() if is_enough(verdict) else (too_few(verdict),)))
    # What stands in for single rows does not go on either.
    return held.model_copy(update={"status": "stopped", "kept_n": 0, "reasons": (*verdict.reasons, *why)})


def _limits(
    district: District,
    now: Delivery,
    earlier: list[Delivery],
    cycle_id: str,
    schools: Path | None,
    history: tuple[Path, ...],
    *,
    is_new_year: bool,
    is_exchanged: bool,
) -> list[Limit]:
    verdict = now.verdict
    contract = CONTRACTS[verdict.contract]
    dataset = district.datasets[verdict.dataset]
    percent = dataset.volume_limit_percent
    cycle = district.cycle(cycle_id)
    before = earlier[-1] if earlier else None
    year_start = district.school_year_start_date(cycle.end)
    stale = stale_limit(contract, dataset.expected, verdict, cycle, year_start)
    ended = ended_limit(contract, dataset.expected, now, cycle, year_start)
    numbers = renumbered_limit(contract, now, before)
    # What is held back by a limit of its own makes no second one, where as many rows came as last time or none goes on.
    has_changed = before is not None and is_large(ROWS, verdict.mapped_n, before.verdict.mapped_n, percent)
    is_told = bool(verdict.limits) and not (has_changed and verdict.accepted_n)
    became = Became(history, schools, max(cycle.end, verdict.snapshot_date or cycle.end))
    are_parts_kept = not (is_told or is_new_year)
    parts = lost_parts_limit(contract, dataset.expected, now, earlier, year_start) if are_parts_kept else None
    # What a part takes with it is told by the part.
    volume = None if is_told or parts else volume_limit(contract, now, earlier, percent, year_start, became)
    reach = None if stale or volume else reach_limit(contract, now, before)
    over_by = min(cycle.end, verdict.snapshot_date or cycle.end)
    misdated = None if stale or volume or reach else misdated_limit(contract, now, before, year_start, over_by)
    lost = None if volume else lost_limit(contract, now, before, percent, became, is_new_year=is_new_year)
    is_compared = not (parts or volume or lost or is_new_year)
    enrolled = enrolled_limit(contract, now, before, percent, year_start, schools) if is_compared else None
    grades = gone_grades_limit(contract, now, before, cycle.end, became, schools) if is_compared else None
    reopened = reopened_limit(contract, now, before) if is_compared else None
    is_like = is_compared and not (is_told or enrolled or grades or reopened or is_exchanged)
    in_itself = [
        levels_limit(contract, now, before),
        same_results_limit(contract, now, before, schools),
        same_waves_limit(contract, now, before),
        same_days_limit(contract, now, before, schools),
        None if is_new_year else scale_limit(contract, now, before, schools),
    ]
    # What is wrong in the delivery itself is told by that alone.
    values = values_limit(contract, now, before, schools, became) if is_like and not any(in_itself) else None
    found = [
        stale,
        ended,
        reach,
        misdated,
        numbers,
        parts,
        volume,
        lost,
        enrolled,
        grades,
        reopened,
        values,
        *in_itself,
    ]
    return [limit for limit in found if limit]


def _days_over(district: District, verdict: Verdict, cycle_id: str) -> tuple[date, date]:
    """The days of the school year, up to the cycle's end, that were over when the dataset was pulled."""
    end = district.cycle(cycle_id).end
    return district.school_year_start_date(end), min(end, verdict.snapshot_date or end)


def _school_year(district: District, cycle_id: str) -> str:
    """The school year in which a cycle ends; behind all where the district has it no more."""
    cycle = district.cycles.get(cycle_id)
    return school_year_of(cycle.end if cycle else date.max, district.school_year_start)
