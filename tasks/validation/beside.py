"""Looks once for the rows that break rules held against other datasets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from expectations.rules import Rule
from expectations.sql_literal import literal
from tasks.errors import ContractBroken


def looked_up(warehouse: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> list[Rule]:
    """The rules, of which those that read other datasets now only ask whether a row is among those found.

    What they read must be there as relations. As a search of its own such a condition is a join of the rows it may
    concern; among others in one query DuckDB would join all rows, anew for each statement that asks.
    Raises ContractBroken when a rule could not be run.
    """
    warehouse.execute("create or replace table broken_beside (rule varchar, _id bigint)")
    return [_looked_up(warehouse, rule) if rule.reads else rule for rule in rules]


def _looked_up(warehouse: duckdb.DuckDBPyConnection, rule: Rule) -> Rule:
    name = literal(rule.name)
    try:
        warehouse.execute(f"insert into broken_beside select {name}, _id from staged where {rule.broken_when}")
    except (duckdb.IOException, duckdb.OutOfMemoryException):
        raise
    except duckdb.Error:
        # What the engine says may hold a value.
        raise ContractBroken(f"The rule {rule.name} could not be run.", fix="mend the rule in its contract") from None
    return replace(rule, broken_when=f"_id in (select _id from broken_beside where rule = {name})")
