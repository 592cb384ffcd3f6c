"""Runs a contract's rules with Great Expectations inside DuckDB.

No value leaves: results are asked for as booleans.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from expectations.rules import Rule
from tasks.errors import ContractBroken

_CHECKED = "checked"
_ALL_ROWS = "all rows"


@dataclass(frozen=True)
class Judgement:
    """Whether a rule is kept."""

    rule: Rule
    is_kept: bool


def judge(warehouse: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> list[Judgement]:
    """Judge the relation `staged` of an open DuckDB connection, the rules of single rows in one query together.

    Raises ContractBroken when a rule itself could not be run.
    """
    try:
        _make_checked(warehouse, rules)
    except duckdb.Error:
        raise _could_not_run(warehouse, rules) from None
    results = _run(warehouse, rules)
    crashed = {result.expectation_config.meta["rule"] for result in results if _crashed(result.exception_info)}
    if crashed:
        raise _could_not_run(warehouse, [rule for rule in rules if rule.name in crashed])
    kept = {result.expectation_config.meta["rule"] for result in results if result.success}
    return [Judgement(rule, rule.name in kept) for rule in rules]


def _run(warehouse: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> list[Any]:
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    # Late, since it costs seconds and most commands never validate; so does the dialect, which brings SQLAlchemy.
    import great_expectations as gx
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    from expectations.duckdb_dialect import URL, lend
    from expectations.vocabulary import expectation

    # Set after the import, which sets it to INFO.
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    # No Data Docs: they would hold values, and a folder for them would be left behind.
    stores = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    quiet = ProgressBarsConfig(globally=False)
    config = DataContextConfig(store_backend_defaults=stores, progress_bars=quiet)
    context = gx.get_context(mode="ephemeral", project_config=config)
    suite = gx.ExpectationSuite(
        name=_CHECKED,
        expectations=[
            expectation(name)(**arguments, meta={"rule": rule.name})
            for rule in rules
            for name, arguments in [_asked(rule)]
        ],
    )
    with lend(warehouse) as engine_arguments:
        # All at once: each addition would be written out anew.
        table = {"name": _CHECKED, "type": "table", "table_name": _CHECKED, "batch_definitions": [{"name": _ALL_ROWS}]}
        source = context.data_sources.add_sql(
            name="warehouse",
            connection_string=URL,
            kwargs=engine_arguments,
            create_temp_table=False,
            assets=[table],
        )
        batch = source.get_asset(_CHECKED).get_batch_definition(_ALL_ROWS).get_batch()
        return list(batch.validate(suite, result_format={"result_format": "BOOLEAN_ONLY"}).results)


def _asked(rule: Rule) -> tuple[str, dict[str, Any]]:
    """The expectation that speaks of a rule: its own, or that the rule's column is never empty."""
    if rule.expectation:
        return rule.expectation, rule.arguments
    return "ExpectColumnValuesToNotBeNull", {"column": _column_of(rule)}


def _column_of(rule: Rule) -> str:
    """No column of a contract has a dot in its name."""
    return f"keeps.{rule.name}"


def _make_checked(warehouse: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """The rows with a column, NULL in bad rows, for each rule of which no expectation speaks.

    Great Expectations puts expectations about columns into one query, and asks one by one for rows that should not be.
    """
    own = [
        f', case when {rule.broken_when} then null else true end as "{_column_of(rule)}"'
        for rule in rules
        if not rule.expectation
    ]
    warehouse.execute(f"create or replace view {_CHECKED} as select *{''.join(own)} from staged")


def _could_not_run(warehouse: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> ContractBroken:
    """Names the first rule that fails by itself: in one query with others it takes them along."""
    culprit = next((rule for rule in rules if not _runs(warehouse, rule)), rules[0])
    return ContractBroken(f"The rule {culprit.name} could not be run.", fix="mend the rule in its contract")


def _runs(warehouse: duckdb.DuckDBPyConnection, rule: Rule) -> bool:
    try:
        warehouse.execute(f"select count(*) from staged where {rule.broken_when or 'true'}").fetchall()
    except (duckdb.IOException, duckdb.OutOfMemoryException):
        raise
    except duckdb.Error:
        # What the engine says may hold a value.
        return False
    return True


def _crashed(exception_info: dict[str, Any]) -> bool:
    """A crashed check looks like a failed one; what tells is at top level or one level down."""
    if exception_info.get("raised_exception"):
        return True
    return any(isinstance(inner, dict) and inner.get("raised_exception") for inner in exception_info.values())
