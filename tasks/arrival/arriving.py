"""What a source's rows go through before their map: new names of columns, and the column with the person's number."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from expectations.contract import Contract
from tasks.arrival.aliases import (
    aliased,
    aliased_select,
    aliases_of,
    earlier_columns,
    idle_aliases,
    renamed_columns,
    require_read,
)
from tasks.arrival.anothers_file import require_own
from tasks.arrival.column_changes import column_changes
from tasks.arrival.content_likeness import Rows
from tasks.arrival.header_sight import column_places
from tasks.arrival.headerless import StrangeHeader, require_headers
from tasks.arrival.identity import choose_id, offered_select
from tasks.arrival.joined_columns import join_columns
from tasks.arrival.renamed_in_files import renamed_in_files, whole_headers_renamed
from tasks.arrival.repeated_names import repeated_names, second_names
from tasks.arrival.roster import read_roster
from tasks.district import District
from tasks.maps.header_changes import ColumnChanges
from tasks.maps.landed import source_columns
from tasks.school_year import first_day_of, school_year_of
from tasks.settings.map_file import Map, columns_needed, names_all_it_reads, names_needed, names_read
from tasks.sql_text import quoted
from tasks.storage.snapshot import Snapshot


@dataclass(frozen=True)
class Arriving:
    """How a dataset's columns are read in one school year; `before` is the last good delivery as it came, if any.

    `beside` is the delivery of schools: where nothing came before, columns of the same names are held against it.
    """

    school_year: str = "always"
    year_start: date | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    id_columns: tuple[str, ...] = ()
    match_rate_percent: int = 95
    before: Path | None = None
    beside: Path | None = None

    @property
    def told(self) -> list[object]:
        """All of it that can change what is accepted."""
        return [sorted(self.aliases.items()), self.id_columns, self.match_rate_percent]


AS_IT_COMES = Arriving()
# The relation `raw` as it was before the person's number got the contract's name.
UNNUMBERED = "unnumbered"


def arriving_of(
    district: District, dataset_id: str, cycle_id: str, before: Snapshot | None, beside: Snapshot | None = None
) -> Arriving:
    """What the district's folder says of a dataset, for the school year in which a cycle ends.

    `before` is its last good delivery, `beside` that of schools.
    """
    dataset = district.datasets[dataset_id]
    school_year = school_year_of(district.cycle(cycle_id).end, district.school_year_start)
    return Arriving(
        school_year=school_year,
        year_start=first_day_of(school_year, district.school_year_start),
        aliases=aliases_of(dataset.aliases, school_year),
        id_columns=dataset.id_columns,
        match_rate_percent=dataset.match_rate_percent,
        before=before.path if before else None,
        beside=beside.path if beside else None,
    )


def arrive(warehouse: duckdb.DuckDBPyConnection, contract: Contract, using: Map, arriving: Arriving) -> ColumnChanges:
    """Make the view `raw` of the relation `landed`, under the names that the map or contract reads.

    Returns what is new about the columns; without the view where files lack all that is required and seem to have it
    under other names, since such a dataset is stopped. Raises ContractBroken where a file came without a header, it is
    another dataset's, or an alias names nothing that is there and is needed.
    """
    came = source_columns(warehouse, "landed")
    in_use = _names_in_use(contract, using, arriving)
    is_all = not using.sql or names_all_it_reads(using)
    try:
        require_headers(warehouse, "landed", came, in_use, is_all_that_is_read=is_all)
    except StrangeHeader:
        in_files = () if using.sql or arriving.id_columns else whole_headers_renamed(warehouse, contract, came)
        if not in_files:
            raise
        return ColumnChanges(in_files=in_files)
    landed = join_columns(warehouse, "landed", came, arriving.aliases)
    columns = source_columns(warehouse, landed)
    read = names_read(contract, using)
    needed = names_needed(contract, using)
    renames = aliased(columns, arriving.aliases, read, needed=needed, dataset=contract.dataset)
    there = renamed_columns(columns, renames)
    if is_all:
        taken = columns_needed(using) if using.sql else contract.required_names
        require_read(renames, {*read, *arriving.id_columns}, there, taken, dataset=contract.dataset)
    warehouse.execute(f"create view raw as {aliased_select(landed, columns, renames)}")
    earlier = _see_earlier(warehouse, arriving)
    if not using.sql and not _is_as_before(there, earlier):
        require_own(contract, there)
    rows = Rows(warehouse, "raw", "delivered_before") if earlier is not None else _beside(warehouse, arriving)
    changes = column_changes(contract, using, there, earlier, rows)
    in_files = renamed_in_files(warehouse, contract, using, there, earlier or ())
    return changes.model_copy(update={"in_files": in_files})


def _is_as_before(columns: Collection[str], earlier: Collection[str] | None) -> bool:
    return earlier is not None and {*columns} == {*earlier}


def told_of_aliases(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, using: Map, arriving: Arriving
) -> tuple[str, ...]:
    """What is told of aliases that name nothing in the relation `landed`, and of which nothing is needed."""
    if not arriving.aliases:
        return ()
    columns = source_columns(warehouse, "landed")
    return idle_aliases(columns, arriving.aliases, names_read(contract, using), names_needed(contract, using))


def told_of_repeated(warehouse: duckdb.DuckDBPyConnection, contract: Contract, using: Map) -> tuple[str, ...]:
    """What is told of columns that stand twice in the header of the relation `raw`, and that no alias has parted."""
    columns = source_columns(warehouse, "raw")
    read = names_read(contract, using)
    places = column_places(warehouse, "raw", columns) if second_names(columns, read) else {}
    return repeated_names(columns, read, places)


def _names_in_use(contract: Contract, using: Map, arriving: Arriving) -> set[str]:
    """All that a source's columns may be called: what is read of them, and what stands for it."""
    read = names_read(contract, using)
    return {*read, *arriving.aliases, *arriving.id_columns} if read else set()


def _beside(warehouse: duckdb.DuckDBPyConnection, arriving: Arriving) -> Rows:
    """Rows of now, with those of the schools' own delivery to compare them with where there is one."""
    if arriving.beside is None:
        return Rows(warehouse, "raw")
    warehouse.execute(f"create view delivered_beside as select * from read_parquet({quoted(arriving.beside)})")
    return Rows(warehouse, "raw", "delivered_beside", where="of the dataset schools")


def _see_earlier(warehouse: duckdb.DuckDBPyConnection, arriving: Arriving) -> Sequence[str] | None:
    """Make the view `delivered_before`, under the names that are read now, and return its columns."""
    if arriving.before is None:
        return None
    warehouse.execute(f"create view landed_before as select * from read_parquet({quoted(arriving.before)})")
    before = join_columns(warehouse, "landed_before", source_columns(warehouse, "landed_before"), arriving.aliases)
    columns = source_columns(warehouse, before)
    names = earlier_columns(columns, arriving.aliases)
    renames = {old: new for old, new in zip(columns, names, strict=True) if old != new}
    warehouse.execute(f"create view delivered_before as {aliased_select(before, columns, renames)}")
    return names


def offer_number(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, arriving: Arriving, enrolment: Sequence[Path]
) -> tuple[str, ...]:
    """Let the relation `raw` have the person's number under the contract's name; returns what to tell of the choice.

    Does nothing where the folder names no candidates. Where nobody is known to be enrolled, the first that is there
    is taken.
    """
    if not arriving.id_columns:
        return ()
    read_roster(warehouse, enrolment)
    columns = source_columns(warehouse, "raw")
    chosen = choose_id(warehouse, "raw", columns, arriving.id_columns)
    warehouse.execute(f"alter view raw rename to {UNNUMBERED}")
    warehouse.execute(f"create view raw as {offered_select(UNNUMBERED, columns, chosen, contract.person_column)}")
    return (
        f"The person's number is taken from the column {chosen.column}: {chosen.matched_n:,} of {chosen.distinct_n:,} "
        "are among the enrolled.",
    )
