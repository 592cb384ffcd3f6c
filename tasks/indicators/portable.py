"""Holds facts and indicators to SQL that DuckDB and Spark give alike; run by `make lint`.

What is refused was found to fail or, worse, to differ in silence between the two engines.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import pairwise

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, UnsupportedError
from sqlglot.tokens import TokenType

from tasks.indicators.order import Model, models
from tasks.indicators.value_kinds import is_date, is_double, is_fraction

_PERCENTILE = "write percentile_cont(p) within group (order by cast(x as double))"
_CALENDAR = "use the calendar"
_APPROXIMATE = "approximations differ between engines"
# As they are written: the parser gives several names to one function, and len to length.
_FUNCTIONS = {
    **dict.fromkeys(("quantile", "quantile_cont", "quantile_disc"), _PERCENTILE),
    **dict.fromkeys(("approx_count_distinct", "approx_quantile", "approx_top_k", "reservoir_quantile"), _APPROXIMATE),
    **dict.fromkeys(("isodow", "dayofweek", "weekday", "dayname"), _CALENDAR),
    **dict.fromkeys(("list", "array_agg"), "write string_agg(x, ',' order by x)"),
    **dict.fromkeys(("first", "last"), "write min, max or a window function"),
    **dict.fromkeys(("range", "generate_series"), "join a table of the frame"),
    **dict.fromkeys(("count_if", "countif"), "write count(*) filter (where ...)"),
    **dict.fromkeys(("date_sub", "datesub"), "write date_diff('day', a, b)"),
    "mode": "ties differ between engines: write them out",
    "hash": "write md5",
    "len": "write length of text, or count",
    "columns": "name the columns",
}
_DAYS_OF_WEEK = {"dow", "isodow", "dayofweek", "dayofweek_iso", "weekday"}
Finding = tuple[str, str]


def findings(model: Model) -> list[Finding]:
    """What of a model is not portable, each with what to write instead."""
    tree = sqlglot.parse_one(model.sql, dialect="duckdb")
    found = [*_functions(model.sql), *(finding for rule in _RULES for finding in rule(tree))]
    try:
        sqlglot.transpile(model.sql, read="duckdb", write="spark", unsupported_level=ErrorLevel.RAISE)
    except UnsupportedError as error:
        found.append(("has no Spark form", str(error)))
    return found


def _functions(sql: str) -> Iterator[Finding]:
    for token, follower in pairwise(sqlglot.tokenize(sql, read="duckdb")):
        name = token.text.lower()
        if follower.token_type is TokenType.L_PAREN and name in _FUNCTIONS:
            yield f"{name}()", _FUNCTIONS[name]


def _division(tree: exp.Expression) -> Iterator[Finding]:
    for division in tree.find_all(exp.Div):
        if not (is_double(division.this) and division.expression.find(exp.Nullif)):
            yield "a / b", "write cast(a as double) / nullif(cast(b as double), 0)"


def _averages(tree: exp.Expression) -> Iterator[Finding]:
    for average in tree.find_all(exp.Avg):
        if not is_double(average.this):
            yield "avg(x)", "cast(x as double) first: Spark keeps decimals"
    for percentile in tree.find_all(exp.PercentileCont):
        order = (
            percentile.parent.expression.find(exp.Ordered) if isinstance(percentile.parent, exp.WithinGroup) else None
        )
        if order and not is_double(order.this):
            yield "percentile_cont of decimals", _PERCENTILE


def _dates(tree: exp.Expression) -> Iterator[Finding]:
    for difference in tree.find_all(exp.DateDiff):
        if (difference.text("unit") or "DAY").upper() != "DAY":
            yield "date_diff of months or weeks", "use the calendar or periods"
    for subtraction in tree.find_all(exp.Sub):
        sides = (subtraction.this, subtraction.expression)
        if any(map(is_date, sides)) and not any(isinstance(side, exp.Interval) for side in sides):
            yield "date - date", "write date_diff('day', a, b)"
    for part in tree.find_all(exp.Extract, exp.Anonymous):
        named = part.this if isinstance(part, exp.Extract) else next(iter(part.expressions), part)
        if named.name.lower() in _DAYS_OF_WEEK:
            yield "day of the week", _CALENDAR


def _integers(tree: exp.Expression) -> Iterator[Finding]:
    for cast in tree.find_all(exp.Cast):
        if cast.to.is_type("tinyint", "smallint", "int", "bigint") and is_fraction(cast.this):
            yield "cast of a fraction to a whole number", "write round() inside the cast"


def _grouping(tree: exp.Expression) -> Iterator[Finding]:
    for group in tree.find_all(exp.Group):
        if group.args.get("all"):
            yield "group by all", "name the columns or write their places"
    for union in tree.find_all(exp.Union):
        if union.args.get("by_name"):
            yield "union by name", "name the columns in the same order"
    for join in tree.find_all(exp.Join):
        if join.method == "ASOF":
            yield "asof join", "join on a range and take the latest with a window function"


def _last_select(tree: exp.Expression) -> Iterator[Finding]:
    if isinstance(tree, exp.Query) and tree.is_star:
        yield "select *", "name the columns of the last SELECT"
    if tree.args.get("order"):
        yield "order by", "order where the rows are shown, not where they are made"


_RULES: tuple[Callable[[exp.Expression], Iterator[Finding]], ...] = (
    _division,
    _averages,
    _dates,
    _integers,
    _grouping,
    _last_select,
)


def main() -> int:
    """Print every finding; 1 where there is any."""
    found = [(model.name, *finding) for model in models() for finding in findings(model)]
    for name, what, instead in found:
        print(f"{name}: {what}: {instead}")
    print(f"portable SQL: {len(found)} findings in {len(models())} models")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
