"""The limit on how many people of a dataset nobody knows among the enrolled."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from tasks.arrival.match_rate import match_rate
from tasks.arrival.other_numbers import other_numbers
from tasks.arrival.roster import read_roster
from tasks.validation.case import Case
from tasks.validation.references import UNKNOWN
from tasks.verdicts.verdict import BrokenRule, Limit

_OLDER = "The list of the enrolled is an older copy that stands in; when the new one goes on, this is judged again."


def match_limit(warehouse: duckdb.DuckDBPyConnection, case: Case, broken: Sequence[BrokenRule]) -> tuple[Limit, ...]:
    """The limit that is broken, if one is; from the relation `staged`.

    An older roster may lack who is new: half as many must be in it.
    Rows that tell what a person is may be of many more than the enrolled; they stop only where these are not among
    them.
    """
    unknown = UNKNOWN.format(column=case.contract.person_column)
    if case.roster is None or unknown not in {rule.name for rule in broken}:
        return ()
    # Who is in a row held back is known to the student system.
    read_roster(warehouse, (*case.roster.paths, *case.roster.held_back))
    least_percent = case.arriving.match_rate_percent // (1 if case.roster.is_current else 2)
    limit = match_rate(warehouse, "staged", case.contract.person_column).limit(least_percent)
    if limit is None or (case.contract.is_of_persons and _are_enrolled_told(warehouse, least_percent)):
        return ()
    proposed = other_numbers(warehouse, case.contract, case.map, case.arriving)
    older = "" if case.roster.is_current else _OLDER
    sentence = " ".join(part for part in (limit.sentence, older, proposed) if part)
    return (limit.model_copy(update={"sentence": sentence}),)


def _are_enrolled_told(warehouse: duckdb.DuckDBPyConnection, least_percent: int) -> bool:
    """Whether so many of the enrolled are in the table `numbers`, which the match rate leaves."""
    found = "select count(*), count(numbers.number) from own left join numbers on own.number = numbers.number"
    enrolled_n, told_n = warehouse.execute(found).fetchall()[0]
    return bool(100 * told_n >= least_percent * enrolled_n)
