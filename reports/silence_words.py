"""Words about what may be lacking, where nobody owes it for certain: rows, schools, a newer file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reports.numbers import count, day, listed, listed_or_counted, month, plural, rate


def went_silent(schools: Sequence[str]) -> str:
    """Said of schools that sent rows last time and none of this cycle; of some, where none is named."""
    if not schools:
        return "No row of this cycle from a school of which some came last time: the department's scorecard names it."
    whose = "it may have had none, or not have sent them" if len(schools) == 1 else _WHOSE
    return f"No row of this cycle from {listed(list(schools))}, of which some came last time: {whose}."


_WHOSE = "they may have had none, or not have sent them"


def vanished(lost_n: int, rows_n: int, schools: Sequence[str]) -> str:
    """Said of rows that were there last time."""
    verb = "is" if lost_n == 1 else "are"
    of = listed(list(schools))
    return f"{count(lost_n)} of {plural(rows_n, 'row')} of {of} that came last time {verb} not in this file."


def quiet(school: str, last: date, days_n: int, had_rows: tuple[int, int]) -> str:
    """No row of Birch is dated after Mar 12, 2026, though 13 days of school followed; 27 of 28 weeks before had one."""
    of = f" of {school}" if school else ""
    followed = f"though {plural(days_n, 'day')} of school followed"
    before = f"{had_rows[0]} of {plural(had_rows[1], 'week')} before had one"
    return f"No row{of} is dated after {day(last)}, {followed}; {before}."


def quiet_since(title: str, last: date) -> str:
    """Beside a figure of all schools: no row of Incidents is dated after Mar 12, 2026."""
    return f"no row of {title} is dated after {day(last)}"


def silent(title: str) -> str:
    """Beside a figure that rests on more: no row of Incidents of this cycle from a school that sent some before."""
    return f"no row of {title} of this cycle came from a school that sent some before"


def not_sent(title: str, schools: Sequence[str]) -> str:
    """Beside a figure that rests on more: no row of Courses came from Cedar; of all, where none is named."""
    return f"no row of {title} came from {listed_or_counted(list(schools), 'school') or 'any school'}"


def quiet_schools(title: str, schools: Sequence[str]) -> str:
    """Beside a figure that counts schools whose rows stop, of which the day is left to who sends them."""
    return f"rows of {title} from {listed_or_counted(list(schools), 'school')} stop before those of others"


def may_be_none(said: str) -> str:
    """The same as a sentence, with what it may mean."""
    return f"{said[0].upper()}{said[1:]}: nothing may have happened since, or rows may not have come."


def ceased(people_n: int, schools: Sequence[str], grade: str, since: date) -> str:
    """51 students of 3 schools who are enrolled, all of grade 04, have no row since Nov 3, 2025."""
    of = f" of {listed_or_counted(list(schools), 'school')} who are enrolled"
    which = f", all of grade {grade}," if grade else ""
    whose = "their school" if len(schools) == 1 else "their schools"
    return f"{plural(people_n, 'student')}{of}{which} have no row since {day(since)}, though rows of {whose} came."


def some_students(schools: Sequence[str], when: str) -> str:
    """Rows of some students of Cedar did not come since Feb 2, 2026: beside a figure that may not tell of how many."""
    return f"rows of some students of {listed_or_counted(list(schools), 'school') or 'all schools'} did not come {when}"


def thinned(month_start: date, came: tuple[int, int], usual_share: float, schools: Sequence[str]) -> str:
    """Of Feb 2026, rows came of 5,733 of 6,370 student-days (90.0%) of the enrolled; before, all did.

    Days of people before their first row and after their last are none of these.
    """
    of = listed_or_counted(list(schools), "school") or "all schools"
    days = f"{count(came[0])} of {plural(came[1], 'student-day')} ({rate(came[0] / came[1])})"
    usual = "all did" if usual_share == 1 else f"{rate(usual_share)} did"
    return (
        f"Of {month(month_start)}, rows came of {days} of the enrolled of {of}, on days of which others came; "
        f"before, {usual}."
    )


def look_after(title: str) -> str:
    """What is asked, since it may be right."""
    return f"See whether rows of {title} are missing"


def who_knows(owner: str) -> str:
    """Who is asked, and what to do."""
    return f"{owner} knows whether that is right; if it is not, send the file again with them."


def unchanged(since: date) -> str:
    """Said of a list that should have changed since."""
    return f"It is the same as on {day(since)}; what has changed since is not in it."


def is_up_to_date(title: str) -> str:
    """What is asked then."""
    return f"See whether {title} is up to date"


def who_sends_new(owner: str) -> str:
    """Who is asked, and what to do."""
    return f"{owner} knows whether nothing has changed; if something has, send a new file."
