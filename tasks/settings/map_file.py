"""A dataset's map as it stands in the district's folder."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from expectations.contract import Contract
from tasks.errors import MapBroken
from tasks.time_limit import MAP_MINUTES

if TYPE_CHECKING:
    from sqlglot.expressions import Expression

    from tasks.district import District


@dataclass(frozen=True)
class Map:
    """A map's SQL, empty where the source fits the contract, and whether its rows are not the source's rows.

    `minutes` is how long it may take.
    """

    sql: str = ""
    reshapes: bool = False
    name: str = ""
    minutes: float = MAP_MINUTES


def read_map(district: District, dataset_id: str) -> Map:
    """The dataset's map, empty where it has none."""
    dataset = district.datasets[dataset_id]
    if not dataset.map:
        return Map(minutes=dataset.map_minutes)
    try:
        sql = (district.folder / dataset.map).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise MapBroken(
            f"The map is not UTF-8 text: byte {error.start} cannot be read.", where=dataset.map, fix="save it as UTF-8"
        ) from None
    return Map(sql.strip().rstrip(";"), bool(dataset.reshapes), dataset.map, dataset.map_minutes)


def columns_given(using: Map) -> list[str]:
    """The columns that a map's last SELECT names; raises MapBroken where its text does not tell."""
    named = [name.lower() for name in parsed(using).named_selects]
    if "*" in named:
        raise MapBroken(
            "The map's last SELECT does not name its columns.", where=using.name, fix="name them instead of *"
        )
    return named


def columns_read(using: Map) -> set[str]:
    """Every column that a map's text speaks of, whatever table it comes from; none where it cannot be read."""
    from sqlglot import exp

    try:
        return {column.name for column in parsed(using).find_all(exp.Column)}
    except MapBroken:
        return set()


def names_read(contract: Contract, using: Map) -> set[str]:
    """Every column of a source that its map speaks of, or where there is none that the contract has."""
    return set(columns_read(using) if using.sql else contract.column_names)


def names_needed(contract: Contract, using: Map) -> set[str] | None:
    """The columns of a source without which its map does not run, or where there is none its contract is broken.

    None where the map's text does not tell.
    """
    if not using.sql:
        return set(contract.required_names)
    return columns_read(using) if names_all_it_reads(using) else None


def names_all_it_reads(using: Map) -> bool:
    """Whether a map's text names every column that it may read: a star, or a pattern of names, may mean any."""
    from sqlglot import exp

    try:
        return not any(parsed(using).find_all(exp.Star, exp.Columns))
    except MapBroken:
        return False


def reads_file_names(using: Map) -> bool:
    """Whether a map takes something from the names of files, beyond carrying them along and telling rows apart."""
    from sqlglot import exp

    if not using.sql:
        return False
    try:
        named = [one for one in parsed(using).find_all(exp.Column) if one.name.lower() == "_file"]
    except MapBroken:
        return True
    return not all(_only_carries(one) for one in named)


def _only_carries(column: Expression) -> bool:
    from sqlglot import exp

    above = column.parent
    if isinstance(above, exp.Alias):
        return bool(above.alias.lower() == "_file")
    if isinstance(above, exp.EQ):
        return all(
            isinstance(side, exp.Column) and side.name.lower() == "_file" for side in (above.this, above.expression)
        )
    return isinstance(above, exp.Select | exp.Group | exp.Window | exp.Ordered)


def columns_needed(using: Map) -> list[str]:
    """The columns that a map surely takes from its source; fewer where its text does not tell whose they are."""
    from sqlglot import exp
    from sqlglot.errors import SqlglotError
    from sqlglot.optimizer.scope import traverse_scope

    # It warns of what it passes over, such as an UNPIVOT.
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    try:
        scopes = traverse_scope(parsed(using))
    except (MapBroken, SqlglotError):
        return []
    needed: dict[str, None] = {}
    for scope in scopes:
        sources = [*scope.sources.values()]
        if len(sources) != 1 or not isinstance(sources[0], exp.Table) or sources[0].name.lower() != "raw":
            continue
        if any(table.args.get("pivots") for table in scope.tables):
            continue
        # A name that the SELECT gives itself may be used again beside it.
        given = {
            alias.alias.lower()
            for alias in scope.expression.find_all(exp.Alias)
            if alias.alias.lower() != alias.this.name.lower()
        }
        needed |= dict.fromkeys(column.name for column in scope.columns if column.name.lower() not in given)
    return [name for name in needed if name not in ("_file", "_row")]


def parsed(using: Map) -> Expression:
    """The tree of a map's text; raises MapBroken where it cannot be read."""
    # Late: half a second, for maps whose source does not show its columns and for those that have failed.
    import sqlglot

    try:
        return sqlglot.parse_one(using.sql, dialect="duckdb")
    except sqlglot.errors.SqlglotError as error:
        first = error.errors[0] if isinstance(error, sqlglot.errors.ParseError) and error.errors else {}
        raise MapBroken(
            f"The map is not SQL that can be read, at line {first.get('line', '?')}.", where=using.name, fix="mend it"
        ) from None
