"""Holds an accepted dataset by stated limits, and lets it go on when somebody has accepted it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.limits.became import Became
from tasks.limits.comparing import Comparing
from tasks.limits.cost import costs
from tasks.limits.delivery import Delivery
from tasks.limits.emptied import column_limits
from tasks.limits.enough import is_enough, too_few
from tasks.limits.good import cycle_of_good, good_around, mark_good, mark_held
from tasks.limits.lost_days import lost_days_limit
from tasks.limits.lost_ids import gone_ids, gone_sentence
from tasks.limits.lost_pairs import lost_pairs_sentence
from tasks.limits.staleness import sent_again_limit
from tasks.maps.file_renames import file_rename_causes
from tasks.storage.home import Home
from tasks.storage.journal import acceptance_of
from tasks.verdicts.verdict import Verdict

_EXPLAINING = {"stale": 0, "columns": 1}


def hold(
    warehouse: duckdb.DuckDBPyConnection,
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
    earlier, later = good_around(home, verdict)
    before = earlier[-1] if earlier else None
    contract = CONTRACTS[verdict.contract]
    cycle = district.cycle(cycle_id)
    days_over = _days_over(district, verdict, cycle_id)
    became = Became(history, schools, until=max(cycle.end, verdict.snapshot_date or cycle.end))
    comparing = Comparing(warehouse, district, now, cycle_id, became, schools, days_over)
    compared = comparing.compare(earlier)
    exchanged, school_year = compared.exchanged, comparing.school_year
    emptied = compared.emptied + file_rename_causes(
        contract,
        verdict.dataset,
        verdict.column_changes,
        school_year,
        has_aliases=school_year in district.datasets[verdict.dataset].aliases,
    )
    is_stale = any(one.name == "stale" for one in compared.limits)
    newer = None if is_stale else _newest_until(district, cycle_id, later)
    again = sent_again_limit(now, newer)
    days = lost_days_limit(compared.lost_days, before, schools)
    beside = [one for one in (again, days) if one]
    limits = (*verdict.limits, *compared.limits, *beside, *column_limits((*exchanged, *emptied)))
    # An old file, and columns under other names, explain the others.
    limits = tuple(sorted(limits, key=lambda one: _EXPLAINING.get(one.name, len(_EXPLAINING))))
    names = {limit.name for limit in limits}
    accepted = acceptance_of(home, verdict.key, names) if is_enough(verdict) else None
    goes_on = accepted is not None or not limits
    if goes_on:
        # What somebody has let go on is still worth a look.
        emptied = tuple(one.model_copy(update={"is_stop": False, "severity": "warning"}) for one in emptied)
        # That columns which look exchanged are right leaves nothing to look at.
        exchanged = ()
    causes = (*verdict.causes, *exchanged, *emptied)
    verdict = verdict.model_copy(update={"causes": causes, "lost_days": compared.lost_days if goes_on else ()})
    if before and goes_on and not comparing.is_new_year_after(before):
        verdict = _with_gone_ids(warehouse, verdict, now, before, days_over[0])
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


def _with_gone_ids(
    warehouse: duckdb.DuckDBPyConnection, verdict: Verdict, now: Delivery, before: Delivery, year_start: date
) -> Verdict:
    contract = CONTRACTS[verdict.contract]
    gone = gone_ids(warehouse, contract, now, before, year_start)
    pairs = lost_pairs_sentence(warehouse, contract, now, before)
    said = gone_sentence(contract, gone, before) if gone else pairs
    told = (*verdict.notices, said) if said else verdict.notices
    return verdict.model_copy(update={"gone_ids": gone, "notices": told})


def _days_over(district: District, verdict: Verdict, cycle_id: str) -> tuple[date, date]:
    """The days of the school year, up to the cycle's end, that were over when the dataset was pulled."""
    end = district.cycle(cycle_id).end
    return district.school_year_start_date(end), min(end, verdict.snapshot_date or end)


def _newest_until(district: District, cycle_id: str, deliveries: list[Delivery]) -> Delivery | None:
    """The newest of these that a cycle knows: an earlier cycle is run again without what came for a later one."""
    end = district.cycle(cycle_id).end
    cycles = {name: one.end for name, one in district.cycles.items()}
    return next((one for one in reversed(deliveries) if cycles.get(cycle_of_good(one), end) <= end), None)
