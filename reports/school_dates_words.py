"""Words about rows of schools on days on which the list of schools has them closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reports.calendar_words import on_days
from reports.numbers import count, day, listed, plural, rate

_MOST_NAMED = 3


def beyond(
    lost_n: int,
    rows_n: int,
    title: str,
    schools: Sequence[str],
    limit_date: date,
    dates: Sequence[date],
    *,
    is_after: bool,
    was_open: bool = True,
) -> str:
    """Said to the departments of both, or of few rows to who sends them."""
    one = len(schools) == 1
    whose = (
        "Either the list or these rows are wrong." if was_open else "Since so few came, these rows are probably wrong."
    )
    days = f"{count(len(dates))} {'later' if is_after else 'earlier'} {'day' if len(dates) == 1 else 'days'}"
    rows = f"{count(lost_n)} of {'its' if one else 'their'} {plural(rows_n, 'row')} of {title}"
    return (
        f"{_closed(schools, limit_date, is_after=is_after)} by the list of schools, but {rows} are of {days} "
        f"({on_days(dates)}): no figure counts them. {whose}"
    )


def look_after(title: str, schools: Sequence[str], limit_date: date, *, is_list: bool, is_after: bool) -> str:
    """What is asked of either department."""
    if is_list:
        return f"See whether {_closed(schools, limit_date, is_after=is_after)}"
    when = f"after it closed on {day(limit_date)}" if is_after else f"before it opened on {day(limit_date)}"
    if len(schools) > 1:
        when = when.replace(" it ", " they ")
    return f"See why {title} has rows of {_named(schools)} {when}"


def who_mends(owners: Sequence[str], *, is_after: bool) -> str:
    """Who knows, and what to do."""
    verb, column = "knows" if len(owners) == 1 else "know", "closed_date" if is_after else "opened_date"
    return (
        f"{listed(list(owners))} {verb} which is right: send the list of schools with the right {column}, or the rows "
        "without these days."
    )


def not_counted(lost_n: int, rows_n: int, title: str, *, of_school: bool = False) -> str:
    """Within a sentence: 640 of 9,545 rows of Attendance are of days on which the list of schools has theirs closed."""
    whose, closed = (" of this school", "it") if of_school else ("", "their schools")
    verb = "is" if lost_n == 1 else "are"
    rows = f"{count(lost_n)} of {plural(rows_n, 'row')} of {title}{whose} ({rate(lost_n / rows_n)})"
    return f"{rows} {verb} of days on which the list of schools has {closed} closed"


def _closed(schools: Sequence[str], limit_date: date, *, is_after: bool) -> str:
    one = len(schools) == 1
    verb = ("is closed after" if one else "are closed after") if is_after else ("opens on" if one else "open on")
    return f"{_named(schools)} {verb} {day(limit_date)}"


def _named(schools: Sequence[str]) -> str:
    return listed(list(schools)) if len(schools) <= _MOST_NAMED else plural(len(schools), "school")
