"""Reads an analyst's table of counts: columns that are dimensions, and `count`; a row with an empty one is a total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
from scipy.sparse import csr_array

from tasks.errors import TableUnusable
from tasks.sources.analyst_file import land_file
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN, same
from tasks.sources.plain_name import plain_name
from tasks.sql_text import filled, quoted, quoted_name, sql_text
from tasks.suppression.cells import Cells
from tasks.suppression.sums import Sums
from tasks.warehouse import open_warehouse

COUNT = "count"
ADDED = ("shown", "reason", "lower", "upper")
_TOTAL = "'^(grand |sub)?totals?( .*)?$|^(.* )?total$|^all( .*)?$'"
_MOST_TOLD = 5
_MOST_DIMENSIONS = 12


@dataclass(frozen=True)
class Table:
    """The cells of a file, in its order, with the names and values of their dimensions."""

    dimensions: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    cells: Cells


def read_table(path: Path) -> Table:
    """The table of one file.

    Raises SourceUnavailable or SourceUnreadable about the file, TableUnusable where its rows are not the cells of one
    table whose totals are the sums of their parts.
    """
    file = plain_name(path.name)
    with TemporaryDirectory() as folder, open_warehouse() as warehouse:
        landed = Path(folder) / "landed.parquet"
        land_file(path, landed, called="table", column=COUNT)
        found = [name for (name, *_) in warehouse.execute(f"describe from {quoted(landed)}").fetchall()]
        columns = [name for name in found if name not in (FILE_COLUMN, ROW_COLUMN)]
        dimensions = _dimensions(file, columns)
        names = [f"dimension_{place}" for place in range(len(dimensions))]
        _read_rows(warehouse, landed, columns, dict(zip(names, dimensions, strict=True)))
        _refuse_rows(warehouse, file, names)
        _find_parts(warehouse, names)
        sums = warehouse.execute(sql_text("suppression/sums.sql")).fetchall()
        off = [(total, dimensions[along]) for along, total, total_n, parts_n, _ in sums if total_n != parts_n]
        if off:
            raise _does_not_add_up(file, off)
        listed = ", ".join(["row_number", "cast(rows_n as bigint)", *names])
        rows = warehouse.execute(f"select {listed} from table_rows order by row_number").fetchall()
    values = tuple(tuple(row[2:]) for row in rows)
    cells = Cells(
        counts=np.array([row[1] for row in rows], dtype=np.int64),
        depths=np.array([row.count("") for row in values], dtype=np.int64),
        sums=_matrix([row[0] for row in rows], [(total, parts) for _, total, _, _, parts in sums]),
    )
    return Table(tuple(dimensions), values, cells)


def _dimensions(file: str, columns: Sequence[str]) -> list[str]:
    where = f"{file}, its header"
    shape = "the columns are the table's dimensions, such as school and group, and count"
    counted = [name for name in columns if same(name) == COUNT]
    if not counted:
        raise TableUnusable(f"{file} has no column count.", where=where, fix=shape)
    second = [name for name in columns if same(name) == f"{COUNT}_2"]
    if second:
        what = f"{file} has two columns {COUNT}, or one that is called {second[0]}."
        raise TableUnusable(what, where=where, fix="leave one in, or call the other what it says")
    dimensions = [name for name in columns if name not in counted]
    taken = [name for name in dimensions if same(name) in ADDED]
    if taken:
        what = f"{file} has a column {taken[0]}, which is to be added to it."
        raise TableUnusable(what, where=where, fix="call it something else, or leave it out")
    if not dimensions:
        raise TableUnusable(f"{file} has no dimension.", where=where, fix=shape)
    if len(dimensions) > _MOST_DIMENSIONS:
        what = f"{file} has more than {_MOST_DIMENSIONS} dimensions."
        raise TableUnusable(what, where=where, fix="leave out columns that say nothing of who is counted")
    return dimensions


def _read_rows(
    warehouse: duckdb.DuckDBPyConnection, landed: Path, columns: Sequence[str], dimensions: dict[str, str]
) -> None:
    (counted,) = (name for name in columns if name not in dimensions.values())
    text = filled(
        "suppression/table_rows.sql",
        dimensions=", ".join(f"coalesce(trim({quoted_name(own)}), '') as {name}" for name, own in dimensions.items()),
        names=", ".join(dimensions),
        count_column=quoted_name(counted),
        row_column=ROW_COLUMN,
        path=quoted(landed),
    )
    warehouse.execute(f"create table table_rows as {text}")


def _refuse_rows(warehouse: duckdb.DuckDBPyConnection, file: str, names: Sequence[str]) -> None:
    mistakes = warehouse.execute(
        filled(
            "suppression/row_mistakes.sql",
            names=", ".join(names),
            is_named_total=" or ".join(f"regexp_matches(lower({name}), {_TOTAL})" for name in names),
        )
    ).fetchall()
    if not mistakes:
        return
    told = ", ".join(f"row {row_number} {mistake}" for row_number, mistake in mistakes[:_MOST_TOLD])
    more = f", and {len(mistakes) - _MOST_TOLD:,} more" if len(mistakes) > _MOST_TOLD else ""
    raise TableUnusable(
        f"{file} has rows that are no cells of a table: {told}{more}.",
        where=f"{file}, row {mistakes[0][0]}",
        fix="give each row a whole number from 0 up and dimensions of its own; leave the dimension of a total empty",
    )


def _find_parts(warehouse: duckdb.DuckDBPyConnection, names: Sequence[str]) -> None:
    parts = [
        filled(
            "suppression/parts.sql",
            place=str(place),
            dimension=name,
            is_alike=" and ".join(f"totals.{other} = parts.{other}" for other in names if other != name) or "true",
        )
        for place, name in enumerate(names)
    ]
    warehouse.execute(f"create table parts as {' union all '.join(parts)}")


def _does_not_add_up(file: str, off: Sequence[tuple[int, str]]) -> TableUnusable:
    told = ", ".join(f"row {row_number} along {plain_name(name)}" for row_number, name in off[:_MOST_TOLD])
    more = f", and {len(off) - _MOST_TOLD:,} more" if len(off) > _MOST_TOLD else ""
    return TableUnusable(
        f"{file} has totals that are not the sum of their parts: {told}{more}.",
        where=f"{file}, row {off[0][0]}",
        fix="give all parts of a total, those of nobody included; where people are in several parts, such as in "
        "several groups, make a dimension of each",
    )


def _matrix(row_numbers: Sequence[int], found: Sequence[tuple[int, Sequence[int]]]) -> csr_array[Any, Any]:
    """A row for each sum; rows of the file are its columns, in their order."""
    place = {row_number: cell for cell, row_number in enumerate(row_numbers)}
    sums = Sums()
    for total, parts in found:
        sums.add(place[total], (place[part] for part in parts))
    return sums.matrix(len(row_numbers))
