"""Finds rows that another dataset of the same contract gives too: a figure counts once, and only one is right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from expectations.contract import Contract
from expectations.rules import Rule
from tasks.sql_text import alike, filled, quoted
from tasks.validation.repeated import has_whole_key

TOLD_TWICE = "key.told_twice"
DISPUTED = "key.disputed"


def elsewhere_rules(others: Mapping[str, Path]) -> tuple[Rule, ...]:
    """What must hold beside datasets of the same contract that were judged before, by their names."""
    if not others:
        return ()
    named = ", ".join(others)
    return (
        _rule(TOLD_TWICE, f"A row is in one dataset only; {named} says the same."),
        _rule(DISPUTED, f"Two datasets do not disagree; {named} says something else of the same."),
    )


def add_elsewhere(warehouse: duckdb.DuckDBPyConnection, contract: Contract, others: Mapping[str, Path]) -> None:
    """Add rows of `staged` whose key is among the accepted rows of `others` to the table `reasons`.

    The rows of the dataset judged first go on, since nobody can say from here which are right.
    """
    if not others:
        return
    listed = ", ".join(quoted(path) for path in others.values())
    warehouse.execute(f"create view elsewhere as select * from read_parquet([{listed}], union_by_name = true)")
    query = filled(
        "validation/elsewhere.sql",
        is_same=alike("staged", "elsewhere", contract.column_names),
        same_key=alike("staged", "elsewhere", contract.key),
        told_twice=TOLD_TWICE,
        disputed=DISPUTED,
        is_whole=has_whole_key(contract, "staged"),
    )
    warehouse.execute(f"insert into reasons {query}")


def _rule(name: str, sentence: str) -> Rule:
    return Rule(name=name, sentence=sentence, scope="row", severity="critical")
