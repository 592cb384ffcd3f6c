"""Tells, as far as an expression alone can, which kind of value it gives."""

from __future__ import annotations

import re
from functools import cache

from sqlglot import exp

from expectations.catalogue import CONTRACTS
from expectations.contract import Kind
from tasks.indicators.catalogue import facts

_DATE_NAME = re.compile(r"(^|_)(date|day|start|end)$")
# What passes its operands' kind on: a part of a fraction is a fraction, the latest of dates is a date.
_PASSING = (exp.Paren, exp.Min, exp.Max, exp.Coalesce, exp.Greatest, exp.Least)
_ARITHMETIC = (*_PASSING, exp.Add, exp.Sub, exp.Mul, exp.Neg, exp.Sum, exp.Nullif, exp.Case, exp.If, exp.Filter)
_FRACTIONS = (exp.Div, exp.Avg, exp.Median, exp.PercentileCont)


def is_double(node: exp.Expression) -> bool:
    """Whether it is cast to double."""
    return isinstance(node, exp.Cast) and node.to.is_type("double")


def is_date(node: exp.Expression) -> bool:
    """Whether it is a date, by its cast or its name."""
    if isinstance(node, exp.Cast):
        return bool(node.to.is_type("date", "timestamp"))
    if isinstance(node, exp.Column):
        return bool(_DATE_NAME.search(node.name.lower()))
    return isinstance(node, _PASSING) and any(map(is_date, node.iter_expressions()))


def is_fraction(node: exp.Expression) -> bool:
    """Whether it can lie between whole numbers."""
    if isinstance(node, exp.Literal):
        return not node.is_string and "." in node.name
    if isinstance(node, exp.Cast):
        return bool(node.to.is_type("decimal", "float", "double"))
    if isinstance(node, exp.Column):
        return node.name in _fraction_columns()
    return isinstance(node, _FRACTIONS) or (
        isinstance(node, _ARITHMETIC) and any(map(is_fraction, node.iter_expressions()))
    )


@cache
def _fraction_columns() -> set[str]:
    """Names that datasets and facts give to columns that hold parts of a whole number."""
    declared = [(column.name, column.kind) for contract in CONTRACTS.values() for column in contract.columns]
    declared += [pair for fact in facts().values() for pair in fact.columns.items()]
    return {name for name, kind in declared if kind in (Kind.DECIMAL, Kind.RATE)}
