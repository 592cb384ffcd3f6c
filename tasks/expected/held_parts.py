"""Parts that came under codes that nobody knows: their rows are held back for that, and are not lacking besides."""

from __future__ import annotations

import duckdb

from expectations.contract import Contract
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed


def mark_held_parts(warehouse: duckdb.DuckDBPyConnection, contract: Contract, verdict: Verdict) -> None:
    """Count in `expected` as come what schools lack of which rows are held back, where most are for their part."""
    held_n = sum(one.lost_n for one in verdict.losses)
    about_parts = [one for one in verdict.causes if contract.part_column in one.columns and one.severity == "critical"]
    schools = [one.school_id for one in verdict.losses if one.lost_n and one.school_id]
    if schools and 2 * sum(one.rows_n for one in about_parts) > held_n:
        warehouse.execute(parsed(sql_text("expected/held_parts.sql")), {"dataset": verdict.dataset, "schools": schools})
