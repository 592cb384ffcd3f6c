"""Finds two days of a row rule, such as the first and the last, that have each other's place in nearly all rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

import duckdb

from expectations.contract import Contract, Kind, RowRule
from tasks.sql_text import filled
from tasks.verdicts.verdict import BrokenRule

_FEWEST_ROWS = 10


def exchanged_dates(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, broken: Sequence[BrokenRule], in_file: str
) -> list[tuple[str, str, str]]:
    """Each file of `staged` and two of its columns whose rows become right by exchanging them.

    `in_file` is SQL that tells a row's file. Only rules are looked at that rows break enough, or whose columns are
    empty where they must not be.
    """
    rows_n = {rule.name: rule.rows_n for rule in broken}
    found = []
    for rule in _on_two_dates(contract):
        asked = (rule.name, *(f"{name}.required" for name in rule.columns))
        if sum(rows_n.get(name, 0) for name in asked) < _FEWEST_ROWS:
            continue
        query = filled(
            "root_causes/exchanged_dates.sql",
            in_file=in_file,
            is_wrong=_is_wrong(contract, rule),
            is_wrong_exchanged=_exchanged(_is_wrong(contract, rule), rule.columns),
        )
        files = warehouse.execute(query, {"fewest_rows": _FEWEST_ROWS}).fetchall()
        one, other = rule.columns
        found += [(file, one, other) for (file,) in files]
    return found


def _on_two_dates(contract: Contract) -> list[RowRule]:
    dates = {column.name for column in contract.columns if column.kind is Kind.DATE}
    return [rule for rule in contract.row_rules if len(rule.columns) == 2 and {*rule.columns} <= dates]


def _is_wrong(contract: Contract, rule: RowRule) -> str:
    """SQL of whether a row breaks the rule, or lacks one of its two days that must be there."""
    required = [name for name in rule.columns if name in contract.required_names]
    return " or ".join([f"coalesce({rule.broken_when}, false)", *(f"{name} is null" for name in required)])


def _exchanged(condition: str, columns: Sequence[str]) -> str:
    one, other = columns
    return re.sub(rf"\b({one}|{other})\b", lambda found: other if found[0] == one else one, condition)
