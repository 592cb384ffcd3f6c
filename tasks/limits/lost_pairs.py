"""Which pairs of a plan are gone, such as an initiative at a school, and the limit on how many may be."""

from __future__ import annotations

import duckdb

from expectations.contract import Contract
from reports.numbers import plural
from tasks.limits.became import NOTHING_SAID, Became
from tasks.limits.delivery import Delivery
from tasks.limits.lost_ids import FEWEST_LOST, named
from tasks.limits.watched import lasting_key
from tasks.sql_text import filled
from tasks.validation.keys_held_back import held_keys
from tasks.verdicts.verdict import Limit


def lost_pairs_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    limit_percent: int,
    became: Became,
) -> Limit | None:
    """The limit that is broken where so much of a list of pairs is gone within a school year; None for others."""
    lost, earlier_n = _lost(warehouse, contract, now, before, became)
    if len(lost) < FEWEST_LOST or 100 * len(lost) <= limit_percent * earlier_n or before is None:
        return None
    sentence = f"{len(lost):,} of the {plural(earlier_n, 'row')} {before.when} are not there now: {named(lost)}."
    return Limit(name="volume", sentence=sentence)


def lost_pairs_sentence(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery
) -> str:
    """Names the pairs that are gone; empty where none is, or as many rows are held back, which may be these."""
    lost, _ = _lost(warehouse, contract, now, before, NOTHING_SAID)
    if len(lost) <= now.verdict.quarantined_n:
        return ""
    was, are, they = ("was", "is", "it was") if len(lost) == 1 else ("were", "are", "they were")
    said = f"{plural(len(lost), 'row')} that {was} there {before.when} {are} gone: {named(lost)}."
    return f"{said} See whether {they} meant to go."


def _lost(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery | None, became: Became
) -> tuple[list[str], int]:
    """The pairs that are gone, such as reading/0101, and of how many."""
    if before is None or not _is_of_pairs(contract):
        return [], 0
    became.see(warehouse)
    query = filled(
        "limits/lost_pairs.sql",
        pair=f"concat_ws('/', {', '.join(contract.key)})",
        key=", ".join(lasting_key(contract)),
        school_column=contract.school_column or "cast(null as varchar)",
        held_keys=held_keys(now.rows),
    )
    rows = warehouse.execute(query, {"before": str(before.rows), "now": str(now.rows)}).fetchall()
    return [str(pair) for pair, _ in rows], rows[0][-1] if rows else 0


def _is_of_pairs(contract: Contract) -> bool:
    """Whether a row says no more than what goes with what, and nothing of people or of a day."""
    refer = {column.name for column in contract.columns if column.refers_to}
    return len(contract.key) > 1 and {*contract.key} <= refer and not contract.about_people and not contract.date_column
