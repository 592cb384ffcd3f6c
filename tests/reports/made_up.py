"""Published runs that are made up, for tests and pictures: a whole district, one without any data, a hostile one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from expectations.catalogue import CONTRACTS
from tasks.briefing.published import Published, read_published
from tasks.district import Cycle, Dataset, DeliveredMeasure, Department, District, Presentation
from tasks.render import render
from tasks.settings.known_measures import measures_of
from tasks.sources.settings import FilesSettings
from tests.reports import made_up_figures as figures
from tests.reports import made_up_plans as plans

CYCLE_ID = "2025-26-c2"
FINGERPRINT = "3b6d9f0c" * 8


@dataclass(frozen=True)
class MadeUp:
    """A published run and what is needed to render it."""

    published: Path
    manifest: dict[str, Any]
    district: District

    def read(self) -> Published:
        return read_published(self.published, self.district, CYCLE_ID, [], measures_of(self.district))

    def render(self, into: Path) -> list[Path]:
        return render(
            self.published,
            self.manifest,
            self.district,
            CYCLE_ID,
            FINGERPRINT,
            into,
            catalogue=measures_of(self.district),
        )


def full(folder: Path, *, schools: int = 12) -> MadeUp:
    """A district with something of everything: holes, hidden cells, a change of scale, counts without a whole."""
    district = _district(folder, "Lakemont Unified School District", plans.DEPARTMENTS)
    ids = [row["school_id"] for row in plans.schools(schools)]
    tables = {
        "schools": plans.schools(schools),
        "goals": plans.GOALS,
        "initiatives": plans.INITIATIVES,
        "initiative_departments": plans.INITIATIVE_DEPARTMENTS,
        "initiative_goals": plans.INITIATIVE_GOALS,
        "initiative_schools": plans.initiative_schools(ids),
        "commitments": plans.COMMITMENTS,
        "notes": plans.NOTES,
    }
    rows = figures.measures(plans.schools(schools), tables)
    return _write(folder, district, tables, rows, plans.VERDICTS)


def empty(folder: Path) -> MadeUp:
    """A district of which every dataset is missing."""
    missing = [
        {**verdict, "status": "missing", "reasons": ["The file is not there."], "broken_rules": (), "left_out": {}}
        for verdict in plans.VERDICTS
    ]
    return _write(folder, _district(folder, "Bare District", plans.DEPARTMENTS), {}, [], missing)


def hostile(folder: Path) -> MadeUp:
    """A district whose people type what they like; hidden rows hold numbers that must not be seen."""
    departments = {"a": ("<script>alert(1)</script>", 'O\'Neil "Q" & Sons'), "b": ("مدرسة <b>", "W" * 90)}
    name = "<script>alert('district')</script> & \"Co\" " + "N" * 90
    district = _district(folder, name, departments, note="<img src=x onerror=alert(1)>")
    tables = plans.hostile_tables()
    rows = figures.hostile_measures(tables["schools"])
    return _write(folder, district, tables, rows, plans.hostile_verdicts())


def small(folder: Path, **tables: list[dict[str, Any]]) -> MadeUp:
    """Only the tables named, and of their columns only those given; `measures` are figures of the district."""
    measures = [figures.figure(**row) for row in tables.pop("measures", [])]
    return _write(folder, _district(folder, "Small District", plans.DEPARTMENTS), tables, measures, [])


def _district(folder: Path, name: str, departments: dict[str, tuple[str, str]], note: str = "made-up data") -> District:
    return District(
        name=name,
        departments={
            key: Department(title=title, lead=lead, email="office@lakemont.example")
            for key, (title, lead) in departments.items()
        },
        datasets={
            "schools": Dataset(department=next(iter(departments)), source=FilesSettings(kind="files", path="s.csv"))
        },
        cycles={
            CYCLE_ID: Cycle(title="cycle 2", start=date(2025, 11, 3), end=date(2026, 1, 30), meeting=date(2026, 2, 4))
        },
        measures={
            "state_suspensions": DeliveredMeasure(
                title="Suspensions reported to the state",
                question="How many students did schools report as suspended?",
                direction="down",
            ),
            "trusted_adult": DeliveredMeasure(
                title="Has a trusted adult",
                question="How many students say there is an adult at school they can go to?",
                direction="up",
            ),
        },
        presentation=Presentation(note=note),
        folder=folder,
    )


def _write(
    folder: Path,
    district: District,
    tables: dict[str, list[dict[str, Any]]],
    measures: list[dict[str, Any]],
    verdicts: Iterable[dict[str, Any]],
) -> MadeUp:
    published = folder / "published"
    published.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = CONTRACTS[name].column_names
        _parquet(published / f"{name}.parquet", [{column: row.get(column) for column in columns} for row in rows])
    if measures:
        _parquet(published / "measures.parquet", measures)
    return MadeUp(published, {"fingerprint": FINGERPRINT, "verdicts": list(verdicts)}, district)


def _parquet(path: Path, rows: list[dict[str, Any]]) -> None:
    pq.write_table(pa.Table.from_pylist(rows), path)
