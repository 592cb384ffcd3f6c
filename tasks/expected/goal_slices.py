"""Goals that name a slice which results do not have: there are several tests of it now, or it is spelt otherwise."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from reports import goal_words as words
from tasks.district import District
from tasks.indicators.catalogue import catalogue
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

_RESULTS, _GOALS = "assessments", "goals"
# What fewer students have in common may be a slip of the pen, and is not named.
_FEWEST_NAMED = 10


def with_goal_questions(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those on goals that go on themselves with what their owners are asked to write in `slice`."""
    results = [str(one.accepted_path) for one in verdicts if one.contract == _RESULTS and one.accepted_path]
    if not results:
        return [*verdicts]
    values = {
        "results": results,
        "cycle_end": district.cycle(cycle_id).end,
        "measures": [name for name, one in catalogue().items() if one.rests_on == _RESULTS],
        "fewest_named": _FEWEST_NAMED,
    }
    return [
        _asked(warehouse, one, values) if one.contract == _GOALS and one.is_whole and one.accepted_path else one
        for one in verdicts
    ]


def _asked(warehouse: duckdb.DuckDBPyConnection, verdict: Verdict, values: dict[str, object]) -> Verdict:
    told = values | {"goals": [str(verdict.accepted_path)]}
    rows = warehouse.execute(parsed(sql_text("expected/goal_slices.sql")), told).fetchall()
    asked = tuple(
        words.other_slices(slice_, of_subject) if of_subject else words.other_spelling(slice_, slices)
        for slice_, of_subject, slices in rows
    )
    return verdict.model_copy(update={"questions": (*verdict.questions, *asked)})
