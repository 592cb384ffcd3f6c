"""The columns that every fact and indicator declares: facts in their `.yml`, indicators all in one shape."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.errors import IndicatorBroken
from tasks.indicators.catalogue import catalogue, facts

_UNIT = (
    ("unit_type", "VARCHAR"),
    ("unit_id", "VARCHAR"),
    ("group_id", "VARCHAR"),
    ("slice", "VARCHAR"),
    ("period_start", "DATE"),
    ("period_end", "DATE"),
)
_COUNTS = (("numerator", "DECIMAL(18,3)"), ("denominator", "DECIMAL(18,3)"))
_VALUE = (("value", "DOUBLE"), ("n", "BIGINT"))
_COVERAGE = (
    ("excluded_n", "BIGINT"),
    ("expected_n", "BIGINT"),
    ("received_n", "BIGINT"),
    ("freshest_date", "DATE"),
)


def declared_columns(name: str) -> tuple[tuple[str, str], ...]:
    """Names and DuckDB types, in order, of the output of a model such as facts.spells."""
    area, stem = name.split(".")
    if area == "facts":
        return tuple((column, kind.value) for column, kind in facts()[stem].columns.items())
    return (*_UNIT, *(_COUNTS if catalogue()[stem].is_counted else _VALUE), *_COVERAGE)


def require_shape(name: str, found: Sequence[tuple[str, str]]) -> None:
    """Raise IndicatorBroken where an output is not what the model declares."""
    declared = declared_columns(name)
    if tuple(found) == declared:
        return
    wrong = next(
        (
            f"column {place + 1} is {' '.join(have)}, not {' '.join(want)}"
            for place, (have, want) in enumerate(zip(found, declared, strict=False))
            if have != want
        ),
        f"it has {len(found)} columns, not {len(declared)}",
    )
    raise IndicatorBroken(
        f"The output of {name} is not in its declared shape: {wrong}.",
        where=f"tasks/indicators/{name.replace('.', '/')}.sql",
        fix="cast and name the last SELECT's columns in that order",
    )
