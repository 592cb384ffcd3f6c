"""Judges small tables by a contract, without a district around them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from tasks.settings.map_file import Map
from tasks.time_limit import JUDGING_MINUTES
from tasks.validation.case import Case
from tasks.validation.judging import judge_snapshot
from tasks.validation.references import Reference
from tasks.validation.workplace import open_workplace
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import share_warehouse

Row = dict[str, str | None]
Judge = Callable[..., "Judged"]


@dataclass(frozen=True)
class Judged:
    """A verdict and what was written beside it."""

    verdict: Verdict
    accepted: Path
    quarantine: Path
    work: Path

    @property
    def held_back(self) -> list[dict[str, str]]:
        """The rows of the quarantine, without the digests that find them again."""
        digests = ("held_id", "held_causes")
        with (self.quarantine / "rows.csv").open(newline="") as file:
            return [{name: row[name] for name in row if name not in digests} for row in csv.DictReader(file)]

    @property
    def fix_list(self) -> str:
        """What the department reads first."""
        return (self.quarantine / "fix_list.txt").read_text()

    def rows(self, columns: str) -> list[tuple[object, ...]]:
        """Columns of the rows that go on."""
        with share_warehouse() as warehouse:
            query = f"select {columns} from read_parquet($path, file_row_number = true) order by file_row_number"
            return warehouse.execute(query, {"path": str(self.accepted)}).fetchall()


@pytest.fixture
def judge_rows(tmp_path: Path) -> Judge:
    """Judge rows of text by a contract, given by itself or by its name."""

    def judge(
        contract: Contract | str,
        rows: Sequence[Row],
        using: Map | str = "",
        schools: Sequence[str] = (),
        columns: Sequence[str] = (),
        minutes: float = JUDGING_MINUTES,
    ) -> Judged:
        kept = CONTRACTS[contract] if isinstance(contract, str) else contract
        snapshot = tmp_path / "snapshot.parquet"
        names = columns or [*dict.fromkeys(name for row in rows for name in row)] or kept.column_names
        as_text = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in names}
        files = pa.array([row.get("_file", "rows.csv") for row in rows], pa.string())
        pq.write_table(pa.table({**as_text, "_file": files, "_row": pa.array(range(2, len(rows) + 2))}), snapshot)
        known = tmp_path / "schools.parquet"
        if schools:
            names = [f"School {number}" for number in schools]
            pq.write_table(pa.table({"school_id": pa.array(schools, pa.string()), "name": names}), known)
        judged = Judged(
            verdict=Verdict(
                dataset=kept.dataset,
                contract=kept.dataset,
                title=kept.title,
                department="office",
                owner="Data Office",
                status="missing",
                required=False,
            ),
            accepted=tmp_path / "accepted.parquet",
            quarantine=tmp_path / "quarantine",
            work=tmp_path / "work",
        )
        case = Case(
            contract=kept,
            map=using if isinstance(using, Map) else Map(using, name="maps/m.sql" if using else ""),
            snapshot=snapshot,
            references={"schools": Reference("schools", (known,))} if schools else {},
            accepted=judged.accepted,
            quarantine=judged.quarantine,
            minutes=minutes,
        )
        with open_workplace(judged.work) as place:
            verdict = judge_snapshot(place, case, judged.verdict)
        return Judged(verdict, judged.accepted, judged.quarantine, judged.work)

    return judge


@pytest.fixture
def day(monkeypatch):
    """Set the moment at which datasets are pulled and asked for from here on, such as 2025-09-01T12:00."""

    def at(moment: str):
        for module in ("tasks.pull", "tasks.expected.absences"):
            monkeypatch.setattr(f"{module}.datetime", _Clock(moment))

    return at


class _Clock:
    def __init__(self, moment: str) -> None:
        self._moment = datetime.fromisoformat(f"{moment}+00:00")

    def now(self, _zone):
        return self._moment
