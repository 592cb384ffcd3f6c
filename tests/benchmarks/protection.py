"""Hiding over the joint table with its audit, beside the SQL alone that says what is too small.

150 schools, 12 groups (all among them) and 10 measures. The target is at most 60 s.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.sides import middle, run_side

SCHOOLS_N = int(os.environ.get("THROUGHLINE_BENCH_SCHOOLS", "150"))
ROUNDS = int(os.environ.get("THROUGHLINE_BENCH_ROUNDS", "3"))


def compared() -> Iterator[dict[str, Any]]:
    """Two results, of the rules alone and of all."""
    runs: dict[str, list[dict[str, Any]]] = {"rules": [], "joint": []}
    for _ in range(ROUNDS):
        for side, measured in runs.items():
            measured.append(run_side("protection_side", side, SCHOOLS_N))
    rules, joint = (middle(f"protection {side}", measured) for side, measured in runs.items())
    yield {**rules, "against": None, "ratio": None}
    yield {**joint, "against": "rules", "ratio": round(joint["seconds"] / rules["seconds"], 2)}
