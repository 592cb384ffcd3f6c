"""Lists in which nothing has changed for longer than they should stay as they are: an export that no longer runs."""

from __future__ import annotations

from datetime import date, timedelta

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.limits.good import cycle_of_good, good_deliveries
from tasks.storage.home import Home
from tasks.verdicts.verdict import Verdict

# How many days may pass, by how often a dataset is expected: a week off is a holiday.
DAYS_UNCHANGED = {"daily": 7, "weekly": 14, "monthly": 35}


def with_unchanged(district: District, verdict: Verdict, cycle_id: str, today: date) -> Verdict:
    """The verdict with the day since when nothing new has come, where that is too long before the end of the cycle.

    Before the cycle has ended, `today` is what counts. What happens day by day has dates, which tell how
    far it reaches. What comes once a cycle is told where an earlier cycle had the very same.
    """
    allowed = DAYS_UNCHANGED.get(district.datasets[verdict.dataset].expected)
    since = verdict.snapshot_date
    if _is_of_earlier_cycle(district, verdict, cycle_id):
        return verdict.model_copy(update={"unchanged_since": since})
    if verdict.status != "accepted" or allowed is None or since is None:
        return verdict
    is_dated = CONTRACTS[verdict.contract].dates_reach == "cadence"
    last_day = min(today, district.cycle(cycle_id).end)
    if is_dated or last_day - since <= timedelta(days=allowed):
        return verdict
    return verdict.model_copy(update={"unchanged_since": since})


def _is_of_earlier_cycle(district: District, verdict: Verdict, cycle_id: str) -> bool:
    """Whether what should come every cycle is the very content that an earlier one had, and no row is of this one.

    Where testing windows are declared, these tell what is missing.
    """
    dataset, cycle = district.datasets[verdict.dataset], district.cycle(cycle_id)
    is_dated = CONTRACTS[verdict.contract].dates_reach == "cadence"
    if verdict.status != "accepted" or dataset.expected != "cycle" or dataset.windows or not is_dated:
        return False
    if verdict.freshest_date is None or verdict.freshest_date >= cycle.start:
        return False
    ends = {name: one.end for name, one in district.cycles.items()}
    return any(
        one.verdict.snapshot_sha256 == verdict.snapshot_sha256 and ends.get(cycle_of_good(one), cycle.end) < cycle.start
        for one in good_deliveries(Home(district.home_folder), verdict.department, verdict.dataset)
    )
