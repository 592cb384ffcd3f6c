"""What is said of rows on days that the calendar does not have in session, to the departments of both."""

from __future__ import annotations

from collections.abc import Mapping

from reports import calendar_words
from tasks.verdicts.loss import OffDays
from tasks.verdicts.verdict import Verdict


def off_days_sentences(verdict: Verdict, school_names: Mapping[str, str]) -> tuple[str, ...]:
    """One sentence for each dataset whose rows are on such days."""
    return tuple(off_days_sentence(one, school_names) for one in told_off(verdict))


def off_days_sentence(one: OffDays, school_names: Mapping[str, str]) -> str:
    """How many rows of how many, on which days, at which schools, and which of the two is probably wrong."""
    schools = sorted(school_names.get(loss.school_id, loss.school_id) for loss in one.losses)
    said = calendar_words.off_days(one.lost_n, one.rows_n, one.title, one.dates, schools, of_n=one.schools_n)
    return f"{said} {calendar_words.whose_fault(are_most=one.are_most)}"


def told_off(verdict: Verdict) -> tuple[OffDays, ...]:
    """A dataset's own rows on such days, and for a calendar those of others."""
    return (*([verdict.off_days] if verdict.off_days else []), *verdict.doubted_by)
