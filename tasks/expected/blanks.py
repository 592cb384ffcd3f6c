"""Columns that tell what people are and are blank for most students of a school, although they were filled before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
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


def with_blanks(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those whose rows tell what people are with the columns that are blank and were filled before.

    Of the enrolled there must be a view.
    """
    end = district.cycle(cycle_id).end
    days = {"year_start": district.school_year_start_date(end), "cycle_end": end}
    return [
        one.model_copy(update={"blanks": _blanks(warehouse, district, one, days)})
        if one.status == "accepted" and one.accepted_path and tells_of_enrolled(one.contract)
        else one
        for one in verdicts
    ]


def _blanks(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, days: dict[str, date]
) -> tuple[Blank, ...]:
    contract, least_n = CONTRACTS[verdict.contract], district.protection.minimum_n
    earlier = [one.rows for one in good_of_other_content(Home(district.home_folder), verdict)][-_MOST_EARLIER:]
    columns = [name for name in contract.column_names if name != contract.person_column]
    if not earlier or not columns or not verdict.accepted_path:
        return ()
    query = filled(
        "expected/blanks.sql",
        cells=f"[{', '.join(f'{{name: {literal(name)}, is_filled: {name} is not null}}' for name in columns)}]",
        paths=quoted(verdict.accepted_path),
        earlier_paths=_listed(earlier),
    )
    rows = warehouse.execute(query, {**days, "least_n": least_n}).fetchall()
    return tuple(
        Blank(column=column, school_ids=tuple(schools), untold=untold_of(enrolled_n, untold_n, least_n))
        for column, schools, enrolled_n, untold_n in rows
        if enrolled_n >= least_n
    )


def _listed(paths: Sequence[Path]) -> str:
    return ", ".join(map(quoted, paths))
