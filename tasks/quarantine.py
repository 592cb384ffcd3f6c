"""Sets aside the rows that break a contract, each once and with all its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from expectations.contract import Contract
from expectations.rules import CAST_FAILURES, Rule
from expectations.runner import Judgement
from tasks.private_files import seal
from tasks.sql_text import quoted, sql_text
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
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, judgements: Sequence[Judgement], schools: Sequence[Path]
) -> list[BrokenRule]:
    """Fill the table `reasons` (rule, _id, is_critical) from the view `staged`; return the broken row rules with counts."""
    warehouse.execute("create or replace temp table reasons (rule varchar, _id bigint, is_critical boolean)")
    rules = {_REPEATED.name: _REPEATED, _CONTRADICTED.name: _CONTRADICTED}
    for judgement in judgements:
        rule = judgement.rule
        if judgement.is_kept or rule.scope == "table":
            continue
        rules[rule.name] = rule
        column = rule.columns[0] if rule.name.endswith(".required") else ""
        _add(
            warehouse, rule, judgement.bad_rows_query, f"contains({CAST_FAILURES}, '|{column}|')" if column else "false"
        )
    for rule, query in _unknown_schools(contract, schools):
        rules[rule.name] = rule
        _add(warehouse, rule, query, "false")
    _add_repeated(warehouse, contract)
    counted = warehouse.execute("select rule, count(*) from reasons group by rule order by rule").fetchall()
    return [
        BrokenRule(name=name, sentence=rules[name].sentence, severity=rules[name].severity, rows_n=rows_n)
        for name, rows_n in counted
    ]


def _add(warehouse: duckdb.DuckDBPyConnection, rule: Rule, query: str, unless: str) -> None:
    """An empty value that could not be cast is not missing: its type is the reason."""
    warehouse.execute(
        "insert into reasons select $rule, _id, $is_critical from staged semi join "
        f"({query}) as bad on staged._id = bad._id where not coalesce({unless}, false)",
        {"rule": rule.name, "is_critical": rule.severity == "critical"},
    )


def _unknown_schools(contract: Contract, schools: Sequence[Path]) -> list[tuple[Rule, str]]:
    if not schools:
        return []
    known = ", ".join(quoted(path) for path in schools)
    return [
        (
            Rule(
                name=f"{column.name}.unknown",
                sentence=f"{column.name} is a school of the dataset schools.",
                scope="row",
                severity="critical",
                expectation="",
                columns=(column.name,),
            ),
            f"select _id from staged where {column.name} is not null and {column.name} not in "
            f"(select school_id from read_parquet([{known}]))",
        )
        for column in contract.columns
        if column.refers_to == "schools.school_id" and contract.dataset != "schools"
    ]


def _add_repeated(warehouse: duckdb.DuckDBPyConnection, contract: Contract) -> None:
    key = ", ".join(contract.key)
    warehouse.execute(
        f"create or replace temp table repeated_keys as select {key} from staged group by {key} having count(*) > 1"
    )
    if not warehouse.execute("select count(*) from repeated_keys").fetchall()[0][0]:
        return
    same_key = " and ".join(f"staged.{name} is not distinct from repeated_keys.{name}" for name in contract.key)
    content = ", ".join(f"staged.{name}" for name in contract.column_names)
    keyed = ", ".join(f"staged.{name}" for name in contract.key)
    warehouse.execute(f"""
        insert into reasons
        with keyed as (
            select staged._id, {keyed}, md5(concat_ws('|', {content})) as content
            from staged semi join repeated_keys on {same_key}
        ),
        judged as (
            select
                _id,
                min(content) over one_key = max(content) over one_key as is_copy,
                row_number() over (partition by {key} order by _id) as place
            from keyed
            window one_key as (partition by {key})
        )
        select case when is_copy then '{_REPEATED.name}' else '{_CONTRADICTED.name}' end, _id, true
        from judged
        where not is_copy or place > 1""")


def write_quarantine(warehouse: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the rows held back, as mapped, with their reasons, as a CSV in the department's own folder."""
    part = path.with_name(f".{path.name}.part")
    warehouse.execute(f"copy ({sql_text('validation/held_back_rows.sql')}) to {quoted(part)} (format csv, header)")
    seal(part, path)
