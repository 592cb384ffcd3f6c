"""Sample rows of any contract, for its documentation and for tests of what reads it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from expectations.contract import Column, Contract, Kind
from expectations.sql_literal import literal

_CANDIDATES_A_ROW = 100
_TEXTS = ("{stem} {n}", "{stem}_{n}", "{stem}={n}", "{stem}_{n}@example.org")
_FIRST_DATE = date(2025, 8, 25)
_DAYS_N = 300


def sample_query(contract: Contract, rows_n: int) -> str:
    """A SELECT for DuckDB that gives `rows_n` rows of the contract's columns, always the same ones.

    Values are drawn column by column within what each column allows; candidates that break a row rule or
    repeat a key are passed over, so a new rule needs nothing here.
    """
    columns = ",\n        ".join(f'{_value(column)} as "{column.name}"' for column in contract.columns)
    names = ",\n    ".join(f'"{name}"' for name in contract.column_names)
    key = ", ".join(f'"{name}"' for name in contract.key)
    kept = "".join(f"\n        and not coalesce({rule.broken_when}, false)" for rule in contract.row_rules)
    return f"""
with candidates as (
    select
        candidate_n,
        {columns}
    from range({rows_n * _CANDIDATES_A_ROW}) as numbers (candidate_n)
),

kept as (
    select *
    from candidates
    where true{kept}
    qualify row_number() over (partition by {key} order by candidate_n) = 1
)

select
    {names}
from kept
order by candidate_n
limit {rows_n}"""


def _value(column: Column) -> str:
    value = f"cast({_required_value(column)} as {column.kind})"
    return value if column.required else f"case when {_draw(column.name, 'is there', 10)} < 8 then {value} end"


def _required_value(column: Column) -> str:
    if column.codes:
        codes = ", ".join(literal(code) for code in column.codes)
        return f"[{codes}][1 + {_draw(column.name, 'code', len(column.codes))}]"
    if column.kind is Kind.TEXT:
        return _text(column)
    if column.kind is Kind.DATE:
        return _date(column)
    if column.kind is Kind.BOOLEAN:
        return f"{_draw(column.name, 'truth', 2)} = 1"
    low = float(column.minimum or 0)
    high = float(column.maximum) if column.maximum is not None else low + (1 if column.kind is Kind.RATE else 100)
    if column.kind is Kind.INTEGER:
        return f"{int(low)} + {_draw(column.name, 'number', int(high - low) + 1)}"
    return f"{low} + {_draw(column.name, 'number', 1001)} / 1000 * {high - low}"


def _text(column: Column) -> str:
    stem = (column.refers_to.rpartition(".")[2] or column.name).removesuffix("_id")
    shapes = _TEXTS[1:] if column.name.endswith("_id") else _TEXTS
    for shape in shapes:
        if re.search(column.pattern, shape.format(stem=stem, n=7)):
            return f"format({literal(shape.format(stem=stem, n='{}'))}, candidate_n)"
    raise ValueError(f"no sample text fits the pattern of {column.name}: add a shape to {__name__}")


def _date(column: Column) -> str:
    lowest = date.fromisoformat(str(column.minimum)) if column.minimum else date.min
    highest = date.fromisoformat(str(column.maximum)) if column.maximum else date.max
    first = max(lowest, min(_FIRST_DATE, highest - timedelta(days=_DAYS_N)))
    days_n = min(_DAYS_N, (highest - first).days + 1)
    return f"date '{first}' + cast({_draw(column.name, 'date', days_n)} as integer)"


def _draw(column_name: str, purpose: str, sides: int) -> str:
    """A whole number below `sides`, by a digest that is the same on every machine."""
    return f"cast(md5_number_lower(concat('{column_name} {purpose} ', candidate_n)) % {sides} as bigint)"
