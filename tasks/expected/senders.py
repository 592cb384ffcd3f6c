"""Schools that have sent nothing about their students, of whose grades other schools have sent rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from expectations.contract import Contract
from tasks.district import District
from tasks.sql_text import filled, quoted

_FEWEST_STUDENTS = 10
# Quarters and trimesters end so far apart at least.
_DAYS_OF_A_TERM = 40


def is_of_everybody(contract: Contract) -> bool:
    """Whether parts, such as subjects, come of each student, and neither days nor windows tell which lack."""
    is_by_part = bool(contract.part_column and contract.school_column and contract.date_column)
    return contract.list_of_people == "enrolment" and is_by_part and not contract.dates_reach


def senders_due(
    warehouse: duckdb.DuckDBPyConnection, district: District, contract: Contract, accepted: Path, cycle_end: date
) -> tuple[str, dict[str, object]]:
    """A SELECT of the schools that owe rows of the school year, in the shape of the table `expected`, and its values.

    Of the schools there must be a table, of the enrolled a view.
    """
    warehouse.execute(f"create or replace temp view sent_rows as from read_parquet({quoted(accepted)})")
    text = filled(
        "expected/lacking_senders.sql",
        person_column=contract.person_column,
        school_column=contract.school_column,
        date_column=contract.date_column,
    )
    values = {
        "year_start": district.school_year_start_date(cycle_end),
        "cycle_end": cycle_end,
        "days_of_a_term": _DAYS_OF_A_TERM,
        "fewest": max(_FEWEST_STUDENTS, district.protection.minimum_n),
    }
    return text, values
