"""Finds files whose cells have moved against their header in all rows: one cause, whatever their rows break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import duckdb

from expectations.contract import Column, Contract, Kind
from expectations.rules import CAST_FAILURES, Rule
from tasks.settings.crosswalk_file import Crosswalk
from tasks.sql_text import filled
from tasks.validation.exchanged_dates import exchanged_dates
from tasks.validation.fits_column import fits, fits_code, is_free
from tasks.verdicts.verdict import BrokenRule
from tasks.warehouse import relations

MOVED = Rule(
    name="file.moved",
    sentence="The cells of a file stand under their own columns' names.",
    scope="row",
    severity="critical",
)
_FEWEST_ROWS = 10
_LOOKED_AT = 10_000
_LEAST_PERCENT = 90


@dataclass(frozen=True)
class Moved:
    """The files whose cells have moved, None for rows of no file; `found` has a column and whose values it holds."""

    files: tuple[str | None, ...]
    found: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """What is said of it, without a value."""
        told = ", ".join(f"{held_by} holds what belongs to {belongs_to}" for held_by, belongs_to in self.found)
        columns = sorted({name for pair in self.found for name in pair})
        if len(columns) == len(self.found) == 2:
            return f"The headers of {columns[0]} and {columns[1]} look exchanged: {told}."
        return f"The cells have moved against the header: {told}."


def find_moved(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    codes: Crosswalk,
    rules: Iterable[BrokenRule],
    of_one_file: Mapping[str, int] = MappingProxyType({}),
) -> Moved | None:
    """Look at `reasons`, `staged` and the texts of `mapped`, where rows break these rules.

    A file counts whose columns are wrong throughout while one of them, or the number of the person, holds what another
    column asks for. Columns that are only written in another way hold no other column's values. A first day that comes
    after the last one in nearly all rows of a file, and would not if the two were exchanged, has moved too.
    `of_one_file` has the number of values by column where all rows came from one file.
    """
    rules = list(rules)
    dates = exchanged_dates(warehouse, contract, rules, _file(warehouse))
    broken = _broken_throughout(warehouse, contract, rules, of_one_file)
    texts = {name.lower() for name, *_ in warehouse.execute("describe mapped").fetchall()} if broken else set()
    found: dict[str | None, list[tuple[str, str]]] = {}
    for file, columns in broken.items():
        misplaced = list(_misplaced(warehouse, contract, codes, file, columns, texts))
        # One wrong column alone is that column's own trouble.
        if misplaced and len({*columns, *(held_by for held_by, _ in misplaced)}) > 1:
            found[file] = misplaced
    for file, one, other in dates:
        found.setdefault(file or None, []).extend([(one, other), (other, one)])
    if not found:
        return None
    return Moved(tuple(found), tuple(dict.fromkeys(pair for pairs in found.values() for pair in pairs)))


def _broken_throughout(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    rules: Iterable[BrokenRule],
    of_one_file: Mapping[str, int],
) -> dict[str | None, list[str]]:
    # Only columns whose own values are wrong can be found, so only those are counted.
    wrong = {rule.name.partition(".")[0] for rule in rules if not rule.name.endswith(".required")}
    columns = [one for one in contract.columns if one.name in wrong]
    in_file = _file(warehouse) if columns else ""
    counted = [
        (file, column, broken_n)
        for file, column, broken_n in (_broken_in_files(warehouse, in_file) if columns else [])
        # Where that many values alone are too many for all to be wrong, those that could not be cast need no counting.
        if 100 * broken_n >= _LEAST_PERCENT * of_one_file.get(column, 0)
    ]
    filled_n = _filled_in_files(warehouse, in_file, columns, counted) if counted else {}
    broken: dict[str | None, list[str]] = {}
    for file, column, broken_n in counted:
        if 100 * broken_n >= _LEAST_PERCENT * filled_n[file, column]:
            broken.setdefault(file or None, []).append(column)
    return broken


def _broken_in_files(warehouse: duckdb.DuckDBPyConnection, in_file: str) -> list[tuple[str, str, int]]:
    rows = warehouse.execute(filled("root_causes/broken_in_files.sql", in_file=in_file)).fetchall()
    return [(file, column, broken_n) for file, column, broken_n in rows]


def _filled_in_files(
    warehouse: duckdb.DuckDBPyConnection,
    in_file: str,
    columns: Sequence[Column],
    counted: Sequence[tuple[str, str, int]],
) -> dict[tuple[str, str], int]:
    """Rows that fill a column, by file and column; of columns and files that may have moved, since it takes a pass."""
    asked = [one for one in columns if one.name in {column for _, column, _ in counted}]
    query = filled(
        "root_causes/filled_in_files.sql",
        in_file=in_file,
        filled=", ".join(f"count({one.name}) + {_not_cast_n(one)}" for one in asked),
    )
    rows = warehouse.execute(query, {"files": sorted({file for file, *_ in counted})}).fetchall()
    return {(file, one.name): n for file, *filled_n in rows for one, n in zip(asked, filled_n, strict=True)}


def _not_cast_n(column: Column) -> str:
    if column.kind is Kind.TEXT:
        return "0"
    return f"count(*) filter (where contains({CAST_FAILURES}, '|{column.name}='))"


def _file(warehouse: duckdb.DuckDBPyConnection) -> str:
    columns = {name for name, *_ in warehouse.execute("describe staged").fetchall()}
    return "coalesce(staged._file, '')" if "_file" in columns else "''"


def _misplaced(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    codes: Crosswalk,
    file: str | None,
    broken: Sequence[str],
    texts: set[str],
) -> Iterator[tuple[str, str]]:
    """Each column of a file that holds another one's values, with the column whose they are.

    What a column without a list of its own holds is not wrong, but where it is what a broken one asks for, both are.
    """
    holders = [name for name in dict.fromkeys((*broken, contract.person_column)) if name in texts]
    pairs = [
        (holder, column)
        for holder in holders
        for column in contract.columns
        if column.name != holder and not (column.codes and holder == contract.person_column)
    ]
    there = relations(warehouse)
    asked = [(holder, column.name, fits(column, holder, codes, there)) for holder, column in pairs]
    found = list(_holding(warehouse, asked, file, texts))
    yield from found
    free = [one.name for one in contract.columns if is_free(one, contract) and one.name in texts]
    lost = [one for one in contract.columns if one.name in broken and one.name not in {name for name, _ in found}]
    asked = [(holder, one.name, fits_code(one, holder, codes)) for holder in free for one in lost]
    for holder, name in _holding(warehouse, asked, file, texts):
        yield from ((holder, name), (name, holder))


def _holding(
    warehouse: duckdb.DuckDBPyConnection, asked: Sequence[tuple[str, str, str]], file: str | None, texts: set[str]
) -> Iterator[tuple[str, str]]:
    """Of holders, columns and SQL of whether the one's text fits the other: the first column that nearly all fit."""
    holders = list(dict.fromkeys(holder for holder, _, fit in asked if fit))
    counts = [f"count(*) filter (where {fit}) as fits_{n}" for n, (*_, fit) in enumerate(asked) if fit]
    if not counts:
        return
    listed = ", ".join(f"nullif(trim(cast({name} as varchar)), '') as {name}" for name in holders)
    filled_n = ", ".join(f"count({name}) as filled_{name}" for name in holders)
    in_file = "where _file = $file" if file else ""
    in_order = "order by _file, _row" if {"_file", "_row"} <= texts else ""
    rows = f"select {listed} from mapped {in_file} {in_order} limit {_LOOKED_AT}"
    answer = warehouse.execute(f"select {filled_n}, {', '.join(counts)} from ({rows})", {"file": file} if file else {})
    names = [name for name, *_ in answer.description or ()]
    told: Mapping[str, int] = dict(zip(names, answer.fetchall()[0], strict=True))
    for holder in holders:
        least = max(told[f"filled_{holder}"] * _LEAST_PERCENT, _FEWEST_ROWS * 100)
        whose = [
            column
            for n, (name, column, fit) in enumerate(asked)
            if fit and name == holder and told[f"fits_{n}"] * 100 >= least
        ]
        if whose:
            yield holder, whose[0]
