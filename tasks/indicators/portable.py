"""Holds facts and indicators to SQL that DuckDB and Spark give alike; run by `make lint`.

What is refused was found to fail or, worse, to differ in silence between the two engines.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, UnsupportedError

from tasks.indicators.order import Model, models

_FUNCTIONS = {
    "QUANTILE": "write percentile_cont(p) within group (order by cast(x as double))",
    "APPROX_QUANTILE": "approximations differ between engines",
    "APPROX_DISTINCT": "approximations differ between engines",
    "APPROX_COUNT_DISTINCT": "approximations differ between engines",
    "MODE": "ties differ between engines: write them out",
    "HASH": "write md5",
    "LIST": "write string_agg",
    "ARRAY_AGG": "write string_agg",
    "LEN": "write length of text, or count",
    "FIRST": "write min, max or a window function",
    "ISODOW": "use the calendar",
    "DAYOFWEEK": "use the calendar",
    "DAY_OF_WEEK": "use the calendar",
    "DAY_OF_WEEK_ISO": "use the calendar",
    "COLUMNS": "name the columns",
    "COUNT_IF": "write count(*) filter (where ...)",
}
Finding = tuple[str, str]


def findings(model: Model) -> list[Finding]:
    """What of a model is not portable, each with what to write instead."""
    tree = sqlglot.parse_one(model.sql, dialect="duckdb")
    found = [finding for rule in _RULES for finding in rule(tree)]
    try:
        sqlglot.transpile(model.sql, read="duckdb", write="spark", unsupported_level=ErrorLevel.RAISE)
    except UnsupportedError as error:
        found.append(("has no Spark form", str(error)))
    return found


def _functions(tree: exp.Expression) -> Iterator[Finding]:
    for call in tree.find_all(exp.Func):
        name = call.name.upper() if isinstance(call, exp.Anonymous) else call.sql_name().upper()
        if name in _FUNCTIONS:
            yield f"{name.lower()}()", _FUNCTIONS[name]


def _division(tree: exp.Expression) -> Iterator[Finding]:
    for division in tree.find_all(exp.Div):
        if not isinstance(division.expression, exp.Nullif):
            yield "a / b", "write a / nullif(b, 0), both cast to double"


def _average(tree: exp.Expression) -> Iterator[Finding]:
    for average in tree.find_all(exp.Avg):
        if not isinstance(average.this, exp.Cast):
            yield "avg(x)", "cast(x as double) first: Spark keeps decimals"


def _dates(tree: exp.Expression) -> Iterator[Finding]:
    for difference in tree.find_all(exp.DateDiff):
        if (difference.text("unit") or "DAY").upper() != "DAY":
            yield "date_diff of months or weeks", "use the calendar or periods"
    for subtraction in tree.find_all(exp.Sub):
        if any("date" in side.name.lower() for side in (subtraction.this, subtraction.expression)):
            yield "date - date", "write date_diff('day', a, b)"


def _integers(tree: exp.Expression) -> Iterator[Finding]:
    for cast in tree.find_all(exp.Cast):
        is_whole = cast.to.is_type("int", "bigint", "smallint")
        if is_whole and isinstance(cast.this, exp.Literal) and "." in cast.this.name:
            yield "cast of a fraction to a whole number", "write round()"


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
    _functions,
    _division,
    _average,
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
