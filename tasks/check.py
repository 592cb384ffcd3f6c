"""Checks all that can be known of a district folder without running it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import duckdb

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from reports.numbers import listed
from tasks.arrival.aliases import aliased, aliases_of, idle_aliases, renamed_columns
from tasks.arrival.respelt import respelt
from tasks.arrival.tellable import is_tellable, told_names
from tasks.district import District
from tasks.errors import ContractBroken, DistrictInvalid, MapBroken, ThroughlineError
from tasks.indicators.catalogue import catalogue
from tasks.maps.column_fit import CARRIED, lines_to_accept, map_error, require_columns
from tasks.maps.one_select import make_view
from tasks.pull import source_context
from tasks.school_year import school_year_of
from tasks.settings.district_folder import read_district
from tasks.settings.known_measures import measures_of
from tasks.settings.map_file import Map, columns_given, names_needed, names_read, read_map
from tasks.sources.column_names import same
from tasks.sources.finding import find_files
from tasks.sources.registry import connector, headers
from tasks.sources.settings import FilesSettings, SourceContext, SourceSettings
from tasks.sql_text import quoted_name
from tasks.storage.home import FOLDERS
from tasks.warehouse import confine, open_warehouse


@dataclass(frozen=True)
class Outlook:
    """What is wrong, and what is only worth knowing."""

    district: str
    problems: tuple[str, ...]
    notices: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0 where a run could start."""
        return DistrictInvalid.exit_code if self.problems else 0

    def as_dict(self) -> dict[str, Any]:
        """For scripts."""
        told = {"district": self.district, "problems": self.problems, "notices": self.notices}
        return {**told, "exit_code": self.exit_code}

    def in_words(self) -> str:
        """For people."""
        verdict = (
            f"{self.district}: {len(self.problems)} to mend" if self.problems else f"{self.district}: ready to run"
        )
        return "\n".join(
            [verdict, *(f"  - {one}" for one in self.problems), *(f"  (note) {one}" for one in self.notices)]
        )


def check(folder: Path) -> Outlook:
    """Look at keys, paths, maps, aliases and the columns they give; only headers are read where no column is missing.

    Raises DistrictInvalid where district.toml itself is not valid. A source that is not there is a problem only
    where the dataset is required.
    """
    district = read_district(folder)
    problems = _unusable_folders(district)
    notices = _notices(district)
    with open_warehouse() as warehouse:
        confine(warehouse, ())
        for name, dataset in district.datasets.items():
            found = None
            try:
                found = _headers(dataset.source, source_context(district, name, district.home_folder / "work"))
            except DistrictInvalid as error:
                problems.append(f"datasets.{name}: {error.sentence}")
            except ThroughlineError as error:
                (problems if dataset.required else notices).append(f"datasets.{name}: {error.sentence}")
            contract = CONTRACTS[district.contract_of(name)]
            try:
                using = read_map(district, name)
                if found is not None:
                    found, idle = _named(district, name, found, contract, using)
                    notices += [f"datasets.{name}: {one}" for one in idle]
                ignored = _check_columns(warehouse, contract, using, found, _last_school_year(district))
            except ThroughlineError as error:
                context = source_context(district, name, district.home_folder / "work")
                # Late: reading rows needs much that headers do not.
                from tasks.maps.missing_columns import told_by_values

                is_broken = isinstance(error, ContractBroken) and not isinstance(error, MapBroken)
                told = told_by_values(district, name, context) if is_broken and found else ""
                problems.append(f"datasets.{name}: {told or error.sentence}")
            else:
                notices += _unread(name, contract, found, district, has_map=bool(dataset.map))
                if ignored and dataset.map:
                    notices.append(
                        f"datasets.{name}: the contract does not know, and leaves out: {', '.join(told_names(ignored))}"
                    )
    return Outlook(district.name, tuple(problems), tuple(notices))


def _unusable_folders(district: District) -> list[str]:
    """Folders to be written to whose path leads through a file or to where this user may not write."""
    wanted = {"home": district.home_folder}
    if district.delivery.folder:
        wanted["delivery.folder"] = (district.folder / district.delivery.folder).resolve()
    problems = []
    for key, folder in wanted.items():
        there = next(parent for parent in (folder, *folder.parents) if parent.exists())
        if not _can_be_written(there):
            problems.append(f"{key}: {there} is not a folder that can be written to; name another")
    inside = (district.home_folder / name for name in FOLDERS)
    return problems + [
        f"home: {folder} is not a folder that can be written to; move it away, or let this user write there"
        for folder in inside
        if not problems and folder.exists() and not _can_be_written(folder)
    ]


def _can_be_written(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.R_OK | os.W_OK | os.X_OK)


def _notices(district: District) -> list[str]:
    """Measures that nothing explains, and those that are explained twice.

    A department may deliver a measure under a name of its own, so an unknown one alone is no mistake.
    """
    known = [*measures_of(district)]
    close = {
        name: get_close_matches(name, known, n=1, cutoff=0.8)
        for name in district.presentation.measures
        if name not in known
    }
    return [
        *(
            f"presentation.measures: nothing says what '{name}' means; "
            + (f"did you mean '{near[0]}'?" if near else f"add a table [measures.{name}]")
            for name, near in close.items()
        ),
        *(
            f"measures.{name}: the catalogue has this measure, and its words there hold"
            for name in district.measures
            if name in catalogue()
        ),
    ]


def _headers(settings: SourceSettings, context: SourceContext) -> list[tuple[str, ...]] | None:
    if isinstance(settings, FilesSettings):
        find_files(settings, context)
    else:
        # Making the connector checks its settings; nothing is read.
        connector(settings, context)
    return headers(settings, context)


def _named(
    district: District, name: str, found: Sequence[tuple[str, ...]], contract: Contract, using: Map
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """Each file's columns under the names that are read, and what is told of aliases that name nothing."""
    aliases = aliases_of(district.datasets[name].aliases, _last_school_year(district))
    known, needed = names_read(contract, using), names_needed(contract, using)
    renames = aliased(_joined(found), aliases, known, needed=needed, dataset=name)
    return [renamed_columns(header, renames) for header in found], idle_aliases(_joined(found), aliases, known, needed)


def _last_school_year(district: District) -> str:
    """That of the last cycle, for which aliases are read and proposed."""
    return school_year_of(max(cycle.end for cycle in district.cycles.values()), district.school_year_start)


def _joined(found: Sequence[tuple[str, ...]]) -> list[str]:
    """The columns of all files as one source has them."""
    names: dict[str, str] = {}
    for name in (name for header in found for name in header):
        names.setdefault(same(name), name)
    return list(names.values())


def _check_columns(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    using: Map,
    found: Sequence[tuple[str, ...]] | None,
    school_year: str,
) -> list[str]:
    """Columns that the contract does not know; raises ContractBroken where those it needs will not be there."""
    if found is None and not using.sql:
        return []
    given = columns_given(using) if found is None else _columns_made(warehouse, using, found, school_year)
    require_columns(contract, given, found or (), using, school_year=school_year)
    return [name for name in given if name not in contract.column_names and name not in CARRIED]


def _unread(
    name: str, contract: Contract, found: Sequence[tuple[str, ...]] | None, district: District, *, has_map: bool
) -> list[str]:
    """What is told of optional columns that nobody would read since their names are spelt otherwise."""
    renamed = [
        one
        for one in (() if has_map or not found else respelt(contract, _joined(found)))
        if is_tellable(one.new, contract.column_names)
    ]
    if not renamed:
        return []
    school_year = _last_school_year(district)
    lines = lines_to_accept(renamed, school_year, has_aliases=school_year in district.datasets[name].aliases)
    pairs = listed([f"{one.new} for {one.old}" for one in renamed])
    return [
        f"datasets.{name}: has {pairs}, which nobody would read: blanks and punctuation count in a name; "
        f"to read {'it' if len(renamed) == 1 else 'them'}, write under this heading in district.toml: {lines}"
    ]


def _columns_made(
    warehouse: duckdb.DuckDBPyConnection, using: Map, found: Sequence[tuple[str, ...]], school_year: str
) -> list[str]:
    """What a map gives on a source whose files have these columns."""
    columns = ", ".join(f"{quoted_name(name)} varchar" for name in _joined(found))
    warehouse.execute(f"create or replace table raw ({columns}, _file varchar, _row bigint)")
    try:
        make_view(warehouse, using)
        described = warehouse.execute("describe mapped").fetchall()
    except duckdb.Error as error:
        raise map_error(error, found, using, school_year=school_year) from None
    return [name.lower() for name, *_ in described]
