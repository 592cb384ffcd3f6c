"""Schools whose grades by the list of schools are not those of their students, as where two lines were exchanged."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from expectations.codes.grades import CODES
from reports import school_grade_words as words
from tasks.district import District
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

_SCHOOLS = "schools"
# Ungraded students tell nothing of a school's grades.
_GRADES = [code for code in CODES if code != "UG"]
_MOST_TOLD = 5


def with_grade_questions(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those on lists of schools that go on themselves with what their owners are asked.

    Of the enrolled there must be a view.
    """
    return [
        _asked(warehouse, district, one, cycle_id) if one.contract == _SCHOOLS and one.is_whole else one
        for one in verdicts
    ]


def _asked(warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, cycle_id: str) -> Verdict:
    if verdict.accepted_path is None:
        return verdict
    end = district.cycle(cycle_id).end
    values = {
        "schools": str(verdict.accepted_path),
        "grades": _GRADES,
        "year_start": district.school_year_start_date(end),
        "cycle_end": end,
        "least_n": max(words.FEWEST_STUDENTS, district.protection.minimum_n),
    }
    rows = warehouse.execute(parsed(sql_text("expected/other_grades.sql")), values).fetchall()
    if not rows:
        return verdict
    told = (*(words.other_grades(*row) for row in rows[:_MOST_TOLD]), *words.more(len(rows) - _MOST_TOLD))
    return verdict.model_copy(update={"questions": (*verdict.questions, *told, words.HOW_TO_MEND)})
