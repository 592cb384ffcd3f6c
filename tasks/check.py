"""Checks all that can be known of a district folder without running it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import sqlglot

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from tasks.district import District
from tasks.district_folder import read_district
from tasks.errors import DistrictInvalid, MapBroken, ThroughlineError
from tasks.mapping import CARRIED, Map, map_error, require_columns
from tasks.sources.finding import find_files
from tasks.sources.registry import connector, header
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.validate import read_map
from tasks.warehouse import open_warehouse


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
    """Look at keys, paths, maps and the columns they give; nothing is read but headers.

    Raises DistrictInvalid where district.toml itself is not valid. A source that is not there is a problem only
    where the dataset is required.
    """
    district = read_district(folder)
    problems: list[str] = []
    notices: list[str] = []
    for name, dataset in district.datasets.items():
        context = _context(district, name)
        columns = None
        try:
            if isinstance(dataset.source, FilesSettings):
                find_files(dataset.source, context)
            connector(dataset.source, context)
            columns = header(dataset.source, context)
        except ThroughlineError as error:
            (problems if dataset.required else notices).append(f"datasets.{name}: {error.sentence}")
        try:
            ignored = _check_columns(CONTRACTS[district.contract_of(name)], read_map(district, name), columns)
        except ThroughlineError as error:
            problems.append(f"datasets.{name}: {error.sentence}")
        else:
            if ignored and dataset.map:
                notices.append(f"datasets.{name}: the contract does not know, and leaves out: {', '.join(ignored)}")
    return Outlook(district.name, tuple(problems), tuple(notices))


def _context(district: District, name: str) -> SourceContext:
    return SourceContext(
        dataset=name,
        contract=district.contract_of(name),
        owner=district.owner_of(name),
        folder=district.folder,
        work=district.home_folder / "work",
    )


def _check_columns(contract: Contract, using: Map, raw_columns: Collection[str] | None) -> list[str]:
    """Columns that the contract does not know; raises ContractBroken where those it needs will not be there."""
    if raw_columns is None and not using.sql:
        return []
    given = _columns_of_map(using) if raw_columns is None else _columns_given(using, raw_columns)
    require_columns(contract, given, raw_columns or (), using)
    return [name for name in given if name not in contract.column_names and name not in CARRIED]


def _columns_of_map(using: Map) -> list[str]:
    """What a map gives, read from its text, where the source's columns are not known."""
    try:
        named = sqlglot.parse_one(using.sql, dialect="duckdb").named_selects
    except sqlglot.errors.ParseError as error:
        first = error.errors[0] if error.errors else {}
        raise MapBroken(
            f"The map is not SQL that can be read, at line {first.get('line', '?')}.", where=using.name, fix="mend it"
        ) from None
    if "*" in named:
        raise MapBroken(
            "The map's last SELECT does not name its columns.", where=using.name, fix="name them instead of *"
        )
    return [name.lower() for name in named]


def _columns_given(using: Map, raw_columns: Collection[str]) -> list[str]:
    """What a map gives on a source with these columns."""
    with open_warehouse() as warehouse:
        columns = ", ".join(f'"{name.replace(chr(34), chr(34) * 2)}" varchar' for name in raw_columns)
        warehouse.execute(f"create table raw ({columns}, _file varchar, _row bigint)")
        try:
            described = warehouse.execute(f"describe {using.sql or 'select * from raw'}").fetchall()
        except duckdb.Error as error:
            raise map_error(error, raw_columns, using) from None
        return [name.lower() for name, *_ in described]
