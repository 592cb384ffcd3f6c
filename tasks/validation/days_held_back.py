"""Of which school's days rows came and are held back: they are missing by a cause, and are not to be sent again."""

from __future__ import annotations

from pathlib import Path

import duckdb

from expectations.contract import Contract
from expectations.sql_literal import literal
from tasks.limits.like_period import is_day_by_day
from tasks.sql_text import filled
from tasks.storage.private_rows import write_private_rows


def days_held_back(accepted: Path) -> Path:
    """Where they lie, beside accepted rows."""
    return accepted.with_suffix(".days_held_back.parquet")


def write_days_held_back(warehouse: duckdb.DuckDBPyConnection, contract: Contract, accepted: Path) -> None:
    """Write them from `staged` and `reasons`, where schools owe rows of people day by day."""
    if not is_day_by_day(contract) or not contract.person_column:
        return
    of_nobody_there = [rule.name for rule in contract.cross_rules if contract.list_of_people in rule.reads]
    days = filled(
        "validation/days_held_back.sql",
        school_column=contract.school_column,
        date_column=contract.date_column,
        person_column=contract.person_column,
        of_nobody_there=", ".join(map(literal, of_nobody_there)) or "null",
    )
    write_private_rows(warehouse, days, days_held_back(accepted))
