"""Days of students of which two schools have rows: each row is a day, so that half a day at each is half present."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from reports import two_schools_words as words
from tasks.district import District
from tasks.expected.sent_days import DAILY
from tasks.sql_text import sql_text
from tasks.validation.lost_rows import total
from tasks.verdicts.loss import Loss
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

# A move is entered late by a day or some.
MOST_DAYS_OF_A_MOVE = 3
FEWEST_ROWS = 20


def with_two_schools(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those on attendance with such rows by school, and with what their owners are asked about them.

    Of the schools there must be a table.
    """
    names = dict(warehouse.execute("select school_id, name from schools").fetchall())
    return [
        _asked(warehouse, district, one, cycle_id, names) if one.contract == DAILY and one.is_whole else one
        for one in verdicts
    ]


def _asked(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, cycle_id: str, names: Mapping[str, str]
) -> Verdict:
    if verdict.accepted_path is None:
        return verdict
    cycle = district.cycle(cycle_id)
    rows = warehouse.execute(
        parsed(sql_text("expected/two_schools.sql")),
        {
            "path": str(verdict.accepted_path),
            "cycle_start": cycle.start,
            "cycle_end": cycle.end,
            "most_days": MOST_DAYS_OF_A_MOVE,
        },
    ).fetchall()
    losses = tuple(Loss(school_id=school_id, lost_n=one, rows_n=rows_n) for school_id, rows_n, one, _ in rows)
    at_two_n, _ = total(losses)
    if at_two_n < FEWEST_ROWS:
        return verdict
    schools = [names.get(one.school_id, one.school_id) for one in losses if one.lost_n]
    asked = words.asked(at_two_n, rows[0][-1], schools, district.protection.minimum_n)
    return verdict.model_copy(update={"at_two_schools": losses, "questions": (*verdict.questions, asked)})
