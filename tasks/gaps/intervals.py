"""How far two groups lie apart, and how surely."""

from __future__ import annotations

from statistics import NormalDist

import duckdb

from tasks.sql_text import sql_text

CONFIDENCE = 0.95


def intervals(warehouse: duckdb.DuckDBPyConnection, *, confidence: float = CONFIDENCE) -> duckdb.DuckDBPyRelation:
    """One row per comparison of the relation `compared`.

    `compared` has `comparison_id`, `numerator_1`, `denominator_1`, `numerator_2` and `denominator_2`, all integers,
    no numerator beyond its denominator; the two groups must have nobody in common.
    Sources: Wilson 1927; Newcombe 1998, Statistics in Medicine 17:873-890, method 10; Katz and others 1978.
    """
    return warehouse.sql(sql_text("gaps/intervals.sql"), params={"z": standard_errors(confidence)})


def standard_errors(confidence: float) -> float:
    """How many of them an interval reaches to either side."""
    return NormalDist().inv_cdf((1 + confidence) / 2)
