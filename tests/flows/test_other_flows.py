"""The flows beside the cycle: one department's refresh, and rendering again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def call(environment: dict[str, str], flow: str, *words: str) -> Any:
    module, name = flow.rsplit(".", 1)
    program = f"import json, sys; from {module} import {name}; print(json.dumps({name}(*sys.argv[1:])))"
    ran = subprocess.run(
        [sys.executable, "-c", program, *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


def test_a_departments_refresh_judges_what_it_owes_and_publishes_nothing(
    prefect_environment: dict[str, str], sample: Path
) -> None:
    verdicts = call(prefect_environment, "flows.refresh.refresh_department", str(sample), "human_resources", "winter")
    assert {one["dataset"]: one["status"] for one in verdicts} == {"rates": "accepted"}
    assert not (sample / "home" / "runs").exists()


def test_briefs_are_reissued_from_a_published_run(prefect_environment: dict[str, str], run_sample: Path) -> None:
    first = (run_sample / "home" / "runs" / "latest").resolve()
    again = call(prefect_environment, "flows.reissue.reissue_briefs", str(run_sample / "home" / "runs" / "latest"))
    assert json.loads((Path(again) / "run.json").read_text())["reissue_of"] == first.name
    told = Path("scorecards") / "verdicts.json"
    assert (Path(again) / told).read_bytes() == (first / told).read_bytes()
