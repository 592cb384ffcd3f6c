"""What is said of rows on days on which the list of schools has their school closed, to the departments of both."""

from __future__ import annotations

from collections.abc import Mapping

from reports import school_dates_words as words
from reports.scorecard import Action
from tasks.verdicts.loss import BeyondDates
from tasks.verdicts.verdict import Verdict


def beyond_dates_sentences(verdict: Verdict, school_names: Mapping[str, str]) -> tuple[str, ...]:
    """One sentence for each date of the list that rows contradict."""
    return tuple(_sentence(one, school_names) for one in told_beyond(verdict))


def on_beyond_dates(verdict: Verdict, one: BeyondDates, school_names: Mapping[str, str]) -> Action:
    """What the department of either is asked."""
    return Action(
        title=words.look_after(
            verdict.title,
            _schools(one, school_names),
            one.limit_date,
            is_list=one in verdict.dates_doubted_by,
            is_after=one.is_after,
        ),
        sentences=(_sentence(one, school_names), words.who_mends(one.owners, is_after=one.is_after)),
    )


def told_beyond(verdict: Verdict) -> tuple[BeyondDates, ...]:
    """A dataset's own rows on such days, and for a list of schools those of others."""
    return (*verdict.beyond_dates, *verdict.dates_doubted_by)


def _sentence(one: BeyondDates, school_names: Mapping[str, str]) -> str:
    return words.beyond(
        one.lost_n,
        sum(loss.rows_n for loss in one.losses),
        one.title,
        _schools(one, school_names),
        one.limit_date,
        one.dates,
        is_after=one.is_after,
        was_open=one.was_open,
    )


def _schools(one: BeyondDates, school_names: Mapping[str, str]) -> list[str]:
    return sorted(school_names.get(loss.school_id, loss.school_id) for loss in one.losses)
