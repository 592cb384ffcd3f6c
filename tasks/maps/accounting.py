"""Accounts for every source row after a map: given on, or left out for a named reason."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from tasks.errors import MapBroken
from tasks.settings.map_file import Map
from tasks.sql_text import sql_text

_QUOTE = "'"


@dataclass(frozen=True)
class Mapped:
    """Source rows read, and left out by reason."""

    read_n: int
    left_out: dict[str, int]


def account(warehouse: duckdb.DuckDBPyConnection, using: Map, is_aggregated: bool) -> Mapped:
    """Compare the relations `raw` and `mapped_rows`; raises MapBroken where source rows are lost, repeated or made up.

    An aggregating map says itself how many source rows stand behind each of its rows.
    """
    if not using.sql:
        (read_n,) = warehouse.execute("select count(*) from raw").fetchall()[0]
        return Mapped(read_n=read_n, left_out={})
    read_n, read_digest = warehouse.execute(sql_text("maps/account_raw.sql")).fetchall()[0]
    way = ("aggregated" if is_aggregated else "reshaped") if using.reshapes else "kept"
    told = warehouse.execute(sql_text(f"maps/account_{way}.sql")).fetchall()
    accounted_n = sum(source_rows_n for _, source_rows_n, _ in told)
    is_same = way == "aggregated" or sum(digest for *_, digest in told) == read_digest
    if accounted_n != read_n or not is_same:
        but = "" if is_same or accounted_n != read_n else ", but not for the same ones"
        raise MapBroken(
            f"The map accounts for {accounted_n:,} of {read_n:,} source rows{but}.",
            where=using.name,
            fix="give each row that is left out a reason in _left_out, and let no join repeat or drop rows",
        )
    left_out = {reason: source_rows_n for reason, source_rows_n, _ in told if reason}
    _require_written(using, left_out)
    return Mapped(read_n=read_n, left_out=dict(sorted(left_out.items())))


def _require_written(using: Map, left_out: dict[str, int]) -> None:
    """Reasons are shown in verdicts and briefs, so no value of a row may be part of one."""
    composed_n = sum(f"'{reason.replace(_QUOTE, _QUOTE * 2)}'" not in using.sql for reason in left_out)
    if composed_n:
        raise MapBroken(
            f"{composed_n:,} reasons in _left_out are not written in the map but made of values.",
            where=using.name,
            fix="write each reason as a sentence of its own, the same for all rows it holds for",
        )
