"""Columns that tell what people are and are blank for many students, although they were filled for them before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from expectations.sql_literal import literal
from tasks.district import District
from tasks.expected.people import tells_of_enrolled, untold_of
from tasks.limits.good import good_of_other_content
from tasks.sql_text import filled, quoted
from tasks.storage.home import Home
from tasks.verdicts.untold import Blank
from tasks.verdicts.verdict import Verdict

# Deliveries of a school year in which a column may have been filled.
_MOST_EARLIER = 12
# Of those who had a value, so many lose it by no chance; before, nearly all had one.
PART_PERCENT, USUAL_PERCENT = 10, 80


def with_blanks(warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, those whose rows tell what people are with the columns that are blank and were filled before.

    There must be the table `enrolled`.
    """
    return [
        one.model_copy(update={"blanks": _blanks(warehouse, district, one)})
        if one.status == "accepted" and one.accepted_path and tells_of_enrolled(one.contract)
        else one
        for one in verdicts
    ]


def _blanks(warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict) -> tuple[Blank, ...]:
    contract, least_n = CONTRACTS[verdict.contract], district.protection.minimum_n
    earlier = [one.rows for one in good_of_other_content(Home(district.home_folder), verdict)][-_MOST_EARLIER:]
    columns = [name for name in contract.column_names if name != contract.person_column]
    if not earlier or not columns or not verdict.accepted_path:
        return ()
    query = filled(
        "expected/blanks.sql",
        cells=f"[{', '.join(f'{{name: {literal(name)}, value: cast({name} as varchar)}}' for name in columns)}]",
        paths=quoted(verdict.accepted_path),
        earlier_paths=_listed(earlier),
    )
    bounds = {"least_n": least_n, "part_percent": PART_PERCENT, "usual_percent": USUAL_PERCENT}
    rows = warehouse.execute(query, bounds).fetchall()
    return tuple(
        Blank(
            column=column,
            school_ids=tuple(schools or ()),
            part_school_ids=tuple(parts or ()),
            untold=untold_of(enrolled_n, untold_n, least_n),
        )
        for column, schools, parts, enrolled_n, untold_n in rows
        if enrolled_n >= least_n
    )


def _listed(paths: Sequence[Path]) -> str:
    return ", ".join(map(quoted, paths))
