"""Student groups that nearly nobody of a school is in any more who was, such as a flag that is false for everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import duckdb

from expectations.catalogue import CONTRACTS
from expectations.contract import Kind
from expectations.sql_literal import literal
from reports import group_words as words
from tasks.district import District
from tasks.expected.people import tells_of_enrolled
from tasks.limits.good import good_of_other_content
from tasks.sql_text import filled, quoted
from tasks.storage.home import Home
from tasks.verdicts.verdict import Verdict

# Single students leave a group one by one.
FEWEST_STUDENTS = 10
LEAST_PERCENT = 90
# Deliveries of a school year in which they may have been in it.
_MOST_EARLIER = 12


def with_value_questions(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict]
) -> list[Verdict]:
    """The verdicts, those whose rows tell what people are with what their owners are asked about such groups.

    What is blank or false must be told already. Of the schools and the enrolled there must be tables.
    """
    names = dict(warehouse.execute("select school_id, name from schools").fetchall())
    return [
        _asked(warehouse, district, one, names)
        if one.is_whole and one.accepted_path and tells_of_enrolled(one.contract)
        else one
        for one in verdicts
    ]


def _asked(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, names: Mapping[str, str]
) -> Verdict:
    contract = CONTRACTS[verdict.contract]
    earlier = [one.rows for one in good_of_other_content(Home(district.home_folder), verdict)][-_MOST_EARLIER:]
    columns = [one.name for one in contract.columns if one.codes or one.kind is Kind.BOOLEAN]
    if not earlier or not columns or not verdict.accepted_path:
        return verdict
    query = filled(
        "expected/other_values.sql",
        cells=f"[{', '.join(f'{{name: {literal(name)}, value: cast({name} as varchar)}}' for name in columns)}]",
        paths=quoted(verdict.accepted_path),
        earlier_paths=", ".join(map(quoted, earlier)),
    )
    values = {
        "least_n": max(FEWEST_STUDENTS, district.protection.minimum_n),
        "least_percent": LEAST_PERCENT,
    }
    rows = warehouse.execute(query, values).fetchall()
    blank = {(one.column, school_id) for one in verdict.blanks for school_id in one.school_ids}
    partly = {(one.column, school_id) for one in verdict.blanks for school_id in one.part_school_ids}
    told = [
        row
        for row in rows
        if (row[1], row[0]) not in (blank | partly if row[4] else blank) and not _is_told(verdict, *row[:3])
    ]
    asked = tuple(
        words.no_more(column, value, [names.get(row[0], row[0]) for row in group], sum(row[3] for row in group))
        for (column, value), group in ((key, [*of]) for key, of in groupby(told, key=lambda row: (row[1], row[2])))
    )
    return verdict.model_copy(update={"questions": (*verdict.questions, *asked)})


def _is_told(verdict: Verdict, school_id: str, column: str, value: str) -> bool:
    of_value = (one for one in verdict.turned_false if value == "true" and one.column == column)
    return any(not one.school_ids or school_id in one.school_ids for one in of_value)
