"""Lets a last good row stand in for a row held back of whose key a part is wrong, such as a date that is none."""

from __future__ import annotations

import duckdb

from expectations.contract import Contract
from expectations.sql_literal import literal
from tasks.sql_text import alike, filled

# The rows held back (_id) that a last good row stands in for though its key is another one.
STOOD_IN_FOR = "stood_in_by_rest_of_key"


def keep_by_rest_of_key(warehouse: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    """Add to the table `kept` last good rows that share the sound parts of the key; make the table `STOOD_IN_FOR`.

    Without them a student whose first day is written wrongly would leave every figure, and only the number of rows
    held back would tell: so what was known of the student stays, as it does where any other column is wrong. That is
    sure only where a single last good row has the rest of the key and neither came itself nor stands for another; who
    has several spells at one school of which more than one is wrong stays held back. The person's own number is never
    the part to be guessed.
    """
    warehouse.execute(f"create table {STOOD_IN_FOR} (_id bigint)")
    id_column = contract.person_column or contract.key[0]
    wrong = {name: _rules_about(warehouse, contract, name) for name in contract.key if name != id_column}
    wrong = {name: rules for name, rules in wrong.items() if rules}
    if not wrong:
        return
    query = filled(
        "validation/kept_by_rest_of_key.sql",
        flags=", ".join(f"{_any_of(rules)} as is_wrong_{name}" for name, rules in wrong.items()),
        flags_or=" or ".join(_any_of(rules) for rules in wrong.values()),
        staged_key=", ".join(f"staged.{name}" for name in contract.key),
        of_rest=" and ".join(
            f"(is_wrong_{name} or held.{name} is not distinct from last_good.{name})"
            if name in wrong
            else f"held.{name} = last_good.{name}"
            for name in contract.key
        ),
        came=alike("staged", "last_good", contract.key),
        of_kept=alike("kept", "last_good", contract.key),
        key=", ".join(contract.key),
    )
    warehouse.execute(f"create temp table found as {query}")
    warehouse.execute("insert into kept by name select * exclude (_id) from found")
    warehouse.execute(f"insert into {STOOD_IN_FOR} select _id from found")


def _rules_about(warehouse: duckdb.DuckDBPyConnection, contract: Contract, column: str) -> list[str]:
    """The critical rules broken that speak of a column: its own, and those of a row that name it."""
    broken = warehouse.execute("select distinct rule from reasons where is_critical").fetchall()
    named = {rule for rule, columns in contract.columns_of_rules.items() if column in columns}
    return sorted(rule for (rule,) in broken if rule in named or rule.rpartition(".")[0] == column)


def _any_of(rules: list[str]) -> str:
    return f"bool_or(rule in ({', '.join(map(literal, rules))}))"
