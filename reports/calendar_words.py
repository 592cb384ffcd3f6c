"""Words about days of school of which the calendar and other data say different things."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reports.numbers import count, day, listed, plural, rate, span

_MOST_DAYS = 3


def on_days(dates: Sequence[date]) -> str:
    """Nov 3, 2025 and Nov 4, 2025; of more than three the first and the last: Nov 3 to Nov 28, 2025."""
    told = sorted(set(dates))
    return listed([day(one) for one in told]) if len(told) <= _MOST_DAYS else span(told[0], told[-1])


def off_days(lost_n: int, rows_n: int, title: str, dates: Sequence[date], schools: Sequence[str], *, of_n: int) -> str:
    """Said to the departments of both."""
    all_ = f"all {plural(of_n, 'school')} that sent rows"
    many = all_ if len(schools) == of_n else f"{count(len(schools))} of the {plural(of_n, 'school')} that sent rows"
    where = listed(list(schools)) if len(schools) <= _MOST_DAYS else many
    days = plural(len(set(dates)), "day")
    return (
        f"{_rows(lost_n, rows_n, title)} {'is' if lost_n == 1 else 'are'} on {days} that the calendar does not have in "
        f"session ({on_days(dates)}), at {where}: no figure counts {'it' if lost_n == 1 else 'them'}."
    )


def whose_fault(*, are_most: bool) -> str:
    """Which of the two is more likely to be wrong."""
    if are_most:
        return "Since so many schools sent rows of these days, the calendar is probably wrong."
    return "Either the calendar or these rows are wrong."


def look_after(title: str, dates: Sequence[date], *, is_calendar: bool) -> str:
    """What is asked of either department."""
    days = plural(len(set(dates)), "day")
    return f"See whether {title} lacks {days} of school" if is_calendar else f"See why {title} has rows of {days} off"


def who_mends(owners: Sequence[str]) -> str:
    """Who knows, and what to do."""
    verb = "knows" if len(owners) == 1 else "know"
    return f"{listed(list(owners))} {verb} which is right: send the calendar with these days, or the rows without them."


def not_counted(lost_n: int, rows_n: int, title: str, *, of_school: bool = False) -> str:
    """Within a sentence: 4,640 of 183,545 rows of Attendance are on days out of session by the calendar."""
    rows = _rows(lost_n, rows_n, title) + (" of this school" if of_school else "")
    verb = "is" if lost_n == 1 else "are"
    return f"{rows} ({rate(lost_n / rows_n)}) {verb} on days that the calendar does not have in session"


def no_figure_counts(said: str, lost_n: int) -> str:
    """The same as a sentence beside a figure."""
    return f"{said}: no figure counts {'it' if lost_n == 1 else 'them'}."


def lost_days(dates: Sequence[date]) -> str:
    """Said beside a figure where a calendar was accepted although it lost days."""
    days, verb = plural(len(set(dates)), "day"), "was" if len(set(dates)) == 1 else "were"
    return (
        f"{days} of school ({on_days(dates)}) {verb} in session by an earlier calendar: no figure counts such days now."
    )


def _rows(lost_n: int, rows_n: int, title: str) -> str:
    return f"{count(lost_n)} of {plural(rows_n, 'row')} of {title}"
