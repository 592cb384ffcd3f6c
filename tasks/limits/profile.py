"""The size of a dataset's accepted rows by school, part and month: what later deliveries are compared with."""

from __future__ import annotations

from pathlib import Path

import duckdb

from expectations.contract import Contract
from tasks.root_causes.cause_words import FEWEST_PEOPLE
from tasks.sql_text import filled, quoted

# A column that a contract does not have.
_NONE = "cast(null as varchar)"


def write_profile(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, accepted: Path, into: Path
) -> tuple[int, int]:
    """Write the profile of accepted rows as Parquet; return how many people and schools they speak of."""
    warehouse.execute(f"create view accepted as select * from read_parquet({quoted(accepted)})")
    school = contract.school_column or _NONE
    date_column = contract.date_column or "cast(null as date)"
    profile = filled("limits/profile.sql", school_column=school, part_column=_part(contract), date_column=date_column)
    warehouse.execute(f"copy ({profile}) to {quoted(into)} (format parquet)")
    sizes = filled("limits/sizes.sql", school_column=school, person_column=contract.person_column or _NONE)
    people_n, schools_n = warehouse.execute(sizes).fetchall()[0]
    return people_n, schools_n


def _part(contract: Contract) -> str:
    """The part of a row; parts are named to departments, so what few people share is none: it may be a person's."""
    name, person = contract.part_column, contract.person_column
    has_codes = any(column.codes for column in contract.columns if column.name == name)
    if not name or not person or has_codes:
        return name or _NONE
    shared = f"select {name} from accepted group by {name} having count(distinct {person}) >= {FEWEST_PEOPLE}"
    return f"case when {name} in ({shared}) then {name} end"
