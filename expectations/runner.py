"""Runs a contract's rules with Great Expectations inside DuckDB; the only module that imports it.

No value leaves: results are asked for as booleans, with the query that finds the bad rows.
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

_RESULT_FORMAT = {"result_format": "BOOLEAN_ONLY", "return_unexpected_index_query": True}


@dataclass(frozen=True)
class Judgement:
    """Whether a rule is kept and, for a row rule, a query that gives the `row_id` of each row that breaks it."""

    rule: Rule
    is_kept: bool
    bad_rows_query: str


def judge(warehouse: duckdb.DuckDBPyConnection, relation: str, rules: Sequence[Rule], row_id: str) -> list[Judgement]:
    """Judge the rows of a table or view of an open DuckDB connection.

    Raises ContractBroken when a rule itself could not be run.
    """
    suite_results = _run(warehouse, relation, rules, row_id)
    by_name = {result.expectation_config.meta["rule"]: result for result in suite_results}
    return [_judgement(rule, by_name[rule.name], relation, row_id) for rule in rules]


def _run(warehouse: duckdb.DuckDBPyConnection, relation: str, rules: Sequence[Rule], row_id: str) -> list[Any]:
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    # Late, since it costs seconds and most commands never validate; so does the dialect, which brings SQLAlchemy.
    import great_expectations as gx
    from great_expectations import expectations as vocabulary
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )

    from expectations.duckdb_dialect import URL, lend

    # Set after the import, which sets it to INFO.
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    # No Data Docs: they would hold values, and a folder for them would be left behind.
    stores = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    context = gx.get_context(mode="ephemeral", project_config=DataContextConfig(store_backend_defaults=stores))
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    with lend(warehouse) as engine_arguments:
        source = context.data_sources.add_sql(
            name="warehouse", connection_string=URL, kwargs=engine_arguments, create_temp_table=False
        )
        batch = source.add_table_asset(name=relation, table_name=relation).add_batch_definition_whole_table("all rows")
        suite = context.suites.add(gx.ExpectationSuite(name=relation))
        for rule in rules:
            suite.add_expectation(getattr(vocabulary, rule.expectation)(**rule.arguments, meta={"rule": rule.name}))
        validation = gx.ValidationDefinition(name=relation, data=batch, suite=suite)
        result = context.validation_definitions.add(validation).run(
            result_format={**_RESULT_FORMAT, "unexpected_index_column_names": [row_id]}
        )
    return list(result.results)


def _judgement(rule: Rule, result: Any, relation: str, row_id: str) -> Judgement:
    if _crashed(result.exception_info):
        raise ContractBroken(
            f"The rule {rule.name} could not be run.", where=relation, fix="mend the rule in its contract"
        )
    if result.success or rule.scope == "table":
        return Judgement(rule, bool(result.success), "")
    if rule.broken_when:
        query = f"select {row_id} from {relation} where {rule.broken_when}"
    else:
        found = result.result["unexpected_index_query"].rstrip().rstrip(";")
        query = f"select {row_id} from ({found})"
    return Judgement(rule, False, query)


def _crashed(exception_info: dict[str, Any]) -> bool:
    """A crashed check looks like a failed one; what tells is at top level or one level down."""
    if exception_info.get("raised_exception"):
        return True
    return any(isinstance(inner, dict) and inner.get("raised_exception") for inner in exception_info.values())
