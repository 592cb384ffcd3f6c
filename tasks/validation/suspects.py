"""Keeps the rows that may be bad, so that the others are not read again for each question about them."""

from __future__ import annotations

import duckdb

from tasks.sql_text import filled

_MOST_KEPT = 1_000_000


def find_suspects(warehouse: duckdb.DuckDBPyConnection, *, is_bad: str, may_repeat: str) -> None:
    """Make the relation `suspects` of the rows of `staged` for which either SQL condition holds.

    More than a million would fill memory: then it is a view of all rows, bad or not.
    """
    if is_bad == may_repeat == "false":
        warehouse.execute("create or replace temp view suspects as select * from staged where false")
        return
    query = filled("validation/suspects.sql", is_bad=is_bad, may_repeat=may_repeat)
    warehouse.execute(f"create or replace temp table suspects as {query} limit {_MOST_KEPT + 1}")
    ((rows_n,),) = warehouse.execute("select count(*) from suspects").fetchall()
    if rows_n > _MOST_KEPT:
        warehouse.execute("drop table suspects; create temp view suspects as select * from staged")


def see_bad_rows(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Make the relation `bad_rows` of those rows of `staged` that have a reason in the table `reasons`.

    Nearly all are among the suspects. Where others are too, few are looked for once and kept; many are looked for
    whenever they are asked for.
    """
    (are_few,) = warehouse.execute(f"select count(*) <= {_MOST_KEPT} from reasons").fetchall()[0]
    beside = "select exists (from reasons where _id not in (select _id from suspects))"
    are_suspects = are_few and not warehouse.execute(beside).fetchall()[0][0]
    kept_as, rows = ("view", "suspects") if are_suspects else ("table" if are_few else "view", "staged")
    warehouse.execute(f"create temp {kept_as} bad_rows as select * from {rows} where _id in (select _id from reasons)")
