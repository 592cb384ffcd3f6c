"""Finds the rows that break a contract, each with all its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import duckdb

from expectations.contract import Contract
from expectations.rules import Rule
from expectations.runner import Judgement
from expectations.sql_literal import literal
from tasks.errors import ContractBroken
from tasks.sql_text import filled
from tasks.validation.elsewhere import add_elsewhere, elsewhere_rules
from tasks.validation.repeated import CONTRADICTED, REPEATED, add_repeated, may_repeat
from tasks.validation.suspects import find_suspects
from tasks.validation.totals import NAMED_TOTAL, TOTALS, add_named_totals, add_totals
from tasks.verdicts.verdict import BrokenRule


def find_bad_rows(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    rules: Sequence[Rule],
    judged: Callable[[], Sequence[Judgement]],
    others: Mapping[str, Path] | None = None,
) -> list[BrokenRule]:
    """Fill the table `reasons` (rule, _id, is_critical) from the view `staged`; return the rules that rows break.

    Leaves the relation `suspects`, rows of `staged` among which are all that break a rule alone or by their key.
    `judged` gives the judgements of `rules`, and is asked for them after what does not need them. `others` are the
    accepted rows of datasets of the same contract that were judged before, by dataset.
    Raises ContractBroken where Great Expectations and this search differ on which rules those are.
    """
    warehouse.execute("create or replace table reasons (rule varchar, _id bigint, is_critical boolean)")
    repeated = may_repeat(warehouse, contract)
    add_elsewhere(warehouse, contract, others or {})
    add_totals(warehouse, contract)
    add_named_totals(warehouse, contract, of_suspects=False)
    if repeated != "false":
        # All rows are read once more whatever the judgements are.
        _suspect_unjudged(warehouse, rules, judged, repeated)
    by_row = [one for one in judged() if one.rule.scope == "row"]
    are_kept = all(one.is_kept for one in by_row)
    if repeated == "false":
        find_suspects(warehouse, is_bad="false" if are_kept else _any(one.rule for one in by_row), may_repeat=repeated)
    if not are_kept:
        _add_broken(warehouse, [one.rule for one in by_row])
    if repeated != "false":
        add_repeated(warehouse, contract)
    add_named_totals(warehouse, contract, of_suspects=True)
    counted = dict(warehouse.execute("select rule, count(*) from reasons group by rule order by rule").fetchall())
    for one in by_row:
        if one.is_kept == (one.rule.name in counted):
            raise ContractBroken(
                f"Two ways of judging disagree about the rule {one.rule.name}.",
                where=contract.dataset,
                fix="please report it, with the rule",
            )
    of_many_rows = (REPEATED, CONTRADICTED, TOTALS, NAMED_TOTAL, *elsewhere_rules(others or {}))
    told = {rule.name: rule for rule in (*of_many_rows, *(one.rule for one in by_row))}
    return [
        BrokenRule(name=name, sentence=told[name].sentence, severity=told[name].severity, rows_n=rows_n)
        for name, rows_n in counted.items()
    ]


def _suspect_unjudged(
    warehouse: duckdb.DuckDBPyConnection,
    rules: Sequence[Rule],
    judged: Callable[[], Sequence[Judgement]],
    repeated: str,
) -> None:
    by_row = (rule for rule in rules if rule.scope == "row")
    try:
        find_suspects(warehouse, is_bad=_any(by_row), may_repeat=repeated)
    except (duckdb.IOException, duckdb.OutOfMemoryException):
        raise
    except duckdb.Error:
        # The judgements name a rule that cannot be run; what the engine says may hold a value.
        judged()
        raise


def _add_broken(warehouse: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """All reasons of all rows that are suspected."""
    query = filled(
        "validation/broken_rows.sql",
        broken=", ".join(f"case when {rule.broken_when} then {literal(rule.name)} end" for rule in rules),
        is_bad=_any(rules),
        warnings=", ".join(literal(rule.name) for rule in rules if rule.severity == "warning"),
    )
    warehouse.execute(f"insert into reasons {query}")


def _any(rules: Iterable[Rule]) -> str:
    return " or ".join(f"({rule.broken_when})" for rule in rules) or "false"
