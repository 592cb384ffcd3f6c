"""What goes on and may be wrong: rows of others contradict it, people are in it no more, or it raises questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from expectations.catalogue import CONTRACTS
from reports import contradiction_words as words
from reports.scorecard import Action
from tasks.verdicts.lost_people import FEWEST_ROWS, lost_people
from tasks.verdicts.verdict import Cause, Verdict


def doubts(verdicts: Sequence[Verdict], others: Sequence[Verdict]) -> Iterator[Action]:
    """One action for each dataset in use among `verdicts` that may be wrong.

    Rows of `others` contradict it, people of its last good rows whom others name are not in it, or it raises questions.
    """
    for verdict in (one for one in verdicts if one.is_whole):
        said = (*_contradictions(verdict, others), *_lost_people(verdict, (*verdicts, *others)), *verdict.questions)
        if said:
            yield Action(title=words.look_after(verdict.title), sentences=tuple(dict.fromkeys(said)))


def _contradictions(verdict: Verdict, others: Sequence[Verdict]) -> Iterator[str]:
    """Of each cause by which rows of others contradict it; an earlier year's file fits no roster of this one."""
    for other in (one for one in others if not any(limit.name == "stale" for limit in one.limits)):
        causes = [one for one in other.causes if verdict.contract in _contradicted(other, one)]
        yield from (words.contradicted(one.rows_n, other.title, one.sentence) for one in causes)
        if causes:
            yield words.who_has_them(other.owner)


def _lost_people(verdict: Verdict, all_verdicts: Sequence[Verdict]) -> Iterator[str]:
    lost = lost_people(verdict, all_verdicts)
    if lost:
        if lost.are_named:
            yield words.had_last_time(lost.rows_n, [*lost.titles], lost.people_n, lost.when)
        else:
            yield words.without_last_day(lost.people_n, lost.when)
        yield words.LISTS_ALL


def _contradicted(verdict: Verdict, cause: Cause) -> tuple[str, ...]:
    """The contracts that a cause's rows were held against, where that is what holds many back."""
    if cause.severity != "critical" or cause.waits_for or cause.rows_n < FEWEST_ROWS:
        return ()
    return next((one.reads for one in CONTRACTS[verdict.contract].cross_rules if one.name == cause.rule), ())
