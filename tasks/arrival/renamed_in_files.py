"""Columns that came under another name in some of a dataset's files, while its other files have the name that is read.

Held against the columns of all files together such a column is only new, and nothing seems to be missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import duckdb

from expectations.contract import Contract
from expectations.sql_literal import literal
from tasks.arrival.aliases import name_by_place
from tasks.arrival.content_likeness import Rows
from tasks.arrival.header_sight import columns_by_file, is_surely_header
from tasks.arrival.renamed_by_content import renamed_by_content
from tasks.arrival.renames import is_too_wide, proposed_renames
from tasks.arrival.shared_content import shared_content
from tasks.arrival.tellable import is_tellable
from tasks.maps.header_changes import Renamed, RenamedInFiles
from tasks.settings.map_file import Map, names_all_it_reads, names_read
from tasks.sources.column_names import FILE_COLUMN, same
from tasks.sql_text import quoted_name


def renamed_in_files(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    using: Map,
    columns: Sequence[str],
    earlier: Collection[str] = (),
) -> tuple[RenamedInFiles, ...]:
    """What is probably renamed in some of the files of the relation `raw`, one for each set of files.

    A column of theirs that nobody reads, and that no other file has, is held against those that are read, are filled
    in other files and in none of these. What the last good delivery had too, `earlier`, is not new.
    """
    if using.sql and not names_all_it_reads(using):
        return ()
    read = names_read(contract, using)
    known = {same(name) for name in (*read, *earlier)}
    unread = [name for name in columns if same(name) not in known]
    if not unread:
        return ()
    by_file = columns_by_file(warehouse, "raw", columns)
    sure = {file: {*names} for file, names in by_file.items() if is_surely_header(names, read)}
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in unread:
        files = tuple(file for file, names in sure.items() if name in names)
        if files and len(files) < len(by_file):
            groups.setdefault(files, []).append(name)
    wanted = {same(name) for name in read}
    told = []
    for files, new in groups.items():
        here = set[str]().union(*(sure[file] for file in files))
        absent = [name for name in columns if same(name) in wanted and name not in here]
        found = _of_files(warehouse, contract, files, absent, new, is_mapped=bool(using.sql))
        told += [one.model_copy(update={"renamed": _told(one.renamed, columns)}) for one in found]
    return tuple(told)


def whole_headers_renamed(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, columns: Sequence[str]
) -> tuple[RenamedInFiles, ...]:
    """The same of files of the relation `landed` that have no column of the contract, by what their columns hold.

    None where a required column is not found. A name that stands among the values of its column is no name.
    """
    known = {same(name) for name in contract.column_names}
    by_file = columns_by_file(warehouse, "landed", columns)
    strange: dict[tuple[str, ...], list[str]] = {}
    for file, names in by_file.items():
        if known.isdisjoint(map(same, names)):
            strange.setdefault(tuple(names), []).append(file)
    told = []
    for names, files in strange.items():
        _see_files(warehouse, "landed", files)
        _, elsewhere = _filled(warehouse, "rows_of_other_files", columns)
        absent = [name for name in columns if same(name) in known and name in elsewhere]
        rows = Rows(warehouse, "rows_of_files", "rows_of_other_files")
        found = renamed_by_content(contract, rows, names, absent, is_mapped=False)
        by_name = [one.model_copy(update={"new": names[one.place - 1], "place": 0}) for one in found]
        if {*contract.required_names} <= {one.old for one in by_name} and all(
            is_tellable(one.new, absent) and not _is_value(warehouse, one) for one in by_name
        ):
            rows_n, _ = _filled(warehouse, "rows_of_files", [])
            told.append(RenamedInFiles(files=tuple(files), rows_n=rows_n, renamed=tuple(by_name)))
    return tuple(told) if len(told) == len(strange) else ()


def _is_value(warehouse: duckdb.DuckDBPyConnection, one: Renamed) -> bool:
    query = (
        f"select 1 from rows_of_files where trim({quoted_name(one.new)}) = $name union all "
        f"select 1 from rows_of_other_files where trim({quoted_name(one.old)}) = $name limit 1"
    )
    return warehouse.execute(query, {"name": one.new}).fetchone() is not None


def _see_files(warehouse: duckdb.DuckDBPyConnection, relation: str, files: Sequence[str]) -> None:
    """Make the views of the rows of some files, and of all others."""
    listed_files = ", ".join(literal(file) for file in files)
    for view, which in (("rows_of_files", "in"), ("rows_of_other_files", "not in")):
        warehouse.execute(
            f"create or replace temp view {view} as "
            f"select * from {relation} where {FILE_COLUMN} {which} ({listed_files})"
        )


def _of_files(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    files: Sequence[str],
    absent: Sequence[str],
    new: Sequence[str],
    *,
    is_mapped: bool,
) -> list[RenamedInFiles]:
    _see_files(warehouse, "raw", files)
    # Only first rows were looked at so far, and a column of few values may be blank in these.
    rows_n, here = _filled(warehouse, "rows_of_files", [*absent, *new])
    _, elsewhere = _filled(warehouse, "rows_of_other_files", [*absent, *new])
    gone = [name for name in absent if name not in here and name in elsewhere]
    came = [name for name in new if name in here and name not in elsewhere]
    if not gone or not came or is_too_wide(gone, came):
        return []
    rows = Rows(warehouse, "rows_of_files", "rows_of_other_files")
    renamed = proposed_renames(gone, came, shared_content(contract, rows, gone, came, is_mapped=is_mapped))
    return [RenamedInFiles(files=tuple(files), rows_n=rows_n, renamed=tuple(renamed))] if renamed else []


def _told(renamed: Sequence[Renamed], columns: Sequence[str]) -> tuple[Renamed, ...]:
    """The same with the place among all files' columns for a name that may be a person's."""
    return tuple(
        one
        if is_tellable(one.new, [one.old])
        else one.model_copy(update={"new": name_by_place(place := columns.index(one.new) + 1), "place": place})
        for one in renamed
    )


def _filled(warehouse: duckdb.DuckDBPyConnection, relation: str, names: Iterable[str]) -> tuple[int, frozenset[str]]:
    """How many rows there are, and which of the columns hold a value in any of them."""
    names = list(names)
    counts = ", ".join(["count(*)", *(f"count(nullif(trim({quoted_name(name)}), ''))" for name in names)])
    rows_n, *filled = warehouse.execute(f"select {counts} from {relation}").fetchall()[0]
    return rows_n, frozenset(name for name, n in zip(names, filled, strict=True) if n)
