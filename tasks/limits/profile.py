"""The size of a dataset's accepted rows by school, part and month: what later deliveries are compared with."""

from __future__ import annotations

from pathlib import Path

import duckdb

from expectations.contract import Contract
from tasks.cause_words import FEWEST_PEOPLE
from tasks.private_files import seal
from tasks.sql_text import quoted, sql_text


def write_profile(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, accepted: Path, into: Path
) -> tuple[int, int]:
    """Write the profile of accepted rows as Parquet; return how many people and schools they speak of."""
    part = into.with_name(f".{into.name}.part")
    warehouse.execute(f"create view accepted as select * from read_parquet({quoted(accepted)})")
    warehouse.execute(f"copy ({_filled('limits/profile.sql', contract)}) to {quoted(part)} (format parquet)")
    people_n, schools_n = warehouse.execute(_filled("limits/sizes.sql", contract)).fetchall()[0]
    seal(part, into)
    return people_n, schools_n


def _filled(name: str, contract: Contract) -> str:
    """The statement with the contract's columns; a column it does not have is NULL."""
    columns = {
        "$school_column": contract.school_column or "cast(null as varchar)",
        "$part_column": _part(contract),
        "$date_column": contract.date_column or "cast(null as date)",
        "$person_column": contract.person_column or "cast(null as varchar)",
    }
    text = sql_text(name)
    for placeholder, column in columns.items():
        text = text.replace(placeholder, column)
    return text


def _part(contract: Contract) -> str:
    """The part of a row; parts are named to departments, so what few people share is none: it may be a person's."""
    name, person = contract.part_column, contract.person_column
    has_codes = any(column.codes for column in contract.columns if column.name == name)
    if not name or not person or has_codes:
        return name or "cast(null as varchar)"
    shared = f"select {name} from accepted group by {name} having count(distinct {person}) >= {FEWEST_PEOPLE}"
    return f"case when {name} in ({shared}) then {name} end"
