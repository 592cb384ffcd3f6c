"""What a rehearsal looks at: each dataset as it came now and as it was last good, and the tables of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.rehearsal.finding import Finding
from tasks.school_year import first_day_of, school_year_name
from tasks.snapshot import Hole, Snapshot
from tasks.sql_text import quoted, sql_text
from tasks.verdict import Verdict


@dataclass(frozen=True)
class Arrival:
    """One dataset: what was pulled and judged now, and what was last good, if anything was."""

    pulled: Snapshot | Hole
    now: Verdict
    before: Verdict | None = None
    before_snapshot: Snapshot | None = None


@dataclass(frozen=True)
class Stage:
    """A school year with all that came for it; views `now_CONTRACT` and `before_CONTRACT` hold accepted rows.

    `without` names the datasets of which a folder of new files holds none.
    """

    district: District
    school_year: str
    warehouse: duckdb.DuckDBPyConnection
    arrivals: tuple[Arrival, ...]
    without: frozenset[str] = frozenset()

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
        verdicts = [one.now for one in self.arrivals if one.now.contract == contract]
        return [one.accepted_path for one in verdicts if one.accepted_path]

    def paths_before(self, contract: str) -> list[Path]:
        """The last good rows."""
        verdicts = [one.before for one in self.arrivals if one.before and one.before.contract == contract]
        return [one.accepted_path for one in verdicts if one.accepted_path]

    def has(self, *contracts: str, before: bool = False) -> bool:
        """Whether there are rows of all of these contracts."""
        return all((self.paths_before if before else self.paths_now)(contract) for contract in contracts)

    def rows(self, sql_name: str, **values: object) -> list[tuple[object, ...]]:
        """The rows of one of the rehearsal's queries."""
        return self.warehouse.execute(sql_text(f"rehearsal/{sql_name}.sql"), values).fetchall()

    def finding(self, contract: str, what: str, to_do: str, *, must_mend: bool = True) -> Finding:
        """A finding about all datasets of a contract, which their owners mend."""
        of_contract = [one.now for one in self.arrivals if one.now.contract == contract]
        return Finding(
            dataset=", ".join(one.dataset for one in of_contract),
            whose="; ".join(dict.fromkeys(one.owner for one in of_contract)),
            what=what,
            to_do=to_do,
            must_mend=must_mend,
        )


def finding_of(verdict: Verdict, what: str, to_do: str, *, must_mend: bool = True) -> Finding:
    """A finding about one dataset."""
    return Finding(dataset=verdict.dataset, whose=verdict.owner, what=what, to_do=to_do, must_mend=must_mend)


def names_of(rows: Sequence[tuple[object, ...]]) -> list[str]:
    """Each row's texts as one."""
    return [" ".join(str(one) for one in row if one is not None) for row in rows]


def _after(school_year: str) -> str:
    return school_year_name(int(school_year[:4]) + 1)
