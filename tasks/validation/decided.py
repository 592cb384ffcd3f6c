"""Leaves out the rows of one key that a department has decided against, by sending back the right one of them."""

from __future__ import annotations

from dataclasses import replace

import duckdb

from expectations.contract import Contract
from tasks.maps.accounting import Mapped
from tasks.quarantine.mended import Replaced
from tasks.sql_text import alike, filled
from tasks.validation.repeated import has_whole_key

DECIDED_AGAINST = "Another row of the same key was sent back as the right one."


def leave_decided_out(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, mended: Replaced, mapped: Mapped
) -> Mapped:
    """Take such rows out of the view `staged`, and count them among those left out.

    Rows that contradict each other are all held back. Of those that lie in the files of mended rows, as they came or
    mended, one goes on where all say the same. Reads the table `mended_answers`; fills `decided_rows`.
    """
    if not mended.columns:
        return mapped
    there = {name for name, *_ in warehouse.execute("describe mapped_rows").fetchall()}
    if not {"_file", "_row"} <= there:
        return mapped
    query = filled(
        "validation/decided_rows.sql",
        key=", ".join(contract.key),
        mapped_key=", ".join(f"mapped_rows.{name}" for name in contract.key),
        is_whole=has_whole_key(contract, "mapped_rows"),
        same_key=alike("mapped_rows", "decided_keys", contract.key),
        content=", ".join(f"{name} := mapped_rows.{name}" for name in contract.column_names),
    )
    warehouse.execute(f"insert into decided_rows {query}")
    ((against_n,),) = warehouse.execute("select count(*) from decided_rows where is_against").fetchall()
    if not against_n:
        return mapped
    warehouse.execute("alter view staged rename to undecided")
    against = "select _id from decided_rows where is_against"
    warehouse.execute(f"create view staged as select * from undecided where _id not in ({against})")
    return replace(mapped, left_out=mapped.left_out | {DECIDED_AGAINST: int(against_n)})
