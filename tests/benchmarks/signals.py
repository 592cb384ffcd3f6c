"""Signals of many series beside a pandas groupby that gives the same columns, each run in a process of its own.

1,000 schools, 10 measures and 12 groups make 120,000 series, of 40 points each. The sides take turns; medians are told.
The target is at most 30 s and 4 GB, and faster than pandas.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.sides import middle, run_side

SERIES_N = int(os.environ.get("THROUGHLINE_BENCH_SERIES", "120000"))
ROUNDS = int(os.environ.get("THROUGHLINE_BENCH_ROUNDS", "3"))


def compared() -> Iterator[dict[str, Any]]:
    """Two results, pandas and ours; raises SystemExit where the sides do not say the same."""
    runs: dict[str, list[dict[str, Any]]] = {"pandas": [], "ours": []}
    for _ in range(ROUNDS):
        for side, measured in runs.items():
            measured.append(run_side("signals_side", side, SERIES_N))
    told = {json.dumps(run["told"], sort_keys=True) for measured in runs.values() for run in measured}
    if len(told) > 1:
        raise SystemExit(f"signals: the sides say different things: {sorted(told)}")
    pandas, ours = (middle(f"signals {side}", measured) for side, measured in runs.items())
    yield {**pandas, "against": None, "ratio": None}
    ratio, cpu_ratio = (round(ours[clock] / pandas[clock], 2) for clock in ("seconds", "cpu_seconds"))
    yield {**ours, "against": "pandas", "ratio": ratio, "cpu_ratio": cpu_ratio}
