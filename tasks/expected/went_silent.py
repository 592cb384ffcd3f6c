"""Schools that sent rows last time and none of this cycle now, and rows of this year that are not there any more."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from tasks.district import District
from tasks.expected.known import see_profiles
from tasks.limits.good import good_of_other_content
from tasks.sql_text import sql_text
from tasks.storage.home import Home
from tasks.verdicts.loss import Loss
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed


def with_silence(warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, cycle_id: str) -> Verdict:
    """The verdict with what the last good delivery had and this one lacks, where no school owes rows for certain.

    The table `schools` says whose rows may be told.
    """
    earlier = good_of_other_content(Home(district.home_folder), verdict)
    if (
        verdict.status != "accepted"
        or not verdict.accepted_path
        or not earlier
        or not may_be_silent(CONTRACTS[verdict.contract])
    ):
        return verdict
    see_profiles(warehouse, verdict.accepted_path, earlier[-1].rows)
    cycle = district.cycle(cycle_id)
    values = {"cycle_start": cycle.start, "year_start": district.school_year_start_date(cycle.end)}
    rows = warehouse.execute(parsed(sql_text("expected/went_silent.sql")), values).fetchall()
    return verdict.model_copy(
        update={
            "went_silent": tuple(school_id for school_id, _, _, is_silent in rows if is_silent),
            "vanished": _vanished(verdict, [(school_id, lost_n, rows_n) for school_id, lost_n, rows_n, _ in rows]),
        }
    )


def _vanished(verdict: Verdict, lost: Sequence[tuple[str, int, int]]) -> tuple[Loss, ...]:
    """Rows that are not among those that go on, less the school's own that came and are held back."""
    held_back = {one.school_id: one.lost_n for one in verdict.losses}
    found = [
        Loss(school_id=school_id, lost_n=lost_n - held_back.get(school_id, 0), rows_n=rows_n)
        for school_id, lost_n, rows_n in lost
        if lost_n > held_back.get(school_id, 0)
    ]
    # Rows held back of no known school may be of any.
    return tuple(found) if sum(one.lost_n for one in found) > held_back.get("", 0) else ()


def may_be_silent(contract: Contract) -> bool:
    """Whether schools send rows as things happen: none are owed, and those that were sent stay."""
    is_dated = bool(contract.school_column and contract.date_column and contract.dates_reach == "cadence")
    return is_dated and not contract.every_school and not contract.part_column
