"""Words to a department whose dataset contradicts rows of another's."""

from __future__ import annotations

from datetime import date

from reports.numbers import day, listed, plural


def look_after(title: str) -> str:
    """What is asked."""
    return f"See whether {title} is right"


def contradicted(rows_n: int, title: str, cause: str) -> str:
    """1,631 rows of Attendance contradict it and are held back. Rule broken: ..."""
    verbs = "contradicts it and is" if rows_n == 1 else "contradict it and are"
    return f"{plural(rows_n, 'row')} of {title} {verbs} held back. {cause}"


def had_last_time(rows_n: int, titles: list[str], people_n: int, when: date | None) -> str:
    """829 rows of Attendance are held back: 7 people in them were in it on Oct 31, 2025, and are not in it now."""
    rows = f"{plural(rows_n, 'row')} of {listed(titles)} {'is' if rows_n == 1 else 'are'} held back"
    people = f"{'' if len(titles) == 1 else 'at least '}{people_n:,} {'person' if people_n == 1 else 'people'}"
    verbs = ("was", "is") if people_n == 1 else ("were", "are")
    return f"{rows}: {people} in them {verbs[0]} in it {_then(when)} and {verbs[1]} not in it now."


def without_last_day(people_n: int, when: date | None) -> str:
    """42 students who were enrolled in the roster of Nov 3, 2025 are not in this one, and have no last day: ..."""
    roster = f"the roster of {day(when)}" if when else "the last roster"
    people = f"{people_n:,} students who were enrolled in {roster}"
    return f"{people} are not in this one, and have no last day: give them an exit_date, or send them again."


def gone(title: str, people_n: int, least_n: int, *, of_unit: bool) -> str:
    """At least 17 people are gone from Enrolment, in a few words; of a school or level nobody knows how many."""
    return f"{'people' if of_unit else _people(people_n, least_n)} are gone from {title}"


OTHERS_NAME_THEM = "though other datasets name them"
NO_LAST_DAY = "and had no last day"


def not_in_it(title: str, people_n: int, when: date | None, least_n: int, why: str, *, of_unit: bool) -> str:
    """Said beside a figure that lacks them; of a school or level, that they may be of it."""
    people = _people(people_n, least_n)
    said = f"{people} who were in {title} {_then(when)} are not in it now, {why}"
    return f"{said[0].upper()}{said[1:]}: no figure counts them{', and some may be of here' if of_unit else ''}."


def _people(people_n: int, least_n: int) -> str:
    """Of fewer than may be told it is not said how many."""
    return f"at least {people_n:,} people" if people_n >= least_n else "some people"


def _then(when: date | None) -> str:
    return f"on {day(when)}" if when else "last time"


LISTS_ALL = (
    "See whether it lists only those who are there now: who has left belongs in it too, with the last day there."
)


def who_has_them(owner: str) -> str:
    """Where the rows are."""
    return f"{owner} has these rows; whichever of the two is wrong is sent again mended."
