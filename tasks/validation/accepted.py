"""Writes the rows that go on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from expectations.contract import Column, Contract
from expectations.sql_literal import literal
from tasks.sql_text import alike, filled, quoted
from tasks.storage.contract_rows import contract_rows
from tasks.validation.kept_by_rest_of_key import keep_by_rest_of_key
from tasks.validation.malformed import ids_in_malformed
from tasks.verdicts.verdict import BrokenRule

# So many bits at a time tell which rows are held back.
_PART_N = 1_000_000


def keep_last_good(warehouse: duckdb.DuckDBPyConnection, contract: Contract, last_good: Path | None) -> int:
    """Make the table `kept`: the last good rows of keys that are held back and that no row accepted now has.

    Returns how many there are. What is invalid is not gone: whoever has a misspelt code now had a good row before.
    Where a part of the key itself is wrong, its sound parts find the row.
    """
    if last_good is None:
        return 0
    warehouse.execute(f"create view last_good as {contract_rows(warehouse, contract, [last_good])}")
    staged_key = ", ".join(f"staged.{name}" for name in contract.key)
    id_column = contract.person_column or contract.key[0]
    query = filled(
        "validation/kept_rows.sql",
        of_key=alike("held_keys", "last_good", contract.key),
        staged_key=staged_key,
        id_column=id_column,
        in_malformed=ids_in_malformed(warehouse, id_column),
        came=alike("staged", "last_good", contract.key),
    )
    warehouse.execute(f"create table kept as {query}")
    keep_by_rest_of_key(warehouse, contract)
    (kept_n,) = warehouse.execute("select count(*) from kept").fetchall()[0]
    return int(kept_n)


def uncoded_columns(contract: Contract, broken: Iterable[BrokenRule]) -> tuple[Column, ...]:
    """The columns of which an unknown code counts as empty, and that hold one."""
    names = {rule.name for rule in broken}
    return tuple(column for column in contract.columns if column.only_classifies and f"{column.name}.known" in names)


def write_going_on(
    warehouse: duckdb.DuckDBPyConnection, path: Path, *, has_kept: bool = False, uncoded: Sequence[Column] = ()
) -> None:
    """Write the rows of `staged` without a critical reason, in the order in which they came, as typed Parquet.

    Unknown codes of the columns `uncoded` are left empty. With `has_kept`, the rows of the table `kept` come after.
    """
    (rows_n,) = warehouse.execute("select count(*) from mapped_rows").fetchall()[0]
    flags = filled("validation/held_back_flags.sql", rows_n=str(rows_n), part_n=str(_PART_N))
    warehouse.execute(f"set variable held_back = ({flags})")
    rows = filled("validation/accepted_rows.sql", is_held_back=_is_held_back(0, rows_n // _PART_N + 1))
    if uncoded:
        rows = f"select * replace ({', '.join(map(_known_or_empty, uncoded))}) from ({rows})"
    if has_kept:
        rows = f"{rows} union all by name select * from kept"
    warehouse.execute(f"copy ({rows}) to {quoted(path)} (format parquet, parquet_version v2)")


def _is_held_back(first: int, end: int) -> str:
    """SQL that is 1 for an `_id` held back and 0 for any other, of the parts from `first` to before `end`.

    DuckDB copies a constant for every 2,048 rows, so that one of all bits would cost the square of the rows.
    """
    if end - first == 1:
        return f"get_bit(getvariable('held_back')[{first + 1}], cast(_id - {first * _PART_N} as integer))"
    middle = (first + end) // 2
    return (
        f"case when _id < {middle * _PART_N} then {_is_held_back(first, middle)} else {_is_held_back(middle, end)} end"
    )


def _known_or_empty(column: Column) -> str:
    return (
        f"case when {column.name} in ({', '.join(map(literal, column.codes))}) then {column.name} end as {column.name}"
    )
