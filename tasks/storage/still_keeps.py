"""Whether rows that went on under an older contract keep today's too, so that they may stand in."""

from __future__ import annotations

from pathlib import Path

import duckdb

from expectations.contract import Contract
from expectations.rules import CAST_FAILURES, rules_of
from tasks.storage.contract_rows import contract_rows
from tasks.warehouse import open_warehouse


def still_keeps(contract: Contract, rows: Path, work: Path) -> bool:
    """True where each row has today's columns, types and key and breaks no critical rule of a row.

    Rules that look into other datasets are not asked: what the rows refer to has changed since in any case. `work` is
    where sorting may spill.
    """
    with open_warehouse(work=work) as warehouse:
        try:
            warehouse.execute(
                f"create view staged as select *, cast(null as varchar) as {CAST_FAILURES} "
                f"from ({contract_rows(warehouse, contract, [rows])})"
            )
            return _is_kept(warehouse, contract)
        except (duckdb.BinderException, duckdb.ConversionException):
            # A required column is not there, or holds what is not of today's type.
            return False


def _is_kept(warehouse: duckdb.DuckDBPyConnection, contract: Contract) -> bool:
    rules = [rule for rule in rules_of(contract) if rule.scope == "row" and rule.severity == "critical"]
    broken = " or ".join(f"coalesce({rule.broken_when}, false)" for rule in rules) or "false"
    ((rows_n, broken_n),) = warehouse.execute(
        f"select count(*), count(*) filter (where {broken}) from staged"
    ).fetchall()
    key = ", ".join(contract.key)
    repeated = f"select 1 from staged group by {key} having count(*) > 1 limit 1"
    return rows_n >= contract.minimum_rows and not broken_n and not warehouse.execute(repeated).fetchall()
