"""Finds days that a map reads in another order than they are written in: some stay empty, others are exchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from expectations.contract import Column, Contract, Kind
from reports.numbers import first_listed, plural
from tasks.maps.map_sources import sources_of
from tasks.root_causes.cause_id import cause_id
from tasks.root_causes.unread_columns import unread, value_of
from tasks.settings.map_file import Map
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN
from tasks.sql_text import filled
from tasks.validation.most_held_back import holds_all
from tasks.verdicts.unread import Unread
from tasks.verdicts.verdict import DAY_ORDER, MOST_FILES, Cause

_MOST_NAMED = 3


@dataclass(frozen=True)
class _File:
    """A file: whether `day` or `month` stands first in its unread rows, and in how many read ones it cannot."""

    name: str
    first: str
    unread_n: int
    clear_n: int


# Joined by file and row, so that a row that a map makes of several others has none of its own.
_UNREAD_ROWS = """(
    select raw.*
    from raw
    inner join staged on raw._file = staged._file and raw._row = staged._row
    where staged.{column} is null
)"""


def unread_days(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, using: Map, values_n: Mapping[str, int]
) -> tuple[tuple[Unread, ...], tuple[Cause, ...]]:
    """The dates that a map gives in some rows of `staged` and not in others whose source is filled too.

    `values_n` has the number of values of each column of all that the map gives. With the columns come the causes of
    those whose other rows are wrong too, since what may be read either way was: these stop the dataset.
    """
    if not using.sql or using.reshapes:
        return (), ()
    there = [name for name, *_ in warehouse.execute("describe raw").fetchall() if name not in (FILE_COLUMN, ROW_COLUMN)]
    dates = [one for one in contract.columns if one.kind is Kind.DATE and one.name in values_n]
    made_of = [(one, sources) for one in dates if len(sources := sources_of(using, one.name, there)) == 1]
    if not made_of:
        return (), ()
    counts = ", ".join(f"count({value_of(source)})" for _, (source,) in made_of)
    filled_n = warehouse.execute(f"select {counts} from raw").fetchall()[0]
    found: list[Unread] = []
    causes: list[Cause] = []
    for (column, (source,)), in_source_n in zip(made_of, filled_n, strict=True):
        if in_source_n <= values_n[column.name]:
            continue
        told = unread(warehouse, column, [source], using, _UNREAD_ROWS.format(column=column.name))
        if told:
            found.append(told)
            causes += _exchanged(warehouse, contract, column, told)
    return tuple(found), tuple(causes)


def _exchanged(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, column: Column, told: Unread
) -> tuple[Cause, ...]:
    """The cause of files in which those that could be read must have been read in the wrong order."""
    query = filled("root_causes/day_orders.sql", value=value_of(told.sources[0]), column=column.name)
    rows = warehouse.execute(query).fetchall()
    files = [
        _File(name, "day" if is_day_first else "month", unread_n, clear_n)
        for name, is_day_first, unread_n, clear_n, either_n in rows
        if either_n and holds_all(unread_n, unread_n + clear_n)
    ]
    by_order = {order: [one for one in files if one.first == order] for order in ("day", "month")}
    return tuple(_cause(contract, column, told, order, group) for order, group in by_order.items() if group)


def _cause(contract: Contract, column: Column, told: Unread, first: str, files: Sequence[_File]) -> Cause:
    names = [one.name for one in files]
    rows_n = sum(one.unread_n for one in files)
    are = "may be" if any(one.clear_n for one in files) else "are"
    where = first_listed(names, _MOST_NAMED)
    return Cause(
        cause_id=cause_id(contract.dataset, DAY_ORDER, column.name, first),
        rule=DAY_ORDER,
        columns=(column.name,),
        sentence=f"In {where} the days of the department's column `{told.sources[0]}` are written with the {first} "
        f"first, which {told.map} does not expect: {plural(rows_n, 'row')} cannot be read so, and in the others day "
        f"and month {are} exchanged.",
        hint="send the whole file again as it was written before, or mend the map: mending the rows that are empty "
        "does not mend the others",
        rows_n=rows_n,
        files=tuple(names[:MOST_FILES]),
        files_n=len(names),
        is_stop=True,
    )
