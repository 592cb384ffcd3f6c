"""People whom a list had last time and does not have now: rows of others name them, or they had no last day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from expectations.catalogue import CONTRACTS
from tasks.validation.lost_rows import is_much
from tasks.verdicts.verdict import Cause, Verdict

# A student's last days are often told late; fewer rows are the other department's to mend.
FEWEST_ROWS = 10


@dataclass(frozen=True, kw_only=True)
class LostPeople:
    """How many people, at the least where rows of several datasets name them, were in the list `when` it was good.

    `rows_n` rows of the datasets `titles` are held back since they name people who are not in the list; of
    `school_ids` rows are held back, and where one of these is empty it may be any. `is_much` of the list is gone where
    a figure of the listed may be another one.
    """

    people_n: int
    when: date | None
    rows_n: int
    titles: tuple[str, ...]
    school_ids: frozenset[str]
    is_much: bool

    @property
    def are_named(self) -> bool:
        """Whether rows of other datasets name them; all of these may have lost them too."""
        return bool(self.titles)


def lost_people(verdict: Verdict, all_verdicts: Sequence[Verdict]) -> LostPeople | None:
    """Those of the list that `verdict` is on; None where few rows name them and few are gone by the list."""
    by = [
        (one, cause)
        for one in all_verdicts
        if CONTRACTS[one.contract].list_of_people == verdict.contract
        for cause in one.causes
        if _lacks_many(cause)
    ]
    if not by:
        return _gone(verdict)
    most = max((cause for _, cause in by), key=lambda one: one.former_n)
    return LostPeople(
        people_n=most.former_n,
        when=most.former_date,
        rows_n=sum(cause.rows_n for _, cause in by),
        titles=tuple(dict.fromkeys(one.title for one, _ in by)),
        school_ids=frozenset(loss.school_id for one, _ in by for loss in one.losses if loss.lost_n),
        is_much=is_much(most.former_n, verdict.accepted_n),
    )


def _gone(verdict: Verdict) -> LostPeople | None:
    gone = verdict.gone_students
    if gone is None:
        return None
    schools = frozenset(gone.school_ids)
    return LostPeople(people_n=gone.people_n, when=gone.when, rows_n=0, titles=(), school_ids=schools, is_much=True)


def _lacks_many(cause: Cause) -> bool:
    return bool(cause.former_n) and cause.severity == "critical" and cause.rows_n >= FEWEST_ROWS
