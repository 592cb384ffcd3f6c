"""Parts of a test that a school wrote in other words: what is lacking then has come, under another name."""

from __future__ import annotations

import duckdb

from tasks.sql_text import sql_text
from tasks.warehouse import parsed


def mark_other_words(warehouse: duckdb.DuckDBPyConnection, dataset: str) -> None:
    """Say in `expected` beside what is lacking which words came instead; nobody owes these then."""
    warehouse.execute(
        f"create or replace temp table other_words as {sql_text('expected/other_words.sql')}", {"dataset": dataset}
    )
    warehouse.execute(parsed(sql_text("expected/owed_by_nobody.sql")), {"dataset": dataset})
    warehouse.execute(parsed(sql_text("expected/came_instead.sql")), {"dataset": dataset})
