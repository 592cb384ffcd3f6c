"""Leaves out rows that another file of the dataset has too, the same in every column: a month that was sent again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from expectations.contract import Contract
from reports.numbers import first_listed
from tasks.maps.accounting import Mapped
from tasks.root_causes.cause_id import cause_id
from tasks.settings.map_file import Map
from tasks.sql_text import filled, sql_text
from tasks.validation.repeated import REPEATED, has_whole_key, hash_of_key
from tasks.verdicts.verdict import COPIED, MOST_FILES, BrokenRule, Cause

IN_ANOTHER_FILE = "Another file has the same row."
_MOST_NAMED = 3


def leave_copies_out(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, using: Map, mapped: Mapped, broken: list[BrokenRule]
) -> tuple[Mapped, list[BrokenRule], tuple[Cause, ...]]:
    """Take such rows out of the view `staged` and the table `reasons`, and count them among those left out.

    Copies within one file stay held back: an export that repeats rows may have lost others. Returns the account, the
    rules that the other rows break, and what is told of the files.
    """
    columns = {name for name, *_ in warehouse.execute("describe staged").fetchall()}
    if using.reshapes or "_file" not in columns or not any(one.name == REPEATED.name for one in broken):
        return mapped, broken, ()
    rows = filled(
        "validation/copied_rows.sql",
        key=", ".join(contract.key),
        hash_of_key=hash_of_key(contract),
        is_whole=has_whole_key(contract),
    )
    # Rows that go on are written beside, by a cursor of its own, which sees no temporary table.
    warehouse.execute(f"create or replace table copied_rows as {rows}", {"repeated": REPEATED.name})
    (copied_n,) = warehouse.execute("select count(*) from copied_rows").fetchall()[0]
    if not copied_n:
        return mapped, broken, ()
    warehouse.execute("alter view staged rename to with_copies")
    warehouse.execute("create view staged as select * from with_copies where _id not in (select _id from copied_rows)")
    warehouse.execute("delete from reasons where _id in (select _id from copied_rows)")
    left_n = dict(warehouse.execute("select rule, count(*) from reasons group by rule").fetchall())
    return (
        replace(mapped, left_out=mapped.left_out | {IN_ANOTHER_FILE: int(copied_n)}),
        [one.model_copy(update={"rows_n": left_n[one.name]}) for one in broken if one.name in left_n],
        (_cause(contract, warehouse.execute(sql_text("validation/copied_files.sql")).fetchall()),),
    )


def _cause(contract: Contract, files: Sequence[tuple[str, int, int, list[str]]]) -> Cause:
    names = [file for file, *_ in files]
    copied_n, rows_n = sum(n for _, n, *_ in files), sum(n for *_, n, _ in files)
    of = sorted({one for *_, of_files in files for one in of_files})
    which = f"All {rows_n:,}" if copied_n == rows_n else f"{copied_n:,} of {rows_n:,}"
    return Cause(
        cause_id=cause_id(contract.dataset, COPIED, *names),
        rule=COPIED,
        sentence=f"{which} rows of {first_listed(names, _MOST_NAMED)} stand in {first_listed(of, _MOST_NAMED)} too, "
        "the same in every column: they count once.",
        hint="send each row in one file only",
        severity="warning",
        rows_n=copied_n,
        files=tuple(names[:MOST_FILES]),
        files_n=len(names),
    )
