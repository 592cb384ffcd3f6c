"""The relation that maps and contracts read: a source's rows under accepted names, the person's number chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tasks.arrival.aliases import aliased, aliased_select, renamed_columns
from tasks.arrival.identity import choose_id, offered_select
from tasks.arrival.match_rate import Match
from tasks.sql_text import quoted


@dataclass(frozen=True)
class RawRows:
    """The columns as maps read them, before a number is put under the contract's name, and the column it came from."""

    columns: tuple[str, ...]
    identity: Match | None = None


def make_raw(
    warehouse: duckdb.DuckDBPyConnection,
    snapshot: Path,
    columns: Sequence[str],
    aliases: Mapping[str, str],
    id_columns: Sequence[str] = (),
    person_column: str = "",
) -> RawRows:
    """Make the views `delivered` (accepted names) and `raw` (and the person's number, where candidates are named).

    `read_roster` comes before where there are `id_columns`; with an empty roster the first that is there is taken.
    Raises ContractBroken where aliases or candidates do not fit the columns.
    """
    renames = aliased(columns, aliases)
    named = renamed_columns(columns, renames)
    select = aliased_select(f"read_parquet({quoted(snapshot)})", columns, renames)
    warehouse.execute(f"create or replace view delivered as {select}")
    if not id_columns:
        warehouse.execute("create or replace view raw as select * from delivered")
        return RawRows(named)
    chosen = choose_id(warehouse, "delivered", named, id_columns)
    # Temporary, as the roster's tables are that it may read.
    warehouse.execute(f"create or replace temp view raw as {offered_select('delivered', named, chosen, person_column)}")
    return RawRows(named, chosen)
