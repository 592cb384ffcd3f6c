"""Rehearse: what a school year's first files would do, before its first day, with nothing changed that a run reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from expectations.catalogue import CONTRACTS
from tasks.district import Cycle, District
from tasks.errors import RunNotFound
from tasks.limits.enough import is_enough
from tasks.pull import pull
from tasks.rehearsal.calendar import calendar_findings
from tasks.rehearsal.deliveries import delivery_findings
from tasks.rehearsal.finding import Rehearsal
from tasks.rehearsal.goals import goal_findings
from tasks.rehearsal.headers import header_findings
from tasks.rehearsal.new_files import with_new_files
from tasks.rehearsal.schools import school_findings
from tasks.rehearsal.stage import Arrival, Stage
from tasks.rehearsal.students import student_findings
from tasks.rehearsal.unknown_codes import keep_unknown_codes
from tasks.rehearsal.unproven import unproven_findings
from tasks.school_year import first_day_of, first_year_of, school_year_name, school_year_of
from tasks.settings.district_folder import read_district
from tasks.storage.guard import guarded
from tasks.storage.home import Home
from tasks.storage.home_for_now import home_for_now
from tasks.storage.stand_in import delivery_behind, last_good
from tasks.storage.usable import usable
from tasks.validate import validate
from tasks.validation.references import in_reading_order, judged_after
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import open_warehouse

_REHEARSAL = "rehearsal"
QUESTIONS = (
    calendar_findings,
    student_findings,
    school_findings,
    goal_findings,
    unproven_findings,
)


def rehearse(folder: Path, school_year: str, new_files: Path | None = None) -> Rehearsal:
    """Pull and judge every dataset in a home of its own, and ask of it what a new school year needs.

    `school_year` is such as 2026-27; files in the folder `new_files` are read in the place of those of the same names
    in district.toml, and of what they do not hold nothing is said. Codes that nobody knows are listed in the home's
    folder `rehearsal`, which no run reads. Raises DistrictInvalid where district.toml is not valid, RunNotFound where
    the year is none, SourceUnavailable where `new_files` holds no such file, HomeUnusable where the home has no room.
    """
    district = read_district(folder)
    given = with_new_files(district, new_files) if new_files else None
    if given:
        district = given.district
    if first_year_of(school_year) is None:
        raise RunNotFound(
            f"'{school_year}' is no school year.", where="--year", fix="name two years in a row such as 2026-27"
        )
    rehearsed = given.datasets if given else frozenset(district.datasets)
    with (
        usable(district.home_folder),
        home_for_now(district, district.datasets) as work,
        open_warehouse(work=work / "spill") as warehouse,
    ):
        first_day = first_day_of(school_year, district.school_year_start)
        # The cycle that a rehearsal is for: the year's first day, beside those that the folder has.
        cycle = Cycle(title="Rehearsal", start=first_day, end=first_day, meeting=first_day)
        for_now = district.model_copy(
            update={"home": str(work / "home"), "cycles": {**district.cycles, _REHEARSAL: cycle}}
        )
        arrivals = _arrivals(district, for_now, rehearsed)
        stage = Stage(district, school_year, warehouse, arrivals, _code_lists(district, for_now, arrivals))
        findings = given.findings() if given else []
        with guarded("rehearse", district.home_folder):
            stage.make_views()
            of_headers = header_findings(stage)
            findings += [*delivery_findings(stage, of_headers), *of_headers]
            for question in QUESTIONS:
                findings += question(stage)
    not_rehearsed = tuple(name for name in district.datasets if name not in rehearsed)
    return Rehearsal(district.name, school_year, tuple(findings), not_rehearsed)


def coming_school_year(district: District, now: datetime | None = None) -> str:
    """The school year after the one of the latest cycle that has begun where the district lies, or of the first."""
    today = (now or datetime.now(UTC)).astimezone(ZoneInfo(district.time_zone)).date()
    begun = [cycle for cycle in district.cycles.values() if cycle.start <= today]
    latest = max(begun or [min(district.cycles.values(), key=lambda one: one.start)], key=lambda one: one.end)
    of_cycle = school_year_of(latest.end, district.school_year_start)
    return school_year_name(int(of_cycle[:4]) + 1)


def _arrivals(district: District, for_now: District, rehearsed: Collection[str]) -> tuple[Arrival, ...]:
    """What is rehearsed, and what its rows are held against."""
    arrivals: list[Arrival] = []
    needed = _needed(district, rehearsed)
    for name in (one for one in in_reading_order(district) if one in needed):
        with guarded(f"pull {name}", district.home_folder):
            pulled = pull(for_now, name)
        with guarded(f"validate {name}", district.home_folder):
            now = validate(for_now, name, pulled, [_as_if_accepted(one) for one in arrivals], _REHEARSAL)
        rows = _rows_of_now(for_now, now)
        before = last_good(district, name)
        arrivals.append(Arrival(pulled, now, rows, before, delivery_behind(district, before), name in rehearsed))
    return tuple(arrivals)


def _needed(district: District, rehearsed: Collection[str]) -> set[str]:
    """The datasets that are rehearsed and those of the contracts that these, and what they read, are held against."""
    needed = set(rehearsed)
    for name in reversed(in_reading_order(district)):
        if any(district.contract_of(name) in judged_after(CONTRACTS[district.contract_of(one)]) for one in needed):
            needed.add(name)
    return needed


def _rows_of_now(for_now: District, verdict: Verdict) -> Path | None:
    """The rows that would go on, were what holds them accepted; older ones that stand in are none of the new year."""
    rows = Home(for_now.home_folder).accepted(verdict.department, verdict.dataset) / f"{verdict.key}.parquet"
    goes_on = verdict.is_whole or (verdict.limits and is_enough(verdict))
    return rows if goes_on and rows.is_file() else None


def _as_if_accepted(arrival: Arrival) -> Verdict:
    """What other rows are held against: a dataset that only a limit holds counts as if it were accepted."""
    status = "accepted" if arrival.rows else "stopped"
    return arrival.now.model_copy(update={"accepted_path": arrival.rows, "status": status})


def _code_lists(district: District, for_now: District, arrivals: Iterable[Arrival]) -> dict[str, Path]:
    lists = {one.now.dataset: keep_unknown_codes(district, for_now, one.now) for one in arrivals if one.is_rehearsed}
    return {name: path for name, path in lists.items() if path}
