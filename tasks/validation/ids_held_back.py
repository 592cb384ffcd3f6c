"""The ids that only rows held back have: what names them elsewhere waits for these rows, and is not wrong itself."""

from __future__ import annotations

from pathlib import Path

import duckdb

from expectations.contract import Contract
from tasks.sql_text import filled, quoted
from tasks.storage.private_rows import write_private_rows
from tasks.validation.malformed import ids_in_malformed
from tasks.validation.references import id_column, ids_held_back


def held_ids(accepted: Path) -> str:
    """SQL of a query for them, as `id`; it gives none where nothing is held back."""
    ids = ids_held_back(accepted)
    if not ids.is_file():
        return "select null::varchar as id where false"
    return f"select columns(*) as id from read_parquet({quoted(ids)})"


def write_ids_held_back(warehouse: duckdb.DuckDBPyConnection, contract: Contract, accepted: Path) -> None:
    """Write them beside the accepted rows, from `staged` and `reasons`.

    Only where other contracts name ids of this one, or a row is all that is told of a person.
    """
    column = id_column(contract) or (contract.person_column if contract.is_of_persons else "")
    if not column:
        return
    in_malformed = ids_in_malformed(warehouse, column)
    rows = filled(
        "validation/ids_held_back.sql", id_column=column, accepted=quoted(accepted), in_malformed=in_malformed
    )
    write_private_rows(warehouse, rows, ids_held_back(accepted))
