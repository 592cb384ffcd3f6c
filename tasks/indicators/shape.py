"""The one shape of every indicator's output."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.errors import IndicatorBroken
from tasks.indicators.catalogue import Indicator

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


def declared_columns(indicator: Indicator) -> tuple[tuple[str, str], ...]:
    """Names and DuckDB types, in order, of an indicator of this form."""
    return (*_UNIT, *(_VALUE if indicator.form == "value" else _COUNTS), *_COVERAGE)


def require_shape(indicator: Indicator, found: Sequence[tuple[str, str]]) -> None:
    """Raise IndicatorBroken where an output is not as its form declares."""
    declared = declared_columns(indicator)
    if tuple(found) == declared:
        return
    wrong = next(
        (
            f"column {place + 1} is {have}, not {want}"
            for place, (have, want) in enumerate(zip(found, declared, strict=False))
            if have != want
        ),
        f"it has {len(found)} columns, not {len(declared)}",
    )
    raise IndicatorBroken(
        f"The output of {indicator.name} is not in the one shape: {wrong}.",
        where=f"tasks/indicators/{indicator.area}/{indicator.name}.sql",
        fix="cast and name the last SELECT's columns in that order",
    )
