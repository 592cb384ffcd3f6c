"""The limit on a list of people that leaves out who has left, as one of those who are there now does."""

from __future__ import annotations

import duckdb

from expectations.contract import Contract
from reports.contradiction_words import LISTS_ALL
from tasks.limits.delivery import Delivery
from tasks.limits.filled import columns_of
from tasks.limits.reopened import LAST_DAYS
from tasks.limits.watched import lasting_key
from tasks.sql_text import alike, filled
from tasks.validation.keys_held_back import held_keys
from tasks.verdicts.verdict import Limit

# So many do not go at once because their rows were wrong.
_FEWEST_GONE = 10
# Of the others hardly any went: a tenth as often.
_OTHERS = 0.1


def left_out_limit(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery | None
) -> Limit | None:
    """The limit that is broken where most rows with a last day are gone and others are not; None for other lists.

    Both deliveries are of one school year.
    """
    last_day = LAST_DAYS.get(contract.dataset)
    if before is None or last_day is None:
        return None
    key = lasting_key(contract)
    if not {last_day, *key} <= columns_of(warehouse, before.rows) or not {*key} <= columns_of(warehouse, now.rows):
        return None
    query = filled(
        "limits/left_out.sql",
        last_day=last_day,
        is_same=alike("earlier", "later", key),
        key=", ".join(f"earlier.{name}" for name in key),
        held=held_keys(now.rows),
    )
    values = {"now": str(now.rows), "before": str(before.rows)}
    ended_n, ended_gone_n, others_n, others_gone_n = warehouse.execute(query, values).fetchall()[0]
    if ended_gone_n < _FEWEST_GONE or 2 * ended_gone_n < ended_n:
        return None
    if others_gone_n * ended_n > _OTHERS * ended_gone_n * others_n:
        return None
    share = f"All {ended_n:,}" if ended_gone_n == ended_n else f"{ended_gone_n:,} of {ended_n:,}"
    sentence = f"{share} rows with a value of {last_day} that came {before.when} are gone, and hardly any others."
    return Limit(name="values", sentence=f"{sentence} {LISTS_ALL}")
