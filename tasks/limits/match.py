"""The limit on how many people of a dataset nobody knows among the enrolled."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from tasks.arrival.match_rate import match_rate
from tasks.arrival.roster import read_roster
from tasks.case import Case
from tasks.references import UNKNOWN
from tasks.verdict import BrokenRule, Limit


def match_limit(warehouse: duckdb.DuckDBPyConnection, case: Case, broken: Sequence[BrokenRule]) -> tuple[Limit, ...]:
    """The limit that is broken, if one is; from the relation `staged`. An older roster may lack who is new."""
    unknown = UNKNOWN.format(column=case.contract.person_column)
    if case.roster is None or not case.roster.is_current or unknown not in {rule.name for rule in broken}:
        return ()
    read_roster(warehouse, case.roster.paths)
    limit = match_rate(warehouse, "staged", case.contract.person_column).limit(case.arriving.match_rate_percent)
    return (limit,) if limit else ()
