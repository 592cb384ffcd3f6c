"""Orders facts and indicators by what they read, found in their SQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

from tasks.errors import IndicatorBroken

if TYPE_CHECKING:
    from sqlglot import exp

_ROOT = Path(__file__).parent
SCHEMAS = ("facts", "outcomes", "alignment")


@dataclass(frozen=True)
class Model:
    """One SQL file; `name` is its path: facts/spells.sql is facts.spells."""

    name: str
    sql: str
    reads: frozenset[str]


def models(root: Path = _ROOT) -> list[Model]:
    """Every SQL file under facts, outcomes and alignment."""
    return [_model(path) for schema in SCHEMAS for path in sorted((root / schema).glob("*.sql"))]


def _model(path: Path) -> Model:
    import sqlglot

    sql = path.read_text(encoding="utf-8")
    name = f"{path.parent.name}.{path.stem}"
    try:
        reads = _reads(sql)
    except sqlglot.errors.ParseError as error:
        raise IndicatorBroken(
            f"{name} is not SQL that can be read: {error}", where=str(path.name), fix="mend it"
        ) from None
    return Model(name, sql, reads)


@cache
def _reads(sql: str) -> frozenset[str]:
    # Late, as everywhere here: commands that compute nothing answer at once.
    import sqlglot

    return frozenset(tables_read(sqlglot.parse_one(sql, dialect="duckdb")))


def tables_read(tree: exp.Expression) -> set[str]:
    """Tables that a statement reads from outside itself."""
    from sqlglot import exp

    inside = {cte.alias_or_name for cte in tree.find_all(exp.CTE)}
    named = {".".join(part for part in (table.db, table.name) if part) for table in tree.find_all(exp.Table)}
    return {name for name in named if name and name not in inside}


def with_needed(found: Collection[Model], names: Iterable[str]) -> list[Model]:
    """The models of these names, and all models that they read."""
    by_name = {model.name: model for model in found}
    wanted: set[str] = set()
    waiting = set(names)
    while waiting:
        wanted |= waiting
        waiting = {read for name in waiting for read in by_name[name].reads & by_name.keys()} - wanted
    return [model for model in found if model.name in wanted]


def in_order(found: Collection[Model], given: Collection[str]) -> list[Model]:
    """The models so that each comes after all it reads; `given` names the tables that are there already.

    Raises IndicatorBroken where something is read that nobody makes, or where models wait for one another.
    """
    by_name = {model.name: model for model in found}
    for model in found:
        unknown = sorted(model.reads - by_name.keys() - set(given))
        if unknown:
            raise IndicatorBroken(
                f"{model.name} reads {unknown[0]}, which nobody makes.",
                where=f"tasks/indicators/{model.name.replace('.', '/')}.sql",
                fix=f"correct the name, or add it; datasets and frame tables: {', '.join(sorted(given))}",
            )
    graph = {model.name: model.reads & by_name.keys() for model in sorted(found, key=lambda one: one.name)}
    try:
        return [by_name[name] for name in TopologicalSorter(graph).static_order()]
    except CycleError as error:
        raise IndicatorBroken(
            f"Models wait for one another: {' -> '.join(error.args[1])}.", fix="break the circle"
        ) from None
