"""Sides of a benchmark that are compared, each run in a process of its own so that memory is its own."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from typing import Any

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
