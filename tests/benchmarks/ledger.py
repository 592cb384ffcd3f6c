"""The ledger and the indicators that rest on it, beside the plain sums of its money by initiative.

60 departments, 3,000 initiatives, 1,500 schools and 5 million account lines.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.sides import middle, run_side

LINES_N = int(os.environ.get("THROUGHLINE_BENCH_ACCOUNTS", "5000000"))
ROUNDS = int(os.environ.get("THROUGHLINE_BENCH_ROUNDS", "3"))


def compared() -> Iterator[dict[str, Any]]:
    """Two results, of the sums alone and of the ledger."""
    runs: dict[str, list[dict[str, Any]]] = {"sums": [], "ledger": []}
    for _ in range(ROUNDS):
        for side, measured in runs.items():
            measured.append(run_side("ledger_side", side, LINES_N))
    sums, ledger = (middle(f"ledger {side}", measured) for side, measured in runs.items())
    yield {**sums, "against": None, "ratio": None}
    yield {**ledger, "against": "sums", "ratio": round(ledger["seconds"] / sums["seconds"], 2)}
