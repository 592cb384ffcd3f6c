"""What a rehearsal looks at: each dataset as it came now and as it was last good, and the tables of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from tasks.district import District
from tasks.limits.enough import is_enough
from tasks.rehearsal.finding import Finding, Kind
from tasks.school_year import first_day_of, school_year_name
from tasks.sql_text import quoted, sql_text
from tasks.storage.snapshot import Hole, Snapshot
from tasks.verdicts.verdict import Limit, Verdict


@dataclass(frozen=True)
class Arrival:
    """One dataset: what was pulled and judged now, and what was last good, if anything was.

    `rows` are those of now that would go on, were what holds them accepted. What is not rehearsed is only what other
    rows are held against.
    """

    pulled: Snapshot | Hole
    now: Verdict
    rows: Path | None = None
    before: Verdict | None = None
    before_snapshot: Snapshot | None = None
    is_rehearsed: bool = True

    @property
    def contract(self) -> Contract:
        """What it must be."""
        return CONTRACTS[self.now.contract]

    @property
    def is_unchanged(self) -> bool:
        """Whether it is what was last good."""
        before = self.before_snapshot
        return isinstance(self.pulled, Snapshot) and before is not None and self.pulled.sha256 == before.sha256

    @property
    def is_of_last_year(self) -> bool:
        """Whether it is what people did last year, of whom a new roster may rightly not know all."""
        return self.is_unchanged and bool(self.contract.person_column) and not self.contract.is_lasting

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Those that would hold it on day one; last year's rows are not what day one brings."""
        return () if self.now.is_whole or self.is_of_last_year else self.now.limits

    @property
    def limits_of_rows(self) -> tuple[Limit, ...]:
        """Those of rows held back; a new roster does not know last year's people."""
        names = ("held_back",) if self.is_unchanged else ("held_back", "match_rate")
        return tuple(one for one in self.limits if one.name in names)

    @property
    def can_be_accepted(self) -> bool:
        """Whether nothing but limits holds it, and enough of its rows would go on."""
        return bool(self.limits) and is_enough(self.now)

    @property
    def own_reasons(self) -> tuple[str, ...]:
        """Why it cannot be used; whether older rows stand in until then is no matter of the new files."""
        return tuple(one for one in self.now.reasons if not one.startswith("The last good rows "))

    @property
    def is_sound(self) -> bool:
        """Whether nearly all that came goes on, so that what is not there did not come."""
        return self.rows is not None and not any(one.name == "held_back" for one in self.limits)


@dataclass(frozen=True)
class Stage:
    """A school year with all that came for it; views `now_CONTRACT` and `before_CONTRACT` hold accepted rows.

    `code_lists` are files to fill in, by the dataset in which there are codes that nobody knows.
    """

    district: District
    school_year: str
    warehouse: duckdb.DuckDBPyConnection
    arrivals: tuple[Arrival, ...]
    code_lists: Mapping[str, Path] = field(default_factory=dict)

    @property
    def first_day(self) -> date:
        """Of the school year."""
        return first_day_of(self.school_year, self.district.school_year_start)

    @property
    def last_day(self) -> date:
        """Of the school year."""
        return first_day_of(_after(self.school_year), self.district.school_year_start) - timedelta(days=1)

    @property
    def year_before(self) -> str:
        """The name of the school year that ends."""
        return school_year_name(int(self.school_year[:4]) - 1)

    @property
    def rehearsed(self) -> tuple[Arrival, ...]:
        """Those that are tried."""
        return tuple(one for one in self.arrivals if one.is_rehearsed)

    @property
    def is_nothing_new(self) -> bool:
        """Whether only a part of the datasets is tried, and nothing has changed in any of these."""
        is_part = len(self.rehearsed) < len(self.district.datasets)
        return is_part and all(one.is_unchanged for one in self.rehearsed)

    def make_views(self) -> None:
        """One view for each contract that has rows, now and before."""
        for contract in CONTRACTS:
            for name, paths in (("now", self.paths_now(contract)), ("before", self.paths_before(contract))):
                if paths:
                    listed = ", ".join(quoted(path) for path in paths)
                    self.warehouse.execute(
                        f"create view {name}_{contract} as select * from read_parquet([{listed}], union_by_name = true)"
                    )

    def paths_now(self, contract: str) -> list[Path]:
        """Rows that came now and were accepted."""
        return [one.rows for one in self.arrivals if one.now.contract == contract and one.rows]

    def paths_before(self, contract: str) -> list[Path]:
        """The last good rows."""
        verdicts = [one.before for one in self.arrivals if one.before and one.before.contract == contract]
        return [one.accepted_path for one in verdicts if one.accepted_path]

    def has(self, *contracts: str, before: bool = False) -> bool:
        """Whether there are rows of all of these contracts."""
        return all((self.paths_before if before else self.paths_now)(contract) for contract in contracts)

    def is_tried(self, contract: str) -> bool:
        """Whether all datasets of a contract are rehearsed and sound, so that what follows from them can be asked."""
        of_contract = [one for one in self.arrivals if one.now.contract == contract]
        return bool(of_contract) and all(one.is_rehearsed and one.is_sound for one in of_contract)

    def rows(self, sql_name: str, **values: object) -> list[tuple[Any, ...]]:
        """The rows of one of the rehearsal's queries."""
        return self.warehouse.execute(sql_text(f"rehearsal/{sql_name}.sql"), values).fetchall()

    def finding(self, contract: str, what: str, to_do: str, *, kind: Kind = "mend") -> Finding:
        """A finding about all datasets of a contract, which their owners mend."""
        of_contract = [one.now for one in self.arrivals if one.now.contract == contract]
        return Finding(
            dataset=", ".join(one.dataset for one in of_contract),
            whose="; ".join(dict.fromkeys(one.owner for one in of_contract)),
            what=what,
            to_do=to_do,
            kind=kind,
        )


def finding_of(
    verdict: Verdict, what: str, to_do: str, *, kind: Kind = "mend", columns: tuple[str, ...] = ()
) -> Finding:
    """A finding about one dataset."""
    return Finding(dataset=verdict.dataset, whose=verdict.owner, what=what, to_do=to_do, kind=kind, columns=columns)


def names_of(rows: Sequence[tuple[object, ...]]) -> list[str]:
    """Each row's texts as one."""
    return [" ".join(str(one) for one in row if one is not None) for row in rows]


def _after(school_year: str) -> str:
    return school_year_name(int(school_year[:4]) + 1)
