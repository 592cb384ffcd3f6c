"""Two cycles of the sample district, one after the other: what moved since the first is split in the second."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb

from tests.flows.conftest import with_little_shown

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def run(throughline: Command, sample: Path, cycle: str) -> Path:
    ran = throughline("run", sample, "--cycle", cycle)
    assert ran.returncode == 0, ran.stderr
    return (sample / "home" / "runs" / "latest").resolve()


def test_the_second_cycle_names_the_first_and_splits_its_moves_in_the_same_bytes(
    throughline: Command, sample: Path, tmp_path: Path
) -> None:
    with_little_shown(sample / "district.toml")
    fall = run(throughline, sample, "fall")
    elsewhere = shutil.copytree(sample, tmp_path / "elsewhere", symlinks=True)
    winter, other = run(throughline, sample, "winter"), run(throughline, elsewhere, "winter")
    told = json.loads((winter / "manifest.json").read_text())["earlier_run"]
    assert told["fingerprint"] == json.loads((fall / "manifest.json").read_text())["fingerprint"]
    names = {path.relative_to(winter) for path in winter.rglob("*") if path.is_file() and "protected" not in path.parts}
    assert Path("published/moves.parquet") in names
    different = {str(name) for name in names if (winter / name).read_bytes() != (other / name).read_bytes()}
    assert different == {"run.json"}
    with duckdb.connect() as warehouse:
        parts = warehouse.execute(
            "select real + population + coverage + definition = value - earlier_value from read_parquet($path) "
            "where reason = ''",
            {"path": str(winter / "published" / "moves.parquet")},
        ).fetchall()
    assert parts and all(adds_up for (adds_up,) in parts)
