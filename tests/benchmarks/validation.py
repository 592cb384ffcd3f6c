"""Validation of attendance at three sizes beside the same rules by hand, each run in a process of its own.

The sides take turns, so that whatever else the machine does meets both; medians are told. Imports are not counted.
The seconds that processors were at work for us (`cpu_ratio`) tell more than the clock where the machine is busy.
The target is at most 1.15 times the time by hand and 0.1 s, and 2 GB at 50 million rows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.sides import middle, run_side

SIZES = tuple(int(size) for size in os.environ.get("THROUGHLINE_BENCH_ROWS", "1000000 10000000 50000000").split())
ROUNDS = int(os.environ.get("THROUGHLINE_BENCH_ROUNDS", "3"))
FIXED_SECONDS = 0.1


def compared() -> Iterator[dict[str, Any]]:
    """Three results a size, by hand, of a first delivery and of one that is compared with an earlier one.

    Raises SystemExit where the sides do not hold back the same rows.
    """
    for rows_n in SIZES:
        runs: dict[str, list[dict[str, Any]]] = {"by_hand": [], "first": [], "next": []}
        run_side("validation_side", "earlier", rows_n)
        run_side("validation_side", "by_hand", rows_n)
        for _ in range(ROUNDS):
            for side, measured in runs.items():
                measured.append(run_side("validation_side", side, rows_n))
        told = {(run["rows"], run["held_back"]) for measured in runs.values() for run in measured}
        if len(told) > 1:
            raise SystemExit(f"validation: rows read and held back differ: {sorted(told)}")
        by_hand, *ours = (
            {**middle(f"validation {side}", measured), "held_back": measured[0]["held_back"]}
            for side, measured in runs.items()
        )
        yield {**by_hand, "against": None, "ratio": None}
        for side in ours:
            ratio, cpu_ratio = (
                round((side[clock] - FIXED_SECONDS) / by_hand[clock], 2) for clock in ("seconds", "cpu_seconds")
            )
            yield {**side, "against": f"by hand + {FIXED_SECONDS} s", "ratio": ratio, "cpu_ratio": cpu_ratio}
