"""Every rule a contract implies, each with a name, a sentence and what Great Expectations is to check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from expectations.contract import Column, Contract, CrossRule, Kind, RowRule, Severity
from expectations.sql_literal import literal

CAST_FAILURES = "_not_cast"
_SHOWN_CODES = 8
_KIND_WORDS = {
    Kind.INTEGER: "a whole number",
    Kind.DECIMAL: "a number",
    Kind.RATE: "a number",
    Kind.DATE: "a date such as 2025-11-03",
    Kind.BOOLEAN: "true or false",
}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule; `expectation` names the class in great_expectations.expectations.

    `broken_when` is the SQL condition of a bad row over the relation `staged`. A row rule of which no expectation
    speaks is judged by a column made of that condition. `reads` names other relations that the condition looks into.
    """

    name: str
    sentence: str
    scope: Literal["row", "table"]
    severity: Severity
    expectation: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    broken_when: str = ""
    reads: tuple[str, ...] = ()


def rules_of(contract: Contract) -> tuple[Rule, ...]:
    """All rules but the key, which is about pairs of rows, and those that are held against other datasets."""
    by_column = [rule for column in contract.columns for rule in _column_rules(column)]
    by_row = [row_rule(contract, rule) for rule in contract.row_rules]
    return (*by_column, *by_row, *_table_rules(contract))


def row_rule(contract: Contract, rule: RowRule | CrossRule) -> Rule:
    """A contract's own rule; where a column it speaks of could not be cast, its type is the only reason."""
    spoken_of = [column for column in contract.columns if column.name in rule.columns]
    return Rule(
        name=rule.name,
        sentence=rule.sentence,
        scope="row",
        severity=rule.severity,
        columns=rule.columns,
        broken_when=_beside_type(rule.broken_when, spoken_of),
        reads=rule.reads if isinstance(rule, CrossRule) else (),
    )


def _table_rules(contract: Contract) -> list[Rule]:
    rules = [
        Rule(
            name=rule.name,
            sentence=rule.sentence,
            scope="table",
            severity=rule.severity,
            expectation="UnexpectedRowsExpectation",
            arguments={"unexpected_rows_query": f"select 1 as broken from ({rule.broken_rows}) limit 1"},
        )
        for rule in contract.table_rules
    ]
    floor = "is at least one row" if contract.minimum_rows == 1 else f"are at least {contract.minimum_rows} rows"
    enough = Rule(
        name="enough_rows",
        sentence=f"There {floor}.",
        scope="table",
        severity="critical",
        expectation="ExpectTableRowCountToBeBetween",
        arguments={"min_value": contract.minimum_rows},
    )
    return [*rules, enough]


def _column_rules(column: Column) -> list[Rule]:
    told = (make(column) for make in (_type, _required, _known, _range, _form))
    return [Rule(scope="row", columns=(column.name,), **{"severity": "critical"} | one) for one in told if one]


def _type(column: Column) -> dict[str, Any]:
    if column.kind is Kind.TEXT:
        return {}
    return {
        "name": f"{column.name}.type",
        "sentence": f"{column.name} is {_KIND_WORDS[column.kind]}.",
        "broken_when": _not_cast(column),
    }


def _required(column: Column) -> dict[str, Any]:
    if not column.required:
        return {}
    told = {
        "name": f"{column.name}.required",
        "sentence": f"{column.name} is not empty.",
        "broken_when": _beside_type(f"{column.name} is null", [column]),
    }
    return told | (_native("ExpectColumnValuesToNotBeNull", column) if column.kind is Kind.TEXT else {})


def _known(column: Column) -> dict[str, Any]:
    if not column.codes:
        return {}
    codes = list(column.codes)
    shown = ", ".join(codes[:_SHOWN_CODES]) + (", ..." if len(codes) > _SHOWN_CODES else "")
    return {
        "name": f"{column.name}.known",
        "sentence": f"{column.name} is one of {shown}.",
        "severity": "warning" if column.only_classifies else "critical",
        "broken_when": f"{column.name} not in ({', '.join(literal(code) for code in codes)})",
        **_native("ExpectColumnValuesToBeInSet", column, value_set=codes),
    }


def _range(column: Column) -> dict[str, Any]:
    asked = (("at least", "<", column.minimum), ("at most", ">", column.maximum))
    ends = [(word, sign, end) for word, sign, end in asked if end is not None]
    if not ends:
        return {}
    return {
        "name": f"{column.name}.range",
        "sentence": f"{column.name} is {' and '.join(f'{word} {end}' for word, _, end in ends)}.",
        "broken_when": " or ".join(f"{column.name} {sign} {_bound(end)}" for _, sign, end in ends),
        **_native("ExpectColumnValuesToBeBetween", column, min_value=column.minimum, max_value=column.maximum),
    }


def _form(column: Column) -> dict[str, Any]:
    if not column.pattern:
        return {}
    return {
        "name": f"{column.name}.form",
        "sentence": f"{column.name} is written as {column.form or column.pattern}.",
        "broken_when": f"not regexp_matches({column.name}, {literal(column.pattern)})",
        **_native("ExpectColumnValuesToMatchRegex", column, regex=column.pattern),
    }


def _native(expectation: str, column: Column, **arguments: Any) -> dict[str, Any]:
    return {"expectation": expectation, "arguments": {"column": column.name, **arguments}}


def _bound(end: int | float | str) -> str:
    return f"date {literal(end)}" if isinstance(end, str) else str(end)


def _not_cast(column: Column) -> str:
    return f"contains({CAST_FAILURES}, '|{column.name}=')"


def _beside_type(condition: str, columns: Iterable[Column]) -> str:
    """A value that could not be cast is not missing: its type is the reason, and no other rule about it is."""
    typed = [_not_cast(column) for column in columns if column.kind is not Kind.TEXT]
    return f"({condition}) and not coalesce({' or '.join(typed)}, false)" if typed else condition
