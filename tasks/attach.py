"""Makes the accepted rows of every contract a relation of its name, whole or of some schools only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from tasks.errors import ContractBroken
from tasks.storage.contract_rows import contract_rows
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

Rows = Mapping[str, Sequence[Path]]


def accepted_rows(verdicts: Iterable[Verdict]) -> Rows:
    """The files of the rows that go on, by contract."""
    found: dict[str, list[Path]] = {}
    for one in verdicts:
        if one.accepted_path:
            found.setdefault(one.contract, []).append(one.accepted_path)
    return found


def attach_datasets(warehouse: duckdb.DuckDBPyConnection, rows: Rows, schools: Collection[str] | None = None) -> None:
    """Every contract becomes a relation of its name: a view on rows about people, else a table; empty where missing.

    With `schools`, rows that name another school are left out, and so are the other schools.
    """
    if schools is not None:
        warehouse.execute(
            "create temp table counted_schools as select unnest(cast($ids as varchar[])) as school_id",
            {"ids": sorted(schools)},
        )
    for name, contract in CONTRACTS.items():
        kind = "temp view" if contract.about_people else "table"
        paths = rows.get(name, ())
        chosen = "" if schools is None else _of_schools(contract)
        made = f"create {kind} {name} as select * from ({contract_rows(warehouse, contract, paths)}){chosen}"
        warehouse.execute(made if paths else parsed(made))
        if len(paths) > 1:
            _require_one_row_a_key(warehouse, name, contract.key)


def _of_schools(contract: Contract) -> str:
    column = "school_id" if contract.dataset == "schools" else contract.school_column
    return f" where {column} in (select school_id from counted_schools)" if column else ""


def _require_one_row_a_key(warehouse: duckdb.DuckDBPyConnection, name: str, key: Sequence[str]) -> None:
    columns = ", ".join(key)
    query = f"select count(*) from (select {columns} from {name} group by {columns} having count(*) > 1)"
    (repeated_n,) = warehouse.execute(query).fetchall()[0]
    if repeated_n:
        raise ContractBroken(
            f"{repeated_n:,} keys of {name} come from more than one dataset.",
            where=f"datasets that keep the contract {name}",
            fix="let one of them leave those rows out in its map",
        )
