"""Whose part of a figure cannot be held against another cycle's, since rows are held back, stop or are older ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from expectations.catalogue import CONTRACTS
from tasks.expected.senders import is_of_everybody
from tasks.indicators.catalogue import catalogue
from tasks.indicators.reads import LISTS, contracts_counted
from tasks.validation.lost_rows import is_much
from tasks.verdicts.lost_people import lost_people
from tasks.verdicts.verdict import Verdict


def stand_ins(verdicts: Iterable[Verdict], measure: str) -> frozenset[str]:
    """Titles of the datasets under a measure that older rows stand in for."""
    return frozenset(one.title for one in _under(verdicts, measure) if one.status == "stood_in")


def came_once(before: Sequence[Verdict], now: Sequence[Verdict], measure: str) -> frozenset[str]:
    """Titles of the datasets under a measure of which only one of two cycles has rows.

    Not of what it rests on, whose coverage tells school by school; where silence means none, that cannot, but a file
    without rows tells that there are none. Nor where a dataset has but another name.
    """
    counted = catalogue()[measure]
    told_by_school = set() if counted.is_silence_none else {counted.rests_on}
    titles: set[str] = set()
    known = {one.dataset for one in before} & {one.dataset for one in now}
    for contract in contracts_counted(measure) - LISTS - told_by_school:
        then, today = (
            {
                one.dataset: one.title
                for one in verdicts
                if one.contract == contract
                and (one.used_n or (contract == counted.rests_on and one.status == "accepted"))
            }
            for verdicts in (before, now)
        )
        once = then.keys() ^ today.keys()
        # Others beside the same ones bring rows of schools or days that these do not have.
        if then.keys() < today.keys() or today.keys() < then.keys() or once & known:
            titles |= {title for name, title in (then | today).items() if name in once}
    return frozenset(titles)


def doubtful_schools(verdicts: Iterable[Verdict], measure: str, schools: Set[str]) -> frozenset[str]:
    """Schools too many of whose rows under a measure are lost or of no window; all, where rows name no school.

    So are those with rows of people whom a list under the measure had and does not have any more, those whose rows
    have stopped, and those that sent none of a dataset about everybody, or none any more of one that nobody owes, which
    the measure's coverage is not of.
    """
    told = list(verdicts)
    found: set[str] = set()
    for one in _under(told, measure):
        if one.status == "accepted":
            lost = {loss.school_id for loss in (*one.losses, *one.outside_windows) if is_much(loss.lost_n, loss.rows_n)}
            lost |= {quiet.school_id for quiet in one.quiet} | _unsent(one, measure)
            found |= schools if "" in lost else lost & schools
        gone = lost_people(one, told)
        if gone and gone.is_much:
            found |= schools if "" in gone.school_ids else gone.school_ids & schools
    return frozenset(found)


def _unsent(verdict: Verdict, measure: str) -> set[str]:
    if verdict.contract == catalogue()[measure].rests_on:
        return set()
    if not is_of_everybody(CONTRACTS[verdict.contract]):
        return set(verdict.went_silent)
    return {one.school_id for one in verdict.absences if not one.part}


def at_two_schools(verdicts: Iterable[Verdict], measure: str) -> frozenset[str]:
    """Schools too many of whose rows are of students of whom another school has a row of that day too."""
    rows = (loss for one in _under(verdicts, measure) for loss in one.at_two_schools)
    return frozenset(loss.school_id for loss in rows if is_much(loss.lost_n, loss.rows_n))


def let_go(verdicts: Iterable[Verdict], measure: str) -> frozenset[str]:
    """Each dataset under a measure that a limit held, with why somebody let it go on: it may lack rows, or none.

    The list of schools is one of them: what it lost is lost to every measure.
    """
    counted = contracts_counted(measure)
    return frozenset(
        f"{one.title} (“{one.released_because}”)"
        for one in verdicts
        if one.released_because and one.contract in counted
    )


def _under(verdicts: Iterable[Verdict], measure: str) -> list[Verdict]:
    counted = contracts_counted(measure) - LISTS
    return [one for one in verdicts if one.contract in counted]
