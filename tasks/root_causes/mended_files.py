"""What is still wrong, or newly so, in rows that a department has mended is told of the file that mends them."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from reports.numbers import first_listed, plural
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Cause

_MOST_NAMED = 3


def with_mended_files(warehouse: duckdb.DuckDBPyConnection, causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """The causes; those of rows of the table `mended_rows` name the mended files.

    Reads the relations that `find_causes` leaves. A row that stands for many source rows is of no one file.
    """
    columns = {name for name, *_ in warehouse.execute("describe bad_rows").fetchall()}
    if not {"_file", "_row"} <= columns:
        return tuple(causes)
    found: dict[str, list[tuple[str, int]]] = {}
    for cause_id, said_in, rows_n in warehouse.execute(sql_text("root_causes/rows_of_mended_files.sql")).fetchall():
        found.setdefault(cause_id, []).append((said_in, rows_n))
    return tuple(_told(one, found.get(one.cause_id, [])) for one in causes)


def _told(cause: Cause, mended: list[tuple[str, int]]) -> Cause:
    if not mended:
        return cause
    rows_n = sum(n for _, n in mended)
    names = first_listed([name for name, _ in mended], _MOST_NAMED)
    which = plural(rows_n, "row") if rows_n < cause.rows_n else "All of it" if rows_n > 1 else "It"
    return cause.model_copy(update={"sentence": f"{cause.sentence} {which} came so in {names}, which mends rows."})
