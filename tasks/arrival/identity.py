"""Which of a source's columns holds the person's number: the one that finds most of them among the enrolled."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from tasks.arrival.match_rate import Match, matches
from tasks.errors import ContractBroken
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN, same
from tasks.sql_text import quoted_name

# A candidate that fills fewer rows than this, in percent of those of the fullest, says too little of the others.
LEAST_FILLED_PERCENT = 50


def choose_id(
    warehouse: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str], candidates: Sequence[str]
) -> Match:
    """The candidate with the highest match rate against the roster, the first named where several have it.

    `read_roster` comes before. Raises ContractBroken where the source has none of the candidates.
    """
    there = {same(name): name for name in columns}
    found = [there[same(name)] for name in candidates if same(name) in there]
    if not found:
        raise ContractBroken(
            f"None of the columns that may hold the person's number is there: {', '.join(candidates)}.",
            where="id_columns in district.toml",
            fix="ask the department what the column is called now, then name it there",
        )
    told = [match for column in found for match in matches(warehouse, relation, column).values()]
    fullest_n = max(match.rows_n for match in told)
    # A column with three numbers may match in full: it is taken only where no fuller one matches at all.
    filled = [match for match in told if 100 * match.rows_n >= LEAST_FILLED_PERCENT * fullest_n]
    fitting = filled if any(match.matched_n for match in filled) else told
    return max(fitting, key=lambda match: match.match_rate or 0)


def offered_select(relation: str, columns: Sequence[str], chosen: Match, person_column: str) -> str:
    """SELECT of a source's rows in which the person's number stands under the contract's name.

    A state number gives way to the number of the one student who has it. One that is nobody's stays as it came,
    unless it happens to be another student's own number: then there is none.
    """
    kept = [quoted_name(name) for name in columns if same(name) != same(person_column)]
    column = f"{relation}.{quoted_name(chosen.column)}"
    own = f"{column} as {quoted_name(person_column)}"
    listed = [f"{relation}.{name}" for name in (*kept, FILE_COLUMN, ROW_COLUMN)]
    if chosen.by == "own":
        return f"select {', '.join([own, *listed])} from {relation}"
    number = (
        f"coalesce(state_numbers.student_id, if(own.number is null, {column}, null)) as {quoted_name(person_column)}"
    )
    return (
        f"select {', '.join([number, *listed])} from {relation} "
        f"left join state_numbers on trim({column}) = state_numbers.state_student_id "
        f"left join own on trim({column}) = own.number "
        # A join gives rows in any order, and the same rows must give the same bytes.
        f"order by {relation}.{FILE_COLUMN}, {relation}.{ROW_COLUMN}"
    )
