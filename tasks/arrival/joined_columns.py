"""Columns that some files have under an alias, and others under the name that is read: one column of all files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from tasks.sources.column_names import same
from tasks.sql_text import quoted_name


def join_columns(
    warehouse: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str], aliases: Mapping[str, str]
) -> str:
    """The relation in which such columns are one, under the name that is read; itself where there are none.

    Two columns of which one row has both are left as they are: they are not one.
    """
    by_name = {same(name): name for name in columns}
    both = {
        by_name[same(theirs)]: by_name[same(ours)]
        for theirs, ours in aliases.items()
        if same(theirs) in by_name and same(ours) in by_name and same(theirs) != same(ours)
    }
    # A column that gives its own name away is exchanged with another.
    both = {theirs: ours for theirs, ours in both.items() if ours not in both}
    one = {theirs: ours for theirs, ours in both.items() if not _share_a_file(warehouse, relation, theirs, ours)}
    if not one:
        return relation
    left = ", ".join(quoted_name(theirs) for theirs in one)
    filled = ", ".join(
        f"coalesce({quoted_name(ours)}, {quoted_name(theirs)}) as {quoted_name(ours)}" for theirs, ours in one.items()
    )
    joined = f"{relation}_joined"
    warehouse.execute(f"create view {joined} as select * exclude ({left}) replace ({filled}) from {relation}")
    return joined


def _share_a_file(warehouse: duckdb.DuckDBPyConnection, relation: str, theirs: str, ours: str) -> bool:
    """Whether any file fills both columns, or no file either."""
    query = (
        f"select coalesce(bool_or(theirs_n > 0 and ours_n > 0), true) or sum(theirs_n) = 0 or sum(ours_n) = 0 from "
        f"(select count({quoted_name(theirs)}) as theirs_n, count({quoted_name(ours)}) as ours_n "
        f"from {relation} group by _file)"
    )
    return bool(warehouse.execute(query).fetchall()[0][0])
