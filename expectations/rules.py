"""Every rule a contract implies, each with a name, a sentence and what Great Expectations is to check."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from expectations.contract import Column, Contract, Kind, Severity

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

    `broken_when` is the SQL condition of a bad row where the expectation cannot name its rows itself.
    """

    name: str
    sentence: str
    scope: Literal["row", "table"]
    severity: Severity
    expectation: str
    arguments: dict[str, Any] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    broken_when: str = ""


def rules_of(contract: Contract) -> tuple[Rule, ...]:
    """All rules but the key, which is checked apart because it is about pairs of rows."""
    own = [rule for column in contract.columns for rule in _column_rules(column)]
    for row_rule in contract.row_rules:
        own.append(
            Rule(
                name=row_rule.name,
                sentence=row_rule.sentence,
                scope="row",
                severity=row_rule.severity,
                expectation="UnexpectedRowsExpectation",
                arguments={
                    "unexpected_rows_query": f"select 1 as broken from {{batch}} where {row_rule.broken_when} limit 1"
                },
                columns=row_rule.columns,
                broken_when=row_rule.broken_when,
            )
        )
    for table_rule in contract.table_rules:
        own.append(
            Rule(
                name=table_rule.name,
                sentence=table_rule.sentence,
                scope="table",
                severity=table_rule.severity,
                expectation="UnexpectedRowsExpectation",
                arguments={"unexpected_rows_query": f"select 1 as broken from ({table_rule.broken_rows}) limit 1"},
            )
        )
    floor = "is at least one row" if contract.minimum_rows == 1 else f"are at least {contract.minimum_rows} rows"
    own.append(
        Rule(
            name="enough_rows",
            sentence=f"There {floor}.",
            scope="table",
            severity="critical",
            expectation="ExpectTableRowCountToBeBetween",
            arguments={"min_value": contract.minimum_rows},
        )
    )
    return tuple(own)


def _column_rules(column: Column) -> list[Rule]:
    rules = []
    if column.kind is not Kind.TEXT:
        rules.append(
            _column_rule(
                column,
                "type",
                f"{column.name} is {_KIND_WORDS[column.kind]}.",
                "UnexpectedRowsExpectation",
                {"unexpected_rows_query": f"select 1 as broken from {{batch}} where {_cast_failed(column)} limit 1"},
                broken_when=_cast_failed(column),
            )
        )
    if column.required:
        rules.append(_column_rule(column, "required", f"{column.name} is not empty.", "ExpectColumnValuesToNotBeNull"))
    if column.codes:
        known = list(column.codes)
        shown = ", ".join(known[:_SHOWN_CODES]) + (", ..." if len(known) > _SHOWN_CODES else "")
        rules.append(
            _column_rule(
                column,
                "known",
                f"{column.name} is one of {shown}.",
                "ExpectColumnValuesToBeInSet",
                {"value_set": known},
            )
        )
    if column.minimum is not None or column.maximum is not None:
        limits = {"min_value": column.minimum, "max_value": column.maximum}
        words = " and ".join(
            f"{word} {limit}"
            for word, limit in (("at least", column.minimum), ("at most", column.maximum))
            if limit is not None
        )
        rules.append(
            _column_rule(column, "range", f"{column.name} is {words}.", "ExpectColumnValuesToBeBetween", limits)
        )
    if column.pattern:
        rules.append(
            _column_rule(
                column,
                "form",
                f"{column.name} is written as {column.form or column.pattern}.",
                "ExpectColumnValuesToMatchRegex",
                {"regex": column.pattern},
            )
        )
    return rules


def _column_rule(
    column: Column,
    name: str,
    sentence: str,
    expectation: str,
    arguments: dict[str, Any] | None = None,
    broken_when: str = "",
) -> Rule:
    about = {} if broken_when else {"column": column.name}
    return Rule(
        name=f"{column.name}.{name}",
        sentence=sentence,
        scope="row",
        severity="critical",
        expectation=expectation,
        arguments={**about, **(arguments or {})},
        columns=(column.name,),
        broken_when=broken_when,
    )


def _cast_failed(column: Column) -> str:
    return f"contains({CAST_FAILURES}, '|{column.name}|')"
