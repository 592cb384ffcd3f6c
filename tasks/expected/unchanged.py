"""Lists in which nothing has changed for longer than they should stay as they are: an export that no longer runs."""

from __future__ import annotations

from datetime import date, timedelta

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.verdicts.verdict import Verdict

# How many days may pass, by how often a dataset is expected: a week off is a holiday.
DAYS_UNCHANGED = {"daily": 7, "weekly": 14, "monthly": 35}


def with_unchanged(district: District, verdict: Verdict, cycle_id: str, today: date) -> Verdict:
    """The verdict with the day since when nothing new has come, where that is too long before the end of the cycle.

    Before the cycle has ended, `today` is what counts. What happens day by day has dates, which tell how
    far it reaches.
    """
    allowed = DAYS_UNCHANGED.get(district.datasets[verdict.dataset].expected)
    since = verdict.snapshot_date
    if verdict.status != "accepted" or allowed is None or since is None:
        return verdict
    is_dated = CONTRACTS[verdict.contract].dates_reach == "cadence"
    last_day = min(today, district.cycle(cycle_id).end)
    if is_dated or last_day - since <= timedelta(days=allowed):
        return verdict
    return verdict.model_copy(update={"unchanged_since": since})
