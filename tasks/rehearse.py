"""Rehearse: what a school year's first files would do, before its first day, with nothing of the home changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import uuid4

from tasks.district import Cycle, District
from tasks.district_folder import read_district
from tasks.errors import RunNotFound
from tasks.guard import guarded
from tasks.home import Home
from tasks.private_files import private_folder
from tasks.pull import pull
from tasks.references import in_reading_order
from tasks.rehearsal.calendar import calendar_findings
from tasks.rehearsal.deliveries import delivery_findings
from tasks.rehearsal.finding import Rehearsal
from tasks.rehearsal.goals import goal_findings
from tasks.rehearsal.headers import header_findings
from tasks.rehearsal.new_files import with_new_files
from tasks.rehearsal.schools import school_findings
from tasks.rehearsal.stage import Arrival, Stage
from tasks.rehearsal.students import student_findings
from tasks.school_year import first_day_of, first_year_of, school_year_name, school_year_of
from tasks.stand_in import delivery_behind, last_good
from tasks.usable import usable
from tasks.validate import validate
from tasks.verdict import Verdict
from tasks.warehouse import open_warehouse

_REHEARSAL = "rehearsal"
QUESTIONS = (
    delivery_findings,
    header_findings,
    calendar_findings,
    student_findings,
    school_findings,
    goal_findings,
)


def rehearse(folder: Path, school_year: str, new_files: Path | None = None) -> Rehearsal:
    """Pull and judge every dataset in a home of its own, and ask of it what a new school year needs.

    `school_year` is such as 2026-27; files in the folder `new_files` are read in the place of those of the same names
    in district.toml. Raises DistrictInvalid where district.toml is not valid, RunNotFound where the year is none,
    SourceUnavailable where `new_files` holds no such file, HomeUnusable where the home has no room for its own.
    """
    district = read_district(folder)
    given = with_new_files(district, new_files) if new_files else None
    if given:
        district = given.district
    if first_year_of(school_year) is None:
        raise RunNotFound(
            f"'{school_year}' is no school year.", where="--year", fix="name two years in a row such as 2026-27"
        )
    with (
        usable(district.home_folder),
        _home_for_now(district) as work,
        open_warehouse(work=work / "spill") as warehouse,
    ):
        first_day = first_day_of(school_year, district.school_year_start)
        # The cycle that a rehearsal is for: the year's first day, whatever cycles the folder has.
        cycle = Cycle(title="Rehearsal", start=first_day, end=first_day, meeting=first_day)
        for_now = district.model_copy(update={"home": str(work / "home"), "cycles": {_REHEARSAL: cycle}})
        arrivals = _arrivals(district, for_now)
        stage = Stage(district, school_year, warehouse, arrivals, given.without if given else frozenset())
        findings = given.findings() if given else []
        with guarded("rehearse", district.home_folder):
            stage.make_views()
            for question in QUESTIONS:
                findings += question(stage)
    return Rehearsal(district.name, school_year, tuple(findings))


def coming_school_year(district: District, today: date) -> str:
    """The school year after the one of the latest cycle that has begun, or of the first where none has."""
    begun = [cycle for cycle in district.cycles.values() if cycle.start <= today]
    latest = max(begun or [min(district.cycles.values(), key=lambda one: one.start)], key=lambda one: one.end)
    of_cycle = school_year_of(latest.end, district.school_year_start)
    return school_year_name(int(of_cycle[:4]) + 1)


@contextmanager
def _home_for_now(district: District) -> Iterator[Path]:
    """A folder below the home's work that goes again, with all that was made on the way to it."""
    work = Home(district.home_folder).work
    made = [one for one in (work, *work.parents) if not one.exists()]
    folder = private_folder(work / f"rehearse-{uuid4().hex}")
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
        for one in made:
            if one.is_dir() and not any(one.iterdir()):
                one.rmdir()


def _arrivals(district: District, for_now: District) -> tuple[Arrival, ...]:
    arrivals: list[Arrival] = []
    verdicts: list[Verdict] = []
    for name in in_reading_order(district):
        with guarded(f"pull {name}", district.home_folder):
            pulled = pull(for_now, name)
        with guarded(f"validate {name}", district.home_folder):
            verdicts.append(_as_if_accepted(for_now, validate(for_now, name, pulled, verdicts, _REHEARSAL)))
        before = last_good(district, name)
        arrivals.append(Arrival(pulled, verdicts[-1], before, delivery_behind(district, before)))
    return tuple(arrivals)


def _as_if_accepted(for_now: District, verdict: Verdict) -> Verdict:
    """A dataset that only a limit holds is looked at all the same: before day one nothing reaches into the year."""
    rows = Home(for_now.home_folder).accepted(verdict.department, verdict.dataset) / f"{verdict.key}.parquet"
    return verdict.model_copy(update={"accepted_path": rows}) if verdict.limits and rows.is_file() else verdict
