"""Signals of many series beside a pandas groupby that gives the same columns, each run in a process of its own.

1,000 schools, 10 measures and 12 groups make 120,000 series, of 40 points each. The sides take turns; medians are told.
The target is at most 30 s and 4 GB, and faster than pandas.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from typing import Any

SERIES_N = int(os.environ.get("THROUGHLINE_BENCH_SERIES", "120000"))
ROUNDS = int(os.environ.get("THROUGHLINE_BENCH_ROUNDS", "3"))


def compared() -> Iterator[dict[str, Any]]:
    """Two results, pandas and ours; raises SystemExit where the sides do not say the same."""
    runs: dict[str, list[dict[str, Any]]] = {"pandas": [], "ours": []}
    for _ in range(ROUNDS):
        for side, measured in runs.items():
            measured.append(_run(side))
    told = {json.dumps(run["told"], sort_keys=True) for measured in runs.values() for run in measured}
    if len(told) > 1:
        raise SystemExit(f"signals: the sides say different things: {sorted(told)}")
    pandas, ours = (_middle(side, measured) for side, measured in runs.items())
    yield {**pandas, "against": None, "ratio": None}
    ratio, cpu_ratio = (round(ours[clock] / pandas[clock], 2) for clock in ("seconds", "cpu_seconds"))
    yield {**ours, "against": "pandas", "ratio": ratio, "cpu_ratio": cpu_ratio}


def _run(side: str) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.signals_side", side, str(SERIES_N)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    measured: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return measured


def _middle(side: str, runs: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": f"signals {side}",
        "rows": runs[0]["rows"],
        "seconds": round(median(run["seconds"] for run in runs), 2),
        "cpu_seconds": round(median(run["cpu_seconds"] for run in runs), 2),
        "import_seconds": round(median(run["import_seconds"] for run in runs), 2),
        "peak_mb": max(run["peak_mb"] for run in runs),
    }
