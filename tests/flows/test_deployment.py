"""The same flow as a deployment: from prefect.yaml, by module entrypoint, on a local process worker."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PREFECT = Path(sys.executable).parent / "prefect"


def ask(environment: dict[str, str], path: str, **filters: Any) -> Any:
    request = urllib.request.Request(
        f"{environment['PREFECT_API_URL']}/{path}",
        data=json.dumps(filters).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def prefect(environment: dict[str, str], *words: str, folder: Path = ROOT) -> str:
    ran = subprocess.run(
        [PREFECT, *words], env=environment, cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_a_deployment_runs_on_a_process_worker(
    prefect_environment: dict[str, str], run_quickly: Path, tmp_path: Path
) -> None:
    newest = run_quickly / "home" / "runs" / "latest"
    before = newest.resolve()
    environment = {**prefect_environment, "THROUGHLINE_DISTRICT": str(run_quickly), "THROUGHLINE_CYCLE": "winter"}
    prefect(environment, "work-pool", "create", "throughline", "--type", "process")
    prefect(environment, "--no-prompt", "deploy", "--all")
    deployed = {one["entrypoint"] for one in ask(environment, "deployments/filter")}
    assert deployed == {
        "flows.cycle.improvement_cycle",
        "flows.refresh.refresh_department",
        "flows.reissue.reissue_briefs",
    }
    prefect(environment, "deployment", "run", "improvement-cycle/cycle")
    prefect(environment, "worker", "start", "--pool", "throughline", "--run-once", "--limit", "1", folder=tmp_path)
    runs = ask(environment, "flow_runs/filter", sort="START_TIME_DESC")
    assert runs[0]["deployment_id"] is not None
    assert runs[0]["state"]["type"] == "COMPLETED", runs[0]["state"]["message"]
    assert newest.resolve() != before
    assert (newest / "briefs" / "cabinet.html").is_file()
    keys = {one["key"] for one in ask(environment, "artifacts/latest/filter", limit=200)}
    assert "verdict-student-services" in keys
    assert "run-winter" in keys


def test_prefect_starts_with_the_versions_of_the_lock() -> None:
    """Newer versions of what its server is made of have broken it before it could say a word."""
    ran = subprocess.run(
        [sys.executable, "-c", "import prefect.server.api.server"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
