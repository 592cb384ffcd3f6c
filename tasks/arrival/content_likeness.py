"""How alike the values of two columns are: those of now beside those of the last good delivery, or of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import duckdb

from expectations.contract import Column, Kind
from expectations.looks import LETTERS
from tasks.sql_text import quoted_name, sql_text

MOST_VALUES = 100
# Rows of one column from which values are drawn; whether a value stood there before is asked of all rows.
MOST_ROWS = 100_000
# Up to so many values, how often each stands in a column tells it from others.
FEW_VALUES = 250
# Fewer values, or in fewer rows, are spread alike by chance.
MORE_THAN_A_FLAG = 3
FEWEST_ROWS = 20
# So many values are no chance.
SOME_VALUES_N = 5


@dataclass(frozen=True)
class Rows:
    """Relations of a warehouse, every column text: the rows of now, and those to compare with, empty where none are.

    `where` says in words what the columns of `before` are.
    """

    warehouse: duckdb.DuckDBPyConnection
    now: str
    before: str = ""
    where: str = "before"


@dataclass(frozen=True)
class Shared:
    """Of `sampled_n` distinct values of a new column, `found_n` stood in the earlier one, `formed_n` look like its own.

    `fitting_n` keep what the contract says of the missing column; None where it says nothing that values could break.
    `alike_percent` is how alike the rows of two columns of few values are spread over these, None where they are many.
    Of `telling_n` rows of one key that have another value than most, `agreeing_n` hold the same now as before.
    """

    sampled_n: int
    found_n: int | None = None
    formed_n: int | None = None
    fitting_n: int | None = None
    alike_percent: int | None = None
    telling_n: int = 0
    agreeing_n: int = 0


def shared_values(rows: Rows, missing: Iterable[str], new: Iterable[str]) -> dict[tuple[str, str], Shared]:
    """How alike each earlier column of `before` and each new one of `now` are, where the new one holds anything."""
    missing, sampled = list(missing), _sample(rows.warehouse, "new_values", rows.now, new)
    _sample(rows.warehouse, "earlier_values", rows.before, missing)
    formed = {
        (earlier, name): formed_n
        for earlier, name, formed_n in rows.warehouse.execute(
            sql_text("arrival/forms_before.sql"), {"letters": f"[{LETTERS}]+"}
        ).fetchall()
    }
    alike = _alike(rows, missing, sampled)
    told: dict[tuple[str, str], Shared] = {}
    for earlier in missing:
        _one_column(rows.warehouse, rows.before, earlier)
        found = dict(rows.warehouse.execute(sql_text("arrival/values_before.sql")).fetchall())
        told |= {
            (earlier, name): Shared(
                sampled_n, found.get(name, 0), formed.get((earlier, name), 0), alike_percent=alike.get((earlier, name))
            )
            for name, sampled_n in sampled.items()
        }
    return told


def values_again(rows: Rows, name: str) -> Shared | None:
    """Of the sampled values that a column has now, how many it had before; None where it holds nothing now."""
    _one_column(rows.warehouse, rows.now, name, f"limit {MOST_ROWS}")
    _one_column(rows.warehouse, rows.before, name, view="same_column_before")
    asked = {"most_values": MOST_VALUES}
    ((sampled_n, found_n),) = rows.warehouse.execute(sql_text("arrival/values_again.sql"), asked).fetchall()
    return Shared(sampled_n, found_n) if sampled_n else None


def fitting_values(rows: Rows, missing: Iterable[Column], new: Iterable[str]) -> dict[tuple[str, str], Shared]:
    """How many values of each new column would keep what a contract says of each missing one."""
    sampled = _sample(rows.warehouse, "new_values", rows.now, new)
    told: dict[tuple[str, str], Shared] = {}
    for column in missing:
        condition, values = _condition(column)
        if not condition:
            continue
        query = f"select name, count(*) from new_values where {condition} group by name"
        fitting = dict(rows.warehouse.execute(query, values).fetchall())
        told |= {
            (column.name, name): Shared(sampled_n, fitting_n=fitting.get(name, 0))
            for name, sampled_n in sampled.items()
            # Codes may be the district's own, so that they speak for a column and never against it.
            if not column.codes or 2 * fitting.get(name, 0) >= sampled_n
        }
    return told


def _alike(rows: Rows, missing: Iterable[str], new: Iterable[str]) -> dict[tuple[str, str], int]:
    """How alike columns of few values are, such as codes, fractions of a day, or the dates of one month."""
    for table, relation, names in (("earlier_shares", rows.before, missing), ("new_shares", rows.now, new)):
        rows.warehouse.execute(f"create or replace temp table {table} (name varchar, value varchar, share double)")
        for name in names:
            _one_column(rows.warehouse, relation, name)
            rows.warehouse.execute(
                f"insert into {table} {sql_text('arrival/few_values.sql')}",
                {
                    "column_name": name,
                    "fewest_values": MORE_THAN_A_FLAG,
                    "most_values": FEW_VALUES,
                    "fewest_rows": FEWEST_ROWS,
                },
            )
    told = rows.warehouse.execute(sql_text("arrival/alike_before.sql"), {"some_values": SOME_VALUES_N}).fetchall()
    return {(earlier, name): alike_percent for earlier, name, alike_percent in told}


def _condition(column: Column) -> tuple[str, dict[str, Any]]:
    if column.codes:
        return "value in (select unnest($codes))", {"codes": [*column.codes]}
    if column.pattern:
        return "regexp_matches(value, $pattern)", {"pattern": column.pattern}
    if column.kind is not Kind.TEXT:
        return f"try_cast(value as {column.kind.value}) is not null", {}
    return "", {}


def _sample(warehouse: duckdb.DuckDBPyConnection, table: str, relation: str, names: Iterable[str]) -> dict[str, int]:
    """Fill a table with values of the columns; return how many each has, those that are blank throughout left out."""
    warehouse.execute(f"create or replace temp table {table} (name varchar, value varchar)")
    for name in names:
        _one_column(warehouse, relation, name, f"limit {MOST_ROWS}")
        warehouse.execute(
            f"insert into {table} {sql_text('arrival/sampled_values.sql')}",
            {"column_name": name, "most_values": MOST_VALUES},
        )
    return dict(warehouse.execute(f"select name, count(*) from {table} group by name").fetchall())


def _one_column(
    warehouse: duckdb.DuckDBPyConnection, relation: str, name: str, part: str = "", view: str = "one_column"
) -> None:
    warehouse.execute(
        f"create or replace temp view {view} as select trim({quoted_name(name)}) as value from {relation} {part}"
    )
