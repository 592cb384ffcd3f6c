"""Validates made-up attendance once, in a process of its own, and prints the figures as one line of JSON.

    python -m tests.benchmarks.validation_side by_hand|first|earlier|next ROWS

`first` is a delivery before which none came; `next` comes after what `earlier` has left behind, a month of rows less.
Rows and schools are made once and kept in build/bench. Imports come before the clock starts and are told apart.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from tests.benchmarks.sides import print_figures

FOLDER = Path("build/bench/validation").resolve()
ROWS_SQL = Path(__file__).with_name("attendance_rows.sql")
SCHOOLS_N = 180
MEETING = date(2026, 2, 11)
DAYS_N, EARLIER_DAYS_N = 170, 150
Outcome = tuple[int, int]


def landed(rows_n: int, *, is_earlier: bool = False) -> tuple[Path, Path]:
    """Attendance as it landed and the accepted schools, made now if they are not there."""
    import duckdb

    FOLDER.mkdir(parents=True, exist_ok=True)
    attendance, schools = FOLDER / f"attendance-{rows_n}.parquet", FOLDER / "schools.parquet"
    made = ROWS_SQL.read_text(encoding="utf-8").replace("$rows_n", str(rows_n))
    if is_earlier:
        attendance = FOLDER / f"attendance-{rows_n}-earlier.parquet"
        made = f"select * from ({made}) where _row < {rows_n // DAYS_N * EARLIER_DAYS_N} + 2"
    known = f"select cast(1000 + n as varchar) as school_id from range({SCHOOLS_N}) as numbers (n)"
    with duckdb.connect() as warehouse:
        for path, query in ((attendance, made), (schools, known)):
            if not path.exists():
                part = path.with_suffix(".part")
                warehouse.execute(
                    f"copy ({query}) to '{part}' (format parquet, compression zstd, row_group_size 122880)"
                )
                part.rename(path)
    return attendance, schools


def first(attendance: Path, schools: Path, rows_n: int) -> Callable[[], Outcome]:
    """The step validate of a delivery before which none came."""
    folder = FOLDER / "first"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return _ours(folder, attendance, schools, rows_n)


def earlier(_attendance: Path, _schools: Path, rows_n: int) -> Callable[[], Outcome]:
    """The delivery after which `next` comes."""
    folder = FOLDER / "earlier"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return _ours(folder, *landed(rows_n, is_earlier=True), rows_n - 1)


def next_one(attendance: Path, schools: Path, rows_n: int) -> Callable[[], Outcome]:
    """The step validate of a delivery that is compared with an earlier one, by each limit."""
    folder = FOLDER / "next"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(FOLDER / "earlier", folder, copy_function=os.link)
    return _ours(folder, attendance, schools, rows_n)


def _ours(folder: Path, attendance: Path, schools: Path, number: int) -> Callable[[], Outcome]:
    """The step validate of a district that owes attendance, verdict, receipt and private folders and all.

    Deliveries of a higher `number` are later ones.
    """
    import multiprocessing.synchronize  # noqa: F401 - Great Expectations brings it late

    import great_expectations  # noqa: F401

    import expectations.duckdb_dialect  # noqa: F401
    from tasks.district import District
    from tasks.storage.snapshot import Snapshot
    from tasks.validate import validate
    from tasks.verdicts.verdict import Verdict

    district = District.model_validate(
        {
            "name": "Benchmark",
            "folder": folder,
            "departments": {"data": {"title": "Data", "lead": "Nobody", "email": "data@bench.example"}},
            "datasets": {"attendance": {"department": "data", "source": {"kind": "files", "path": "a.csv"}}},
            "cycles": {"winter": {"title": "Winter", "start": "2025-11-03", "end": "2026-01-30", "meeting": MEETING}},
        }
    )
    snapshot = Snapshot(
        dataset="attendance",
        department="data",
        sha256=f"{number:064}",
        content_sha256=f"{number:064}",
        path=attendance,
        rows_n=number,
        columns=("student_id", "school_id", "date", "present_fraction", "absence_reason"),
        files=(),
        rows_by_file={},
        pulled_at=datetime(2026, 2, 11, tzinfo=UTC) + timedelta(seconds=number),
    )

    known_schools = Verdict(
        dataset="schools",
        contract="schools",
        title="Schools",
        department="data",
        owner="Nobody",
        status="accepted",
        required=True,
        accepted_path=schools,
    )

    def work() -> Outcome:
        verdict = validate(district, "attendance", snapshot, [known_schools], "winter")
        if verdict.status != "accepted":
            raise SystemExit(f"attendance was not accepted: {verdict.reasons}")
        return verdict.mapped_n, verdict.quarantined_n

    return work


def by_hand(attendance: Path, schools: Path, _rows_n: int) -> Callable[[], Outcome]:
    """The same in bare statements."""
    from expectations.catalogue import CONTRACTS
    from tasks.warehouse import open_warehouse
    from tests.benchmarks.by_hand import validate

    folder = FOLDER / "by_hand"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    contract = CONTRACTS["attendance"]

    def work() -> Outcome:
        with open_warehouse(work=folder / "spill") as warehouse:
            outcome = validate(warehouse, contract, attendance, contract.column_names, [schools], folder)
        return outcome.read_n, outcome.held_back_n

    return work


def main(side: str, rows_n: int) -> None:
    """Print one line of JSON."""
    sides = {"by_hand": by_hand, "first": first, "earlier": earlier, "next": next_one}
    attendance, schools = landed(rows_n)
    start = perf_counter()
    work = sides[side](attendance, schools, rows_n)
    import_seconds = perf_counter() - start
    print_figures(lambda: dict(zip(("rows", "held_back"), work(), strict=True)), import_seconds=import_seconds)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
