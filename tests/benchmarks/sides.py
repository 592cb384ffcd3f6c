"""Sides of a benchmark that are compared, each run in a process of its own so that memory is its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tasks.district import District

_CLOCKS = ("seconds", "cpu_seconds", "import_seconds")


def run_side(module: str, side: str, size_n: int) -> dict[str, Any]:
    """One run; the last line that `python -m tests.benchmarks.MODULE SIDE SIZE` prints is its figures as JSON."""
    ran = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{module}", side, str(size_n)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    measured: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return measured


def middle(name: str, runs: list[dict[str, Any]]) -> dict[str, Any]:
    """The medians of several runs of one side, and the most memory that any took."""
    return {
        "name": name,
        "rows": runs[0]["rows"],
        **{
            clock: round(median(run[clock] for run in runs), 2)
            for clock in ("seconds", "cpu_seconds", "import_seconds")
        },
        "peak_mb": max(run["peak_mb"] for run in runs),
    }


def print_figures(work: Callable[[], dict[str, Any]], *, import_seconds: float) -> None:
    """Do the work, and print as one line of JSON what it says of itself and what it took, beyond imports."""
    start, cpu_start = perf_counter(), process_time()
    told = work()
    seconds, cpu_seconds = perf_counter() - start, process_time() - cpu_start
    figures = {
        **told,
        "import_seconds": round(import_seconds, 2),
        "seconds": round(seconds, 3),
        "cpu_seconds": round(cpu_seconds, 3),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(figures))


def made_up_district() -> District:
    """One department, one dataset and one cycle, for tables that are made where they are needed."""
    from tasks.district import District

    return District.model_validate(
        {
            "name": "Benchmark",
            "folder": Path(),
            "departments": {"data": {"title": "Data", "lead": "Nobody", "email": "data@bench.example"}},
            "datasets": {"schools": {"department": "data", "source": {"kind": "sample"}}},
            "cycles": {"fall": {"title": "Fall", "start": "2025-09-01", "end": "2025-12-31", "meeting": "2026-01-15"}},
        }
    )
