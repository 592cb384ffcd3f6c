"""Other columns of a source that hold numbers of the enrolled, where the one that is read does not: only proposed."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from expectations.contract import Contract
from reports.numbers import ordinal
from tasks.arrival.arriving import UNNUMBERED, Arriving
from tasks.arrival.content_likeness import MOST_ROWS
from tasks.arrival.header_sight import headers_by_file, is_surely_header
from tasks.arrival.identity import LEAST_FILLED_PERCENT
from tasks.arrival.match_rate import Match, matches
from tasks.arrival.roster import STATE_NUMBER
from tasks.arrival.tellable import is_tellable
from tasks.maps.column_fit import to_toml
from tasks.maps.landed import source_columns
from tasks.settings.map_file import Map, names_read
from tasks.sources.column_names import same
from tasks.sql_text import quoted_name
from tasks.warehouse import relations

# Fewer numbers, such as grades, are among the enrolled by chance.
_FEWEST_NUMBERS = 10
# Of the first rows of a column; one that has fewer is not looked at in all rows.
_LEAST_PERCENT_AT_FIRST = 50
_MOST_PROPOSED = 3


def other_numbers(warehouse: duckdb.DuckDBPyConnection, contract: Contract, using: Map, arriving: Arriving) -> str:
    """Sentences that propose columns of which as many numbers as must be are among the enrolled; empty without any.

    The column that is read by itself may hold the state's numbers instead of the district's own.
    Looks at the relation of the source's rows as they came; `read_roster` comes before.
    """
    relation = UNNUMBERED if UNNUMBERED in relations(warehouse) else "raw"
    columns = source_columns(warehouse, relation)
    tried = {same(name) for name in arriving.id_columns}
    read = "" if using.sql or arriving.id_columns else same(contract.person_column)
    found = [
        match
        for name in columns
        if same(name) not in tried
        and (match := _match(warehouse, relation, name, arriving.match_rate_percent))
        and (match.by == "state" or same(name) != read)
    ]
    best = sorted(found, key=lambda one: -(one.match_rate or 0))[:_MOST_PROPOSED]
    expected = {*names_read(contract, using), *arriving.id_columns}
    is_header = all(is_surely_header(one, expected) for one in headers_by_file(warehouse, relation, columns))
    return " ".join(
        _proposal(one, columns, contract, using, arriving, is_told=is_header and is_tellable(one.column, expected))
        for one in best
    )


def _match(warehouse: duckdb.DuckDBPyConnection, relation: str, name: str, least_percent: int) -> Match | None:
    first = _best(warehouse, f"(select * from {relation} limit {MOST_ROWS})", name)
    if not _holds(first, min(_LEAST_PERCENT_AT_FIRST, least_percent)):
        return None
    (rows_n,) = warehouse.execute(f"select count(*) from {relation}").fetchall()[0]
    match = _best(warehouse, relation, name)
    is_filled = 100 * match.rows_n >= LEAST_FILLED_PERCENT * rows_n
    return match if is_filled and _holds(match, least_percent) else None


def _best(warehouse: duckdb.DuckDBPyConnection, relation: str, name: str) -> Match:
    return max(matches(warehouse, relation, name).values(), key=lambda one: one.match_rate or 0)


def _holds(match: Match, least_percent: int) -> bool:
    return match.matched_n >= _FEWEST_NUMBERS and match.limit(least_percent) is None


def _proposal(
    match: Match, columns: Sequence[str], contract: Contract, using: Map, arriving: Arriving, *, is_told: bool
) -> str:
    which = f"The column {match.column}" if is_told else f"The {ordinal(columns.index(match.column) + 1)} column"
    name = match.column if is_told else "its name"
    person = contract.person_column
    if using.sql and not arriving.id_columns and match.by == "own":
        how = f"write in the map: {quoted_name(name) if is_told else name} as {person}"
    else:
        line = f"`id_columns = [{', '.join(to_toml(one) for one in (*arriving.id_columns, name))}]`"
        how = f"write under the dataset's own heading in district.toml: {line}"
        how += f", and read {person} in the map" if using.sql and not arriving.id_columns else ""
    if match.by == "state" and same(match.column) == same(contract.person_column):
        which_are = f"{match.matched_n:,} of {match.distinct_n:,} numbers in {name}"
        return f"{which_are} are enrolment's {STATE_NUMBER}: if it always holds these, {how}."
    among = f"of which {match.matched_n:,} are among the enrolled"
    among += " by the number of the state" if match.by == "state" else ""
    return f"{which} holds {match.distinct_n:,} numbers, {among}: ask whether it is the number to read; if so, {how}."
