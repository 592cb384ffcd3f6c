"""Files that came without a header: their first row was taken for one, and would be lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import duckdb

from tasks.arrival.header_sight import FIRST_ROWS, columns_by_file, is_made_up, is_surely_header
from tasks.arrival.name_likeness import written_alike
from tasks.errors import ContractBroken
from tasks.sources.column_names import same
from tasks.sql_text import filled, quoted_name

_MOST_NAMED = 3


class StrangeHeader(ContractBroken):
    """Files have none of the columns that others of the dataset have, and their first rows look like no values."""


def require_headers(
    warehouse: duckdb.DuckDBPyConnection,
    relation: str,
    columns: Sequence[str],
    expected: Collection[str],
    *,
    is_all_that_is_read: bool = True,
) -> None:
    """Raise ContractBroken where a file's columns are called by values, or it has none of those that others have.

    The first shares no column with what is `expected` of its source, and half of its names or more stand among the
    values beneath them or are written like these; or most are blank, as in the line of a title. The names are never
    told: they may be a person's. The second is only asked where nothing beside the expected columns can be read.
    """
    known = {same(name) for name in expected}
    if not known or all(same(name) in known for name in columns):
        return
    by_file = columns_by_file(warehouse, relation, columns)
    unsure = [file for file, names in by_file.items() if not is_surely_header(names, expected)]
    titled = [file for file in unsure if _is_mostly_blank(by_file[file])]
    if titled and not any(is_made_up(name) for name in expected):
        raise _broken(
            titled,
            (
                "has no header in its first row: most of its cells are blank",
                "have no header in their first rows: most of their cells are blank",
            ),
            "ask the department for a file without the lines above its header, such as a title; "
            "if they always stand there, set `preamble_lines` to how many there are",
        )
    are_some_sure = len(unsure) < len(by_file)
    strange = [file for file in unsure if not _shares(by_file[file], expected)] if are_some_sure else []
    values: list[str] = []
    for file in unsure:
        if _is_row_of_values(warehouse, relation, file, by_file[file], expected):
            values.append(file)
        if len(values) > _MOST_NAMED:
            break
    if values:
        which = "it never has one" if len(by_file) == 1 else "none of its source's files ever has one"
        more = f"; if {which}, set `header = false` and name the columns in a map"
        ends = ("has no header: its first row holds values", "have no header: their first rows hold values")
        raise _broken(values, ends, f"ask the department for a file with its header{more}")
    if strange and is_all_that_is_read:
        none = "none of the columns that are read of this source"
        ends = (f"has {none}", f"have {none}")
        fix = "see whether its first row is its header, and whether it belongs to this source"
        broken = _broken(strange, ends, fix)
        raise StrangeHeader(broken.what, where=broken.where, fix=broken.fix)


def _is_row_of_values(
    warehouse: duckdb.DuckDBPyConnection, relation: str, file: str, names: Collection[str], expected: Collection[str]
) -> bool:
    cells = [name for name in names if not is_made_up(name)]
    if not cells:
        return False
    query = filled("arrival/names_like_values.sql", relation=relation, columns=", ".join(map(quoted_name, cells)))
    found: list[tuple[str, bool, bool]] = warehouse.execute(query, {"file": file, "first_rows": FIRST_ROWS}).fetchall()
    beneath = {name for name, stands_beneath, _ in found if stands_beneath}
    if _shares([name for name in cells if name not in beneath], expected):
        return False
    return 2 * [is_like for _, _, is_like in found].count(True) >= len(cells)


def _is_mostly_blank(names: Collection[str]) -> bool:
    return 2 * [is_made_up(name) for name in names].count(True) > len(names)


def _shares(names: Iterable[str], expected: Iterable[str]) -> bool:
    return not {written_alike(name) for name in names}.isdisjoint(map(written_alike, expected))


def _broken(files: Sequence[str], ends: tuple[str, str], fix: str) -> ContractBroken:
    """What is wrong with one file, or with several."""
    of_one, of_several = ends
    named = ", ".join(files[:_MOST_NAMED])
    more = " and more" if len(files) > _MOST_NAMED else ""
    return ContractBroken(f"{named}{more} {of_one if len(files) == 1 else of_several}.", where=named, fix=fix)
