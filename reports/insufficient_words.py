"""Words about days of attendance of which rows came that do not do."""

from __future__ import annotations

from collections.abc import Sequence

from reports.numbers import count, listed, listed_or_counted, plural

_COUNTED = " (counted school by school)"


def sentence(why: str, schools: Sequence[str], days: tuple[int, int], periods: Sequence[str]) -> str:
    """Birch sent rows of absent students only, or none, for 15 of 15 school days in Dec 2025: no figure counts them."""
    when = f" in {listed(list(periods))}" if periods else ""
    counted = _COUNTED if len(schools) != 1 else ""
    of_days = f"{count(days[0])} of {plural(days[1], 'school day')}{when}{counted}"
    if why == "blank":
        named = listed_or_counted(list(schools), "school") or "all schools"
        return f"For many students of {named}, nothing says whether they were present on {of_days}."
    who = listed_or_counted(list(schools), "school") or "All schools"
    if why == "few":
        return f"{who} sent rows of under three quarters of the enrolled students, or none, for {of_days}."
    return f"{who} sent rows of absent students only, or none, for {of_days}: no figure counts these days."


def what(why: str, schools: Sequence[str], days_n: int) -> str:
    """What is asked for, in a few words."""
    which = {"blank": "present_fraction", "few": "rows of the other students"}.get(why, "rows of present students")
    of = listed_or_counted(list(schools), "school") or "all schools"
    return f"{which} for {plural(days_n, 'school day')} of {of}"


def how(why: str) -> str:
    """What a file must hold."""
    if why == "blank":
        return "Give present_fraction a value in each row: 1 for present, 0 for absent, 0.5 for half a day."
    if why == "few":
        return (
            "Send a row for every enrolled student and day; where students have left, enrolment needs their exit_date."
        )
    return "Send a row for every enrolled student and day, those present too: of absences alone no rate can be made."


def empty_values(titles: Sequence[str]) -> str:
    """The headline of a scorecard where values are empty that figures need."""
    return (
        f"Some values of {listed_or_counted(list(titles), 'dataset')} are empty that should not be." if titles else ""
    )


def in_few(why: str, days_n: int) -> str:
    """Within a sentence beside a figure: rows of absent students only came of 15 days of school."""
    which = {"blank": "too few values", "few": "rows of under three quarters of the students"}.get(why)
    which = which or "rows of absent students only"
    return f"{which} came of {plural(days_n, 'day')} of school"
