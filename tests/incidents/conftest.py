"""A district's files in, its verdicts and figures out; and fixtures of other tests that incidents are played with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tasks.compute import compute
from tasks.district import District
from tasks.expected.absences import with_absences
from tasks.pull import pull
from tasks.settings.district_folder import read_district
from tasks.validate import validate
from tasks.validation.references import in_reading_order
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import open_warehouse, share_warehouse
from tests.conftest import MakeDistrict
from tests.spec.conftest import district, measured
from tests.tasks.conftest import day
from tests.tasks.moves.conftest import datasets, first_runs, two_cycles
from tests.tasks.protection.conftest import framed, protected, published

__all__ = ["datasets", "day", "district", "first_runs", "framed", "measured", "protected", "published", "two_cycles"]


@dataclass(frozen=True)
class Played:
    """A district after all its files were pulled and judged for a cycle."""

    district: District
    cycle: str
    verdicts: dict[str, Verdict]
    work: Path

    def __getitem__(self, dataset: str) -> Verdict:
        return self.verdicts[dataset]

    def causes(self, dataset: str) -> list[tuple[int, str]]:
        """Rows and sentence of each cause."""
        return [(one.rows_n, one.sentence) for one in self.verdicts[dataset].causes]

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """What the run's warehouse says; it is computed anew for each question."""
        path = self.work / f"run{len(list(self.work.iterdir()))}.duckdb"
        compute(self.district, self.cycle, list(self.verdicts.values()), path, self.work / "compute")
        with open_warehouse(path, read_only=True) as warehouse:
            return warehouse.execute(query).fetchall()

    def rows(self, dataset: str, columns: str) -> list[tuple[Any, ...]]:
        """Columns of the rows that go on."""
        with share_warehouse() as warehouse:
            path = {"path": str(self.verdicts[dataset].accepted_path)}
            return warehouse.execute(f"select {columns} from read_parquet($path) order by all", path).fetchall()


Play = Callable[..., Played]


@pytest.fixture(autouse=True)
def judged_before(judges_once: None) -> None:
    """Most incidents begin with the same schools and rosters."""


@pytest.fixture
def play(make_district: MakeDistrict, tmp_path: Path) -> Play:
    """Deliver files to a district and judge them, each dataset after those that it is held against."""

    def run(files: Mapping[str, str], cycle: str = "fall", **keys: Any) -> Played:
        district = read_district(make_district(files, **keys))
        verdicts: list[Verdict] = []
        for name in in_reading_order(district):
            verdicts.append(validate(district, name, pull(district, name), verdicts, cycle))
        work = tmp_path / "runs"
        work.mkdir(exist_ok=True)
        told = with_absences(district, verdicts, cycle)
        return Played(district, cycle, {one.dataset: one for one in told}, work)

    return run
