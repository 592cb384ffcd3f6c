"""Which measures a column of a dataset is needed for."""

from __future__ import annotations

from functools import cache

import sqlglot
from sqlglot import exp

from tasks.indicators.catalogue import catalogue
from tasks.indicators.order import Model, models, with_needed
from tasks.indicators.reads import CONTRADICTS_DATES

# They say how much has come, of all datasets, and no figure is made of them.
_COUNT_WHAT_CAME = {"facts.coverage", "facts.school_coverage"}


@cache
def measures_needing(contract: str, column: str) -> tuple[str, ...]:
    """The titles of measures of the catalogue that are made of a contract's column, by way of whatever facts."""
    found = [model for model in models() if model.name not in _COUNT_WHAT_CAME | CONTRADICTS_DATES]
    naming = {model.name for model in found if contract in model.reads and column in _columns_named(model)}
    return tuple(
        sorted(
            indicator.title
            for name, indicator in catalogue().items()
            if not indicator.variant_of
            and naming & {model.name for model in with_needed(found, [f"{indicator.area}.{name}"])}
        )
    )


@cache
def _columns_named(model: Model) -> frozenset[str]:
    tree = sqlglot.parse_one(model.sql, dialect="duckdb")
    return frozenset(column.name for column in tree.find_all(exp.Column))
