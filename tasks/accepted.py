"""Writes the rows that go on."""

from __future__ import annotations

from pathlib import Path

import duckdb

from expectations.contract import Contract
from tasks.sql_text import filled, quoted, sql_text


def keep_last_good(warehouse: duckdb.DuckDBPyConnection, contract: Contract, last_good: Path | None) -> int:
    """Make the table `kept`: the last good rows of keys that are held back and that no row accepted now has.

    Returns how many there are. What is invalid is not gone: whoever has a misspelt code now had a good row before.
    """
    if last_good is None:
        return 0
    warehouse.execute(f"create view last_good as select * from read_parquet({quoted(last_good)})")
    of_key = " and ".join(f"held_keys.{name} is not distinct from last_good.{name}" for name in contract.key)
    staged_key = ", ".join(f"staged.{name}" for name in contract.key)
    query = filled("validation/kept_rows.sql", of_key=of_key, staged_key=staged_key)
    warehouse.execute(f"create table kept as {query}")
    (kept_n,) = warehouse.execute("select count(*) from kept").fetchall()[0]
    return int(kept_n)


def write_going_on(warehouse: duckdb.DuckDBPyConnection, path: Path, *, has_kept: bool = False) -> None:
    """Write the rows of `staged` without a critical reason, in the order in which they came, as typed Parquet.

    With `has_kept`, those of the table `kept` come after them.
    """
    (rows_n,) = warehouse.execute("select count(*) from mapped_rows").fetchall()[0]
    flags = filled("validation/held_back_flags.sql", rows_n=str(rows_n))
    warehouse.execute(f"set variable held_back = ({flags})")
    rows = sql_text("validation/accepted_rows.sql")
    if has_kept:
        rows = f"{rows} union all by name select * from kept"
    warehouse.execute(f"copy ({rows}) to {quoted(path)} (format parquet)")
