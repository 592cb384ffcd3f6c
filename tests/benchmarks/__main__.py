"""Prints benchmarks and writes them to build/bench.jsonl; each runs in a process of its own, so that memory is its own.

    python -m tests.benchmarks [NAME ...]

`ratio` is this benchmark's seconds over those of `against`, measured in the same run. `validation` runs at three sizes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks import ledger, protection, signals, validation

CASES = (
    "validation",
    "signals",
    "protection",
    "ledger",
    "pull",
    "validate_raw",
    "validate",
    "compute_raw",
    "compute",
    "validate_compute",
    "protect",
    "sample_run",
    "check",
)
AGAINST = {"validate": "validate_raw", "compute": "compute_raw"}
COMPARED = {
    "validation": validation.compared,
    "signals": signals.compared,
    "protection": protection.compared,
    "ledger": ledger.compared,
}
OUT = Path("build/bench.jsonl")


def main(chosen: list[str]) -> int:
    """Run the chosen cases, all when none is named; 2 where a name is unknown."""
    unknown = [name for name in chosen if name not in CASES]
    if unknown:
        print(f"no benchmark {unknown[0]}; there are {', '.join(CASES)}", file=sys.stderr)
        return 2
    OUT.parent.mkdir(exist_ok=True)
    results: dict[str, dict[str, Any]] = {}
    for name in _with_baselines(chosen or list(CASES)):
        if name in COMPARED:
            for result in COMPARED[name]():
                results[f"{result['name']} {result['rows']}"] = result
                _print(result)
            continue
        results[name] = _together(results) if name == "validate_compute" else _measure(name, results)
        _print(results[name])
    with OUT.open("w") as file:
        for result in results.values():
            file.write(json.dumps(result) + "\n")
    print(f"written to {OUT}")
    return 0


def _with_baselines(chosen: list[str]) -> list[str]:
    needed = set(chosen)
    if "validate_compute" in needed:
        needed |= {"validate", "compute"}
    needed |= {AGAINST[name] for name in needed if name in AGAINST}
    return [name for name in CASES if name in needed]


def _measure(name: str, results: dict[str, dict[str, Any]]) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.case", name], stdout=subprocess.PIPE, text=True, check=True
    )
    result: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    against = AGAINST.get(name)
    ratio = round(result["seconds"] / results[against]["seconds"], 2) if against else None
    return {**result, "against": against, "ratio": ratio}


def _together(results: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Validate and compute as one figure against both as raw SQL."""
    ours = results["validate"]["seconds"] + results["compute"]["seconds"]
    raw = results["validate_raw"]["seconds"] + results["compute_raw"]["seconds"]
    return {
        "name": "validate_compute",
        "rows": results["validate"]["rows"],
        "seconds": round(ours, 2),
        "peak_mb": max(results["validate"]["peak_mb"], results["compute"]["peak_mb"]),
        "against": "validate_raw + compute_raw",
        "ratio": round(ours / raw, 2),
    }


def _print(result: dict[str, Any]) -> None:
    ratio = f"  {result['ratio']} x {result['against']}" if result["ratio"] is not None else ""
    imported = f"  (beside {result['import_seconds']:.2f} s of imports)" if "import_seconds" in result else ""
    ratio += f" ({result['cpu_ratio']} x by processors' time)" if "cpu_ratio" in result else ""
    print(
        f"{result['name']:<18} {result['rows']:>12,} rows {result['seconds']:>8.2f} s "
        f"{result['peak_mb']:>7,} MB{ratio}{imported}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
