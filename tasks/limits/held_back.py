"""The limits on how much of a dataset may be held back while the rest goes on."""

from __future__ import annotations

import duckdb

from expectations.contract import Contract
from tasks.sql_text import sql_text
from tasks.validation.elsewhere import TOLD_TWICE
from tasks.validation.most_held_back import MOST_PERCENT, holds_all
from tasks.validation.references import UNKNOWN
from tasks.verdicts.verdict import Limit

MOST_PERCENT_OF_A_SCHOOL = 20
# One bad row of a list in which a school has three says nothing of the school.
FEWEST_ROWS_OF_A_SCHOOL = 3
_SHOWN_SCHOOLS = 5


def held_back_limits(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    are_schools_known: bool,
    mapped_n: int,
    malformed_n: int = 0,
) -> tuple[Limit, ...]:
    """The limit that is broken, of all rows or else of one school's; from the tables `reasons` and `school_losses`.

    Of the rows that came, `malformed_n` lines are none and stand in no table. Rows that only lack a known person are
    set aside as such, and have a limit of their own. What another dataset says too is not lost.
    """
    unmatched = UNKNOWN.format(column=contract.person_column)
    (judged_n,) = warehouse.execute(
        "select count(distinct _id) from reasons where is_critical and rule not in ($unmatched, $told_twice)",
        {"unmatched": unmatched, "told_twice": TOLD_TWICE},
    ).fetchall()[0]
    held_back_n = judged_n + malformed_n
    if holds_all(held_back_n, mapped_n):
        return (_limit(f"{held_back_n:,} of {mapped_n:,} rows would be held back, more than {MOST_PERCENT}%."),)
    if not judged_n or not contract.school_column:
        return ()
    schools = [
        school_id
        for (school_id,) in warehouse.execute(
            sql_text("limits/schools_held_back.sql"),
            {"most_percent": MOST_PERCENT_OF_A_SCHOOL, "fewest": FEWEST_ROWS_OF_A_SCHOOL},
        ).fetchall()
    ]
    if not schools:
        return ()
    # A school is named only where it is known to be one: anything may stand in a column.
    named = _named(warehouse, schools) if are_schools_known else ""
    return (
        _limit(
            f"More than {MOST_PERCENT_OF_A_SCHOOL}% of the rows of {len(schools):,} "
            f"{'school' if len(schools) == 1 else 'schools'} would be held back{named}."
        ),
    )


def _named(warehouse: duckdb.DuckDBPyConnection, schools: list[str]) -> str:
    rows = warehouse.execute(sql_text("limits/named_schools.sql"), {"schools": schools}).fetchall()
    shown = [name for (name,) in rows[:_SHOWN_SCHOOLS]]
    return f": {', '.join([*shown, *(['...'] if len(rows) > _SHOWN_SCHOOLS else [])])}"


def _limit(sentence: str) -> Limit:
    return Limit(name="held_back", sentence=sentence)
