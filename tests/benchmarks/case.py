"""Runs one benchmark in this process and prints its figures as JSON.

The district is the sample source with 100,000 students (about 18 million attendance rows), made once and kept in
build/bench. Baselines do the same casts, checks and aggregates as bare DuckDB statements on the same landed rows.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter

from tasks.district import District
from tasks.pull import pull
from tasks.storage.snapshot import Snapshot
from tasks.verdicts.verdict import Verdict
from tests.benchmarks import raw

FOLDER = Path("build/bench").resolve()
STUDENTS = int(os.environ.get("THROUGHLINE_BENCH_STUDENTS", "100000"))
DATASETS = ("schools", "calendar", "enrolment", "demographics", "attendance", "assessments", "incidents")
MEETING = date(2026, 2, 11)


def district() -> District:
    """A district of student datasets only, at full size."""
    folder = FOLDER / str(STUDENTS)
    folder.mkdir(parents=True, exist_ok=True)
    return District.model_validate(
        {
            "name": "Benchmark",
            "folder": folder,
            "departments": {"data": {"title": "Data", "lead": "Nobody", "email": "data@bench.example"}},
            "datasets": {
                name: {"department": "data", "source": {"kind": "sample", "students": STUDENTS}} for name in DATASETS
            },
            "cycles": {"winter": {"title": "Winter", "start": "2025-11-03", "end": "2026-01-30", "meeting": MEETING}},
        }
    )


def landed(settings: District) -> dict[str, Snapshot]:
    """Every dataset's rows in landing, made now if they are not there."""
    pulled = {name: pull(settings, name) for name in DATASETS}
    return {name: one for name, one in pulled.items() if isinstance(one, Snapshot)}


def judged(settings: District) -> list[Verdict]:
    """Every dataset's verdict, as validate gave it."""
    from tasks.validate import validate

    snapshots = landed(settings)
    verdicts: list[Verdict] = []
    for name in DATASETS:
        verdicts.append(validate(settings, name, snapshots[name], verdicts, "winter"))
    return verdicts


def timed(work: Callable[[], int]) -> tuple[int, float]:
    """Rows that a piece of work says it went through, and its seconds."""
    start = perf_counter()
    rows = work()
    return rows, perf_counter() - start


def bench_pull(settings: District) -> tuple[int, float]:
    """All student datasets made and landed."""
    shutil.rmtree(settings.home_folder, ignore_errors=True)
    return timed(lambda: sum(one.rows_n for one in landed(settings).values()))


def bench_validate(settings: District) -> tuple[int, float]:
    """All verdicts, from landed text to accepted rows, beyond the import of Great Expectations."""
    import great_expectations  # noqa: F401

    landed(settings)
    shutil.rmtree(settings.home_folder / "accepted", ignore_errors=True)
    return timed(lambda: sum(one.read_n for one in judged(settings)))


def bench_validate_raw(settings: District) -> tuple[int, float]:
    """The same casts, rules and keys as bare statements, typed rows written to Parquet."""
    snapshots = landed(settings)
    return timed(lambda: raw.validate(snapshots, FOLDER / "raw"))


def bench_compute(settings: District) -> tuple[int, float]:
    """The run's warehouse from accepted rows."""
    from tasks.compute import compute

    verdicts = judged(settings)
    into = FOLDER / "warehouse.duckdb"
    into.unlink(missing_ok=True)

    def work() -> int:
        compute(settings, "winter", verdicts, into, FOLDER / "work")
        return sum(one.accepted_n for one in verdicts)

    return timed(work)


def bench_compute_raw(settings: District) -> tuple[int, float]:
    """The same facts and aggregates as bare statements on the raw baseline's rows."""
    return timed(lambda: raw.compute(settings, FOLDER / "raw"))


def bench_protect(settings: District) -> tuple[int, float]:
    """What may be shown, from the warehouse that compute wrote."""
    from tasks.protect import protect
    from tasks.warehouse import open_warehouse

    def work() -> int:
        warehouse, told = FOLDER / "warehouse.duckdb", FOLDER / "told.parquet"
        return len(str(protect(settings.protection.internal, warehouse, FOLDER / "published", told)))

    work()
    _, seconds = timed(work)
    with open_warehouse(FOLDER / "warehouse.duckdb", read_only=True) as warehouse:
        (rows,) = warehouse.execute("select count(*) from measures").fetchall()[0]
    return rows, seconds


def bench_sample_run(_settings: District) -> tuple[int, float]:
    """The sample district's cycle: its steps, without imports and the start of Prefect's server."""
    import great_expectations  # noqa: F401

    from flows.prefect_settings import quiet_prefect

    quiet_prefect()
    from flows.cycle import improvement_cycle

    folder = FOLDER / "sample"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree("districts/sample", folder, ignore=shutil.ignore_patterns("home"))
    run = Path(improvement_cycle(str(folder), "winter")["run"])
    told = json.loads((run / "run.json").read_text())
    rows = sum(one["read_n"] for one in json.loads((run / "manifest.json").read_text())["verdicts"])
    return rows, sum(told["seconds_by_step"].values())


def bench_check(_settings: District) -> tuple[int, float]:
    """`throughline check`, imports and all."""
    return timed(lambda: _throughline("check", "districts/sample"))


def _throughline(*words: str) -> int:
    program = Path(sys.executable).with_name("throughline")
    subprocess.run([program, *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return 0


def main(name: str) -> None:
    """Print one line of JSON."""
    bench: Callable[[District], tuple[int, float]] = globals()[f"bench_{name}"]
    rows, seconds = bench(district())
    who = resource.RUSAGE_CHILDREN if name == "check" else resource.RUSAGE_SELF
    peak_mb = resource.getrusage(who).ru_maxrss // 1024
    print(json.dumps({"name": name, "rows": rows, "seconds": round(seconds, 2), "peak_mb": peak_mb}))


if __name__ == "__main__":
    main(sys.argv[1])
