"""Rows of other departments that are held back since they contradict a dataset of this one: either may be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from expectations.catalogue import CONTRACTS
from reports import contradiction_words as words
from reports.scorecard import Action
from tasks.verdict import Cause, Verdict

# A student's last days are often told late; fewer rows are the other department's to mend.
FEWEST_ROWS = 10


def contradictions(verdicts: Sequence[Verdict], others: Sequence[Verdict]) -> Iterator[Action]:
    """One action for each cause by which rows of `others` contradict a dataset in use among `verdicts`."""
    in_use = {one.contract: one for one in verdicts if one.is_whole}
    told = [(other, cause) for other in others for cause in other.causes]
    return (
        _action(in_use[contract], other, cause)
        for other, cause in told
        for contract in _contradicted(other, cause)
        if contract in in_use
    )


def lost_people(verdicts: Sequence[Verdict], others: Sequence[Verdict]) -> Iterator[Action]:
    """One action for each list in use among `verdicts` that lacks people of its last good rows whom others name."""
    named = [(one, cause) for one in (*verdicts, *others) for cause in one.causes if _lacks_many(cause)]
    for verdict in (one for one in verdicts if one.is_whole):
        by = [(one, cause) for one, cause in named if CONTRACTS[one.contract].list_of_people == verdict.contract]
        if by:
            most = max((cause for _, cause in by), key=lambda one: one.former_n)
            titles = list(dict.fromkeys(one.title for one, _ in by))
            rows_n = sum(cause.rows_n for _, cause in by)
            said = words.had_last_time(rows_n, titles, most.former_n, most.former_date)
            yield Action(title=words.look_after(verdict.title), sentences=(said, words.LISTS_ALL))


def _lacks_many(cause: Cause) -> bool:
    return bool(cause.former_n) and cause.severity == "critical" and cause.rows_n >= FEWEST_ROWS


def _action(verdict: Verdict, other: Verdict, cause: Cause) -> Action:
    said = words.contradicted(cause.rows_n, other.title, cause.sentence)
    return Action(title=words.look_after(verdict.title), sentences=(said, words.who_has_them(other.owner)))


def _contradicted(verdict: Verdict, cause: Cause) -> tuple[str, ...]:
    """The contracts that a cause's rows were held against, where that is what holds many back."""
    if cause.severity != "critical" or cause.waits_for or cause.rows_n < FEWEST_ROWS:
        return ()
    return next((one.reads for one in CONTRACTS[verdict.contract].cross_rules if one.name == cause.rule), ())
