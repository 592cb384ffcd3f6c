"""Finds rows that share their key, within a small memory: hashes are grouped first, keys only where hashes repeat."""

from __future__ import annotations

import duckdb

from expectations.contract import Contract
from expectations.rules import Rule
from tasks.sql_text import filled

REPEATED = Rule(
    name="key.repeated",
    sentence="A row is there once; its copies are held back.",
    scope="row",
    severity="critical",
)
CONTRADICTED = Rule(
    name="key.contradicted",
    sentence="Rows with the same key say the same; all rows that contradict each other are held back.",
    scope="row",
    severity="critical",
)
# 64 bits, so hardly any two keys share one; where they do, their rows are compared and let go.
KEY_HASH = "hash({key})"


def may_repeat(warehouse: duckdb.DuckDBPyConnection, contract: Contract) -> str:
    """SQL of whether a row of `staged` may share its key with another; `false` where none does.

    A row without a part of its key that must be there is held back for that, and is nobody's copy.
    """
    hashes = filled("validation/repeated_hashes.sql", **_parts(contract))
    warehouse.execute(f"create or replace temp table repeated_hashes as {hashes}")
    if not warehouse.execute("select exists (from repeated_hashes)").fetchall()[0][0]:
        return "false"
    parts = _parts(contract)
    return f"{parts['is_whole']} and {parts['hash_of_key']} in (select key_hash from repeated_hashes)"


def add_repeated(warehouse: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    """Add those of the rows `suspects` that share their key to the table `reasons`."""
    content = ", ".join(f"{name} := {name}" for name in contract.column_names)
    key = ", ".join(contract.key)
    rows = filled("validation/repeated_rows.sql", **_parts(contract), key=key, content=content)
    warehouse.execute(f"insert into reasons {rows}")


def hash_of_key(contract: Contract) -> str:
    """SQL of the hash of a row's key, by which the table `repeated_hashes` finds those that share theirs."""
    return KEY_HASH.format(key=", ".join(contract.key))


def _parts(contract: Contract) -> dict[str, str]:
    return {
        "hash_of_key": hash_of_key(contract),
        "is_whole": has_whole_key(contract),
    }


def has_whole_key(contract: Contract, relation: str = "") -> str:
    """SQL of whether a row has each part of its key that must be there; others are nobody's copy."""
    of = f"{relation}." if relation else ""
    whole = [f"{of}{name} is not null" for name in contract.key if name in contract.required_names]
    return " and ".join(whole) or "true"
