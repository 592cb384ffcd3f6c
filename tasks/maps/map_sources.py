"""Of which columns of its source a map makes each column that it gives, as far as its text tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from tasks.errors import MapBroken
from tasks.settings.map_file import Map, parsed

if TYPE_CHECKING:
    from sqlglot.expressions import Expression
    from sqlglot.optimizer.scope import Scope


def sources_of(using: Map, column: str, of_source: Collection[str]) -> list[str]:
    """The columns `of_source` whose values make one that a map gives; none where its text does not tell.

    What only decides which value is taken makes none, where something else does.
    """
    from sqlglot.errors import SqlglotError
    from sqlglot.optimizer.scope import build_scope

    try:
        scope = build_scope(parsed(using))
    except (MapBroken, SqlglotError):
        return []
    known = {name.lower(): name for name in of_source}
    return list(dict.fromkeys(_of_name(scope, column, known))) if scope else []


def _of_name(scope: Scope, name: str, known: dict[str, str]) -> Iterator[str]:
    from sqlglot import exp

    # Of a UNION no one SELECT makes the column.
    selects = scope.expression.selects if isinstance(scope.expression, exp.Select) else []
    for made in selects:
        if made.alias_or_name.lower() == name.lower():
            yield from _of_expression(scope, made.unalias(), name.lower(), known)


def _of_expression(scope: Scope, made: Expression, name: str, known: dict[str, str]) -> Iterator[str]:
    from sqlglot import exp
    from sqlglot.optimizer.scope import Scope

    columns = list(made.find_all(exp.Column))
    for column in [one for one in columns if not _only_decides(one, made)] or columns:
        sources = [scope.sources.get(column.table)] if column.table else [*scope.sources.values()]
        source = sources[0] if len(sources) == 1 else None
        if isinstance(source, Scope):
            yield from _of_name(source, column.name, known)
        elif isinstance(source, exp.Table) and source.name.lower() == "raw":
            if column.name.lower() in known:
                yield known[column.name.lower()]
            elif column.name.lower() != name:
                # A name that the SELECT gives itself.
                yield from _of_name(scope, column.name, known)


def _only_decides(column: Expression, made: Expression) -> bool:
    """Whether a column stands in a condition."""
    from sqlglot import exp

    node = column
    while node is not made and node.parent is not None:
        if isinstance(node.parent, exp.If) and node.arg_key == "this":
            return True
        node = node.parent
    return False
