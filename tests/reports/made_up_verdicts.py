"""Made-up verdicts: a department with something of everything, one with nothing to mend, one of hostile words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tasks.district import Cycle, Dataset, Department, District, Presentation
from tasks.maps.header_changes import ColumnChanges, Renamed
from tasks.sources.settings import FilesSettings
from tasks.verdicts.verdict import Absence, BrokenRule, Cause, DeliveredFile, Limit, Verdict

DEPARTMENTS = {
    "student_services": Department(title="Student Services", lead="Monique Abara", email="m@lakemont.example"),
    "data_assessment": Department(title="Data and Assessment", lead="Noor Farah", email="n@lakemont.example"),
    "finance": Department(title="Finance and Operations", lead="Tom Iverson", email="t@lakemont.example"),
}
OWED = {
    "attendance": "student_services",
    "incidents": "student_services",
    "initiatives": "student_services",
    "commitments": "student_services",
    "schools": "data_assessment",
    "assessments": "data_assessment",
    "calendar": "finance",
}
SCHOOL_NAMES = {"0101": "Birch", "0102": "Cedar", "0103": "Elm"}


def district(folder: Path, **changes: Any) -> District:
    """A district that owes seven datasets."""
    source = FilesSettings(kind="files", path="x.csv")
    told = {
        "name": "Lakemont Unified School District",
        "departments": DEPARTMENTS,
        "datasets": {name: Dataset(department=department, source=source) for name, department in OWED.items()},
        "cycles": {
            "winter": Cycle(
                title="Winter 2025-26", start=date(2025, 11, 3), end=date(2026, 1, 30), meeting=date(2026, 2, 11)
            )
        },
        "presentation": Presentation(note="made-up data"),
        "folder": folder,
    }
    return District(**{**told, **changes})


def verdict(dataset: str, **changes: Any) -> Verdict:
    """An accepted delivery of 1,000 rows, pulled on Jan 31, unless told otherwise."""
    told = {
        "dataset": dataset,
        "contract": dataset,
        "title": dataset.capitalize(),
        "department": OWED[dataset],
        "owner": DEPARTMENTS[OWED[dataset]].title,
        "status": "accepted",
        "required": False,
        "key": f"{dataset}-now",
        "contract_sha256": "c",
        "snapshot_sha256": f"{dataset}-snapshot",
        "snapshot_date": date(2026, 1, 31),
        "pulled_at": datetime(2026, 1, 31, 18, tzinfo=UTC),
        "read_n": 1000,
        "mapped_n": 1000,
        "accepted_n": 1000,
        "files": (DeliveredFile(name=f"{dataset}.csv", sha256="f", rows_n=1000),),
    }
    return Verdict(**{**told, **changes})


def missing(dataset: str, **changes: Any) -> Verdict:
    """A dataset that did not come."""
    nothing = {"status": "missing", "key": "", "snapshot_date": None, "pulled_at": None, "files": ()}
    counts = {"read_n": 0, "mapped_n": 0, "accepted_n": 0, "snapshot_sha256": ""}
    return verdict(dataset, **{**nothing, **counts, "reasons": (f"{dataset}.csv is not there.",), **changes})


STATUS = Cause(
    cause_id="status.known:Not Eligibile",
    rule="absence_reason.known",
    columns=("absence_reason",),
    sentence="absence_reason `excussed` is not a known code.",
    hint="Did you mean `excused`?",
    rows_n=1052,
    files=("attendance-oct.csv", "attendance-nov.csv"),
)
DATES = Cause(
    cause_id="date.type",
    rule="date.type",
    columns=("date",),
    sentence="date is not a date such as 2025-11-03: it is written month first.",
    hint="Write the year first, or say date_order in the map.",
    rows_n=40,
    files=("attendance-nov.csv",),
)
WARNED = Cause(
    cause_id="present_fraction.warned",
    rule="present_fraction.range",
    sentence="present_fraction is at most 1.",
    severity="warning",
    rows_n=3,
)
COLUMN_GONE = Cause(
    cause_id="columns.missing",
    rule="columns.missing",
    sentence="The required column initiative_id did not come.",
    hint="Send it under its name.",
    rows_n=0,
    is_stop=True,
)


def all_kinds() -> list[Verdict]:
    """Held by a limit, stopped with a stand-in, missing, rows held back, incomplete, and all well."""
    months = [(date(2025, 10, 1), date(2025, 10, 31)), (date(2025, 11, 1), date(2025, 11, 30))]
    return [
        verdict(
            "attendance",
            required=True,
            status="stopped",
            title="Attendance",
            read_n=91200,
            mapped_n=91180,
            accepted_n=90088,
            quarantined_n=1092,
            left_out={"a total row": 20},
            causes=(DATES, STATUS, WARNED),
            limits=(
                Limit(name="volume", sentence="91,200 rows came, 31% fewer than 132,400 at the same time last year."),
            ),
            absences=tuple(
                Absence(school_id=school, period_start=start, period_end=end)
                for school in SCHOOL_NAMES
                for start, end in months
            ),
            expected_n=60,
            broken_rules=(BrokenRule(name="date.type", sentence="date is a date.", severity="critical", rows_n=40),),
            notices=("12 of 60 school months came later than the month after.",),
            freshest_date=date(2026, 1, 30),
        ),
        verdict(
            "initiatives",
            status="stood_in",
            mapped_n=0,
            accepted_n=0,
            read_n=19,
            reasons=(COLUMN_GONE.sentence,),
            causes=(COLUMN_GONE,),
            column_changes=ColumnChanges(
                missing=("initiative_id",),
                new=("initiative_no",),
                renamed=(Renamed(old="initiative_id", new="initiative_no", because="19 of 19 values are the same"),),
            ),
            stand_in_date=date(2025, 11, 3),
            stand_in_key="k",
            stand_in_rows_n=19,
        ),
        missing("incidents"),
        verdict("commitments", released_because="Two promises were dropped by the board.", read_n=8, mapped_n=8,
                accepted_n=8),
        verdict("schools"),
        verdict(
            "assessments",
            accepted_n=990,
            quarantined_n=10,
            causes=(Cause(cause_id="c", rule="score.type", sentence="score is a number.", rows_n=10),),
            absences=(Absence(part="mathematics"),),
            expected_n=2,
        ),
        verdict("calendar", read_n=180, mapped_n=180, accepted_n=180),
    ]  # fmt: skip


def earlier(now: Verdict, months: int, **changes: Any) -> Verdict:
    """The delivery that came so many months before January 2026."""
    total = 12 * 2026 - months
    day = date(total // 12, total % 12 + 1, 28)
    told = {
        "key": f"{now.dataset}-{months}",
        "snapshot_sha256": f"{now.dataset}-{months}",
        "snapshot_date": day,
        "pulled_at": datetime(day.year, day.month, day.day, 18, tzinfo=UTC),
    }
    return now.model_copy(update={**told, **changes})


def history(verdicts: list[Verdict]) -> dict[str, tuple[Verdict, ...]]:
    """Fourteen deliveries of attendance, two of the calendar, one of whatever else came."""
    found = {one.dataset: ((one,) if one.key else ()) for one in verdicts}
    for now in verdicts:
        if now.dataset == "attendance":
            found["attendance"] = (
                *(
                    earlier(
                        now,
                        months,
                        status="accepted",
                        limits=(),
                        causes=(STATUS,) if months % 3 == 0 else (),
                        mapped_n=90000,
                        accepted_n=90000 - 700 * (months % 5),
                    )
                    for months in range(13, 0, -1)
                ),
                now,
            )
        if now.dataset == "calendar":
            found["calendar"] = (earlier(now, 6), now)
    return found
