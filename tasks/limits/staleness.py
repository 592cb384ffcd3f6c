"""Staleness: whether the newest date of a dataset reaches as far as it must for the cycle."""

from __future__ import annotations

from datetime import date, timedelta

from expectations.contract import Contract
from reports.numbers import day
from tasks.district import Cycle
from tasks.limits.delivery import Delivery
from tasks.verdicts.verdict import Limit, Verdict

# How long before the cycle begins the newest entry may lie, by how often a dataset is expected.
GRACE_DAYS = {"daily": 0, "weekly": 0, "monthly": 31, "cycle": 120, "year": 400}

# How long rows may be under way.
_DAYS_UNDER_WAY = {"daily": 7, "weekly": 14, "monthly": 14}

# Of these every month has rows.
MONTHLY = ("daily", "weekly", "monthly")


def stale_limit(
    contract: Contract, expected: str, verdict: Verdict, cycle: Cycle, school_year_start_date: date
) -> Limit | None:
    """The limit that last year's file in this year's folder breaks; None where dates tell nothing of this dataset.

    `school_year_start_date` is the first day of the school year in which the cycle ends.
    """
    freshest_date = verdict.freshest_date
    if not contract.dates_reach or expected == "once":
        return None
    if verdict.is_of_earlier_year:
        none = f"None of its rows is dated in the school year that begins on {day(school_year_start_date)}"
        return Limit(name="stale", sentence=f"{none}; it may be an earlier year's file.")
    if freshest_date is None:
        return None
    must_reach, words = {
        "cycle": (cycle.start, f"the cycle begins on {day(cycle.start)}"),
        "year": (school_year_start_date, f"the school year begins on {day(school_year_start_date)}"),
        "cadence": (
            cycle.start - timedelta(days=GRACE_DAYS[expected]),
            f"the cycle begins on {day(cycle.start)}, and the dataset is expected {_often(expected)}",
        ),
    }[contract.dates_reach]
    if freshest_date >= must_reach:
        return None
    why = why_stale(verdict, freshest_date, school_year_start_date)
    return Limit(name="stale", sentence=f"The newest entry is of {day(freshest_date)}, but {words}{why}.")


def sent_again_limit(now: Delivery, newer: Delivery | None) -> Limit | None:
    """The limit on a file that comes again, byte for byte, after a newer one of the same cycle or an earlier one."""
    if newer is None:
        return None
    since = "later that day" if newer.when == now.when else f"since, {newer.when}"
    sentence = f"It is what came {now.when} already; something newer came {since}."
    return Limit(name="stale", sentence=sentence)


def last_due_date(expected: str, until: date) -> date:
    """Up to which day rows should have come by `until`, of what is expected monthly or more often.

    A week off is a holiday; what comes monthly tells of whole months, and takes two weeks to come.
    """
    if expected == "monthly":
        return (until - timedelta(days=_DAYS_UNDER_WAY[expected])).replace(day=1) - timedelta(days=1)
    return until - timedelta(days=_DAYS_UNDER_WAY[expected])


def why_stale(verdict: Verdict, last_date: date, school_year_start_date: date) -> str:
    """What a dataset may be whose last date is told, to end that sentence with; empty where nothing hints at it."""
    if verdict.same_content_as:
        return f"; the content is the same as that of {verdict.same_content_as}"
    return "; it may be an earlier year's file" if last_date < school_year_start_date else ""


def _often(expected: str) -> str:
    return {"cycle": "every cycle", "year": "every year"}.get(expected, expected)
