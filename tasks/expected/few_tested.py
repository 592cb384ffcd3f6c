"""Schools of which many enrolled students have no row of a testing window, where usually nearly all had one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb

from reports import testing_words as words
from tasks.district import District
from tasks.expected.known import see_windows
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

_RESULTS = "assessments"
# At least 95 in 100 are tested by law. Three times as many without a row as that leaves are no chance, nor where they
# are three times as many as usual; of fewer students each may have been ill.
LEAST_PERCENT = 15
TIMES_AS_MANY = 3
FEWEST_STUDENTS = 10
_MOST_TOLD = 6


def with_few_tested(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those on results that go on themselves with what their owners are asked about such schools.

    Of the schools there must be a table, of the enrolled a view.
    """
    names = dict(warehouse.execute("select school_id, name from schools").fetchall())
    return [
        _asked(warehouse, district, one, cycle_id, names) if one.contract == _RESULTS and one.is_whole else one
        for one in verdicts
    ]


def _asked(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, cycle_id: str, names: Mapping[str, str]
) -> Verdict:
    if verdict.accepted_path is None:
        return verdict
    see_windows(warehouse, verdict.accepted_path)
    end = district.cycle(cycle_id).end
    values = {
        "year_start": district.school_year_start_date(end),
        "over_by": min(end, verdict.snapshot_date or end),
        "fewest": max(FEWEST_STUDENTS, district.protection.minimum_n),
        "least_percent": LEAST_PERCENT,
        "times": TIMES_AS_MANY,
    }
    rows = warehouse.execute(parsed(sql_text("expected/few_tested.sql")), values).fetchall()
    many = [
        words.few_tested(
            (without_n, enrolled_n), names[school_id], f"{subject} of {assessment}", end, is_by_before=is_by_before
        )
        for assessment, subject, end, school_id, enrolled_n, without_n, is_by_before, is_many in rows
        if is_many
    ]
    told = [*many[:_MOST_TOLD], *([words.more(len(many) - _MOST_TOLD)] if len(many) > _MOST_TOLD else [])]
    told += [
        words.fewer_than_before(schools, f"{subject} of {assessment}", end)
        for (assessment, subject, end), schools in _others(rows, names).items()
    ]
    if not told:
        return verdict
    return verdict.model_copy(update={"questions": (*verdict.questions, *told, words.HOW_TO_TELL)})


def _others(rows: Iterable[tuple[Any, ...]], names: Mapping[str, str]) -> dict[tuple[str, str, date], list[str]]:
    """The schools, by test, subject and window, of which no count is told since it may be of few students."""
    found: dict[tuple[str, str, date], list[str]] = {}
    for *window, school_id, _, _, _, is_many in rows:
        if not is_many:
            assessment, subject, end = window
            found.setdefault((assessment, subject, end), []).append(names[school_id])
    return found
