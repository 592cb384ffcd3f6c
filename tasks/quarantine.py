"""Sets aside the rows that break a contract, each once and with all its reasons."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from expectations.contract import Contract
from expectations.rules import CAST_FAILURES, Rule
from expectations.runner import Judgement
from tasks.sql_text import sql_text
from tasks.verdict import BrokenRule

_REPEATED = Rule(
    name="key.repeated",
    sentence="A row is there once; its copies are held back.",
    scope="row",
    severity="critical",
    expectation="",
)
_CONTRADICTED = Rule(
    name="key.contradicted",
    sentence="Rows with the same key say the same; all rows that contradict each other are held back.",
    scope="row",
    severity="critical",
    expectation="",
)


def find_bad_rows(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    judgements: Sequence[Judgement],
    more: Sequence[Rule] = (),
) -> list[BrokenRule]:
    """Fill the table `reasons` (rule, _id, is_critical) from the view `staged`; return the rules that rows break."""
    warehouse.execute("create or replace temp table reasons (rule varchar, _id bigint, is_critical boolean)")
    rules = {_REPEATED.name: _REPEATED, _CONTRADICTED.name: _CONTRADICTED}
    for judgement in judgements:
        rule = judgement.rule
        if judgement.is_kept or rule.scope == "table":
            continue
        rules[rule.name] = rule
        _add(warehouse, rule, judgement.bad_rows_query)
    for rule in more:
        rules[rule.name] = rule
        _add(warehouse, rule, f"select _id from staged where {rule.broken_when}")
    _add_repeated(warehouse, contract)
    counted = warehouse.execute("select rule, count(*) from reasons group by rule order by rule").fetchall()
    return [
        BrokenRule(name=name, sentence=rules[name].sentence, severity=rules[name].severity, rows_n=rows_n)
        for name, rows_n in counted
    ]


def _add(warehouse: duckdb.DuckDBPyConnection, rule: Rule, query: str) -> None:
    """A value that could not be cast is not missing: its type is the reason, and no other rule about it is."""
    speaks_of_type = rule.name.endswith(".type")
    not_cast = [f"contains({CAST_FAILURES}, '|{name}|')" for name in rule.columns if not speaks_of_type]
    warehouse.execute(
        "insert into reasons select $rule, _id, $is_critical from staged semi join "
        f"({query}) as bad on staged._id = bad._id where not coalesce({' or '.join(not_cast) or 'false'}, false)",
        {"rule": rule.name, "is_critical": rule.severity == "critical"},
    )


def _add_repeated(warehouse: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    key = ", ".join(contract.key)
    # A row without a part of its key that must be there is held back for that, and is nobody's copy.
    is_whole = " and ".join(
        ["true", *(f"{name} is not null" for name in contract.key if name in contract.required_names)]
    )
    warehouse.execute(
        "create or replace temp table repeated_keys as "
        f"select {key} from staged where {is_whole} group by {key} having count(*) > 1"
    )
    if not warehouse.execute("select count(*) from repeated_keys").fetchall()[0][0]:
        return
    repeated = (
        sql_text("validation/repeated_rows.sql")
        .replace("$staged_key", ", ".join(f"staged.{name}" for name in contract.key))
        .replace("$content", ", ".join(f"{name} := staged.{name}" for name in contract.column_names))
        .replace(
            "$same_key",
            " and ".join(f"staged.{name} is not distinct from repeated_keys.{name}" for name in contract.key),
        )
        .replace("$key", key)
    )
    warehouse.execute(f"insert into reasons {repeated}")
