"""A district in two cycles: small tables of accepted rows in, the table `moves` out."""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

import tasks.compute
from expectations.catalogue import CONTRACTS
from expectations.table import table_definition
from tasks.compute import compute
from tasks.district import District
from tasks.indicators.catalogue import catalogue
from tasks.indicators.order import models, with_needed
from tasks.manifest import inputs_of, make_manifest
from tasks.moves.split import split_moves
from tasks.protect import protect
from tasks.publish import publish
from tasks.storage.home import Home
from tasks.storage.run_folder import RunFolder, start_run
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed, share_warehouse

Rows = list[dict[str, Any]]
# Of the measures told only to who asks, those whose moves are tested.
MOVED_TOO = ("average_daily_attendance", "proficiency_federal")
# Facts that figures are assembled, protected and split by.
TOLD_BESIDE = (
    "facts.attendance_by_group",
    "facts.beyond_days",
    "facts.count_days",
    "facts.coverage",
    "facts.school_coverage",
    "facts.school_units",
    "facts.session_days",
    "facts.testing",
)


@dataclass
class FirstRuns:
    """The homes of districts of which one cycle has run, with its manifest, by all that it was made of."""

    folder: Path
    made: dict[str, tuple[Path, dict[str, Any]]] = field(default_factory=dict)


@dataclass
class TwoCycles:
    """Runs cycles of one district and reads what became of its figures; first runs are made once and copied."""

    district: District
    first: FirstRuns
    runs: list[Path] = field(default_factory=list)
    manifests: list[dict[str, Any]] = field(default_factory=list)

    def run(self, cycle: str, told: Mapping[str, Mapping[str, Any]] | None = None, **datasets: Rows) -> TwoCycles:
        """Publish a run of a cycle made of these rows; `told` is what the verdict on a dataset says beside."""
        home = Home(self.district.home_folder)
        if self.runs:
            return self._run(home, cycle, told or {}, datasets)
        made_of = repr((cycle, told, datasets, [*tasks.compute.catalogue()]))
        key = hashlib.sha256(made_of.encode()).hexdigest()
        if key in self.first.made:
            kept, manifest = self.first.made[key]
            shutil.copytree(kept, home.root, symlinks=True)
            self.runs.append((home.runs / "latest").resolve())
            self.manifests.append(manifest)
            return self
        self._run(home, cycle, told or {}, datasets)
        kept = shutil.copytree(home.root, self.first.folder / key, symlinks=True)
        self.first.made[key] = kept, self.manifests[0]
        return self

    def _run(
        self, home: Home, cycle: str, told: Mapping[str, Mapping[str, Any]], datasets: Mapping[str, Rows]
    ) -> TwoCycles:
        verdicts = [
            self._accept(home, cycle, name, rows).model_copy(update=told.get(name, {}))
            for name, rows in datasets.items()
        ]
        folder = start_run(home, cycle)
        compute(self.district, cycle, verdicts, folder.warehouse, home.work / "compute")
        protect(self.district.protection.internal, folder.warehouse, folder.published, folder.told)
        earlier = split_moves(self.district, cycle, verdicts, folder)
        inputs = inputs_of(self.district, cycle, verdicts)
        return self._publish(folder, make_manifest(inputs, self.district, verdicts, (), earlier))

    def _publish(self, folder: RunFolder, manifest: dict[str, Any]) -> TwoCycles:
        ended_at = f"2026-01-01T00:00:{len(self.runs):02}+00:00"
        self.runs.append(publish(folder, manifest, {"run_id": folder.run_id, "ended_at": ended_at}))
        self.manifests.append(manifest)
        return self

    def _accept(self, home: Home, cycle: str, name: str, rows: Rows) -> Verdict:
        path = home.accepted("services", name) / f"{cycle}{len(self.runs)}.parquet"
        with share_warehouse() as warehouse:
            warehouse.execute(parsed(table_definition(CONTRACTS[name])))
            if rows:
                columns = ", ".join(f"unnest(cast(${column} as varchar[])) as {column}" for column in rows[0])
                values = {column: [_word(row[column]) for row in rows] for column in rows[0]}
                warehouse.execute(f"insert into {name} by name select {columns}", values)
            warehouse.execute(f"copy {name} to '{path}'")
        return Verdict(
            dataset=name,
            contract=name,
            title=name,
            department="services",
            owner="A. Lead",
            status="accepted",
            required=False,
            key=path.stem,
            accepted_n=len(rows),
            accepted_path=path,
        )

    def move(self, measure: str, slice_: str = "") -> dict[str, Any]:
        """The row of `moves` in the last run."""
        with share_warehouse() as warehouse:
            found = warehouse.execute(
                "from read_parquet($path) where measure = $measure and slice = $slice",
                {"path": str(self.runs[-1] / "published" / "moves.parquet"), "measure": measure, "slice": slice_},
            )
            names = [column for column, *_ in found.description]
            (row,) = found.fetchall()
        return dict(zip(names, row, strict=True))


def _word(value: object) -> str | None:
    return None if value is None else str(value)


@pytest.fixture
def moved_too() -> tuple[str, ...]:
    """What is computed beside the measures that are told unasked; a file of tests may ask for others."""
    return MOVED_TOO


@pytest.fixture(autouse=True)
def usual_measures(monkeypatch: pytest.MonkeyPatch, moved_too: tuple[str, ...]) -> None:
    """Of each run only the measures that are told unasked, and few more, are computed, which halves the time."""
    usual = {name: one for name, one in catalogue().items() if one.is_usual or name in moved_too}
    asked = [f"{one.area}.{one.name}" for one in usual.values()]
    needed = with_needed(models(), [*asked, *TOLD_BESIDE])
    monkeypatch.setattr("tasks.compute.catalogue", lambda: usual)
    monkeypatch.setattr("tasks.compute.models", lambda: needed)


@pytest.fixture(scope="session")
def first_runs(tmp_path_factory: pytest.TempPathFactory) -> FirstRuns:
    """What ran already in this session."""
    return FirstRuns(tmp_path_factory.mktemp("first_runs"))


@pytest.fixture
def two_cycles(tmp_path: Path, first_runs: FirstRuns) -> TwoCycles:
    """A district with the cycles fall and winter, of which nothing has run yet."""
    return TwoCycles(
        District.model_validate(
            {
                "name": "Somewhere",
                "departments": {"services": {"title": "Services", "lead": "A. Lead", "email": "lead@example.org"}},
                "datasets": {"schools": {"department": "services", "source": {"kind": "sample"}}},
                "cycles": {
                    "fall": {"title": "Fall", "start": "2025-09-01", "end": "2025-10-31", "meeting": "2025-11-12"},
                    "winter": {"title": "Winter", "start": "2025-11-01", "end": "2026-01-31", "meeting": "2026-02-11"},
                },
                "folder": _folder(tmp_path),
            }
        ),
        first_runs,
    )


def _folder(tmp_path: Path) -> Path:
    (tmp_path / "district.toml").write_text("name = 'Somewhere'")
    return tmp_path


@pytest.fixture
def datasets(two_cycles: TwoCycles) -> Callable[..., dict[str, Rows]]:
    """Schools, calendar, enrolment and attendance of a cycle.

    `attendance` has a line for students of one kind: school, how many students, on how many days reported, on how many
    of those absent. `schools` names schools beside theirs, or gives more of one: `C closed 2025-10-31`. Who is in
    `attendance` is enrolled from the first day of the cycle on, `enrolled` adds students whose days did not come.
    The students of A are A0, A1 and so on.
    """

    def make(cycle: str, attendance: str, *, schools: str = "", enrolled: str = "") -> dict[str, Rows]:
        start = two_cycles.district.cycle(cycle).start
        days = [start + timedelta(days=day) for day in range(20)]
        kinds = [(school, int(n), *map(int, counts)) for school, n, *counts in map(str.split, _lines(attendance))]
        absent_kinds = [(school, int(n), 0, 0) for school, n in map(str.split, _lines(enrolled))]
        numbers: Counter[str] = Counter()
        students = []
        for school, n, reported, absent in [*kinds, *absent_kinds]:
            students += [(f"{school}{numbers[school] + number}", school, reported, absent) for number in range(n)]
            numbers[school] += n
        dates = {school: {"opened": None, "closed": None} for _, school, *_ in students}
        for school, *said in map(str.split, _lines(schools)):
            dates.setdefault(school, {"opened": None, "closed": None}).update(zip(said[::2], said[1::2], strict=True))
        return {
            "schools": [
                {
                    "school_id": school,
                    "name": school,
                    "level": "elementary",
                    "opened_date": said["opened"],
                    "closed_date": said["closed"],
                }
                for school, said in dates.items()
            ],
            "calendar": [{"date": day, "is_session": True} for day in days],
            "enrolment": [
                {"student_id": student, "school_id": school, "grade": "05", "entry_date": start}
                for student, school, *_ in students
            ],
            "attendance": [
                {"student_id": student, "school_id": school, "date": day, "present_fraction": int(number >= absent)}
                for student, school, reported, absent in students
                for number, day in enumerate(days[:reported])
            ],
        }

    return make


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().splitlines() if line.strip()]


@pytest.fixture
def no_recomputing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is computed again fails."""

    def refuse(*_: object, **__: object) -> duckdb.DuckDBPyConnection:
        raise AssertionError("computed again")

    monkeypatch.setattr("tasks.moves.side.recomputed", refuse)
    monkeypatch.setattr("tasks.moves.earlier_computed.recomputed", refuse)
