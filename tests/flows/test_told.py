"""What Prefect is told of a run: an artifact for each department, an event for each broken contract, no values."""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import yaml

from tests.flows.conftest import forget
from tests.flows.forked import Forks
from tests.flows.test_deployment import ask, prefect
from tests.flows.test_run import latest, say_of, verdict_of

Command = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parents[2]
STOPPED = "students = 300, faults = { renamed_column = 1 }"


def events(environment: dict[str, str], name: str, district: str, at_least: int = 0) -> list[dict[str, Any]]:
    """Events of this name and district, the oldest first; the server may take a moment to know them."""
    of_district = {"id_prefix": [f"throughline.{district}."]}
    deadline = time.monotonic() + 30
    while True:
        answer = ask(
            environment,
            "events/filter",
            filter={"event": {"name": [name]}, "resource": of_district, "order": "ASC"},
            limit=50,
        )
        found: list[dict[str, Any]] = answer["events"]
        if len(found) >= at_least or time.monotonic() > deadline:
            return found
        time.sleep(0.5)


def named(sample: Path, name: str) -> str:
    """Give the district a name of its own, so that its events are told from those of other tests."""
    settings = sample / "district.toml"
    text = settings.read_text()
    settings.write_text(re.sub(r'^name = ".*"$', f'name = "{name}"', text, count=1, flags=re.MULTILINE))
    return name.lower()


def test_a_broken_contract_is_an_event_and_so_is_its_end(
    throughline: Command, run_quickly: Path, prefect_environment: dict[str, str]
) -> None:
    forget(run_quickly, "attendance")
    district = named(run_quickly, f"Mended{uuid4().hex[:6]}")
    say_of(run_quickly, "attendance", "students = 300", STOPPED)
    assert throughline("run", run_quickly, "--cycle", "winter").returncode == 3
    assert throughline("run", run_quickly, "--cycle", "winter").returncode == 3
    broken = events(prefect_environment, "throughline.contract.broken", district, at_least=2)
    assert [one["resource"]["throughline.new"] for one in broken] == ["true", "false"]
    first = broken[0]
    assert first["resource"] == {
        "prefect.resource.id": f"throughline.{district}.attendance",
        "prefect.resource.name": "Attendance",
        "throughline.department": "student_services",
        "throughline.status": "stopped",
        "throughline.required": "true",
        "throughline.new": "true",
    }
    assert f"throughline.{district}.department.student_services" in {
        one["prefect.resource.id"] for one in first["related"]
    }
    assert first["payload"]["status"] == "stopped"
    assert first["payload"]["reasons"]
    assert first["payload"]["owner"].startswith("Student Services")
    assert events(prefect_environment, "throughline.contract.kept", district) == []

    say_of(run_quickly, "attendance", STOPPED, "students = 300")
    assert throughline("run", run_quickly, "--cycle", "winter").returncode == 0
    (kept,) = events(prefect_environment, "throughline.contract.kept", district, at_least=1)
    assert kept["resource"]["prefect.resource.id"] == f"throughline.{district}.attendance"
    assert kept["payload"]["status"] == "accepted"


def test_every_department_has_one_artifact_that_keeps_its_history(
    throughline: Command, run_quickly: Path, prefect_environment: dict[str, str]
) -> None:
    say_of(run_quickly, "attendance", "students = 300", "students = 300, faults = { bad_date = 20 }")
    assert throughline("run", run_quickly, "--cycle", "winter").returncode == 0
    latest_ones = {one["key"]: one for one in ask(prefect_environment, "artifacts/latest/filter", limit=200)}
    departments = {path.stem.replace("_", "-") for path in (latest(run_quickly) / "scorecards").glob("*.html")}
    assert departments
    assert {f"verdict-{name}" for name in departments} <= set(latest_ones)
    assert "verdict-student-services-attendance" not in latest_ones
    told = latest_ones["verdict-student-services"]["data"]
    assert "Mend 20 rows of Attendance and send the file again" in told
    assert "| 20 rows |" in told
    key = {"key": {"any_": ["verdict-student-services"]}}
    before = len(ask(prefect_environment, "artifacts/filter", artifacts=key))
    assert throughline("run", run_quickly, "--cycle", "winter").returncode == 0
    assert len(ask(prefect_environment, "artifacts/filter", artifacts=key)) == before + 1


def test_a_run_has_a_scorecard_for_each_department_and_its_counts_as_json(
    throughline: Command, run_quickly: Path
) -> None:
    forget(run_quickly, "attendance")
    say_of(run_quickly, "attendance", "students = 300", STOPPED)
    ran = throughline("run", run_quickly, "--cycle", "winter", "--json")
    assert ran.returncode == 3
    told = json.loads(ran.stdout)
    assert told["verdicts"]["attendance"]["status"] == "stopped"
    assert told["verdicts"]["schools"]["accepted_n"] == verdict_of(run_quickly, "schools")["accepted_n"]
    folder = Path(told["scorecards"])
    assert folder == latest(run_quickly) / "scorecards"
    assert {one["dataset"] for one in json.loads((folder / "verdicts.json").read_text())} == set(told["verdicts"])
    assert "Mend Attendance and send it again" in (folder / "student_services.txt").read_text()
    assert (folder / "docs" / "data_assessment" / "schools.html").is_file()


def test_a_refresh_writes_the_departments_scorecard_into_the_home(forks: Forks, sample: Path) -> None:
    forks.call("flows.refresh.refresh_department", sample, "human_resources", "winter")
    folder = sample / "home" / "scorecards" / "human_resources"
    assert {path.name for path in folder.iterdir()} == {
        "human_resources.html",
        "human_resources.txt",
        "docs",
        "expected.csv",
        "verdicts.json",
    }
    assert "All arrived, nothing to do." in (folder / "human_resources.txt").read_text()


def test_the_automation_of_the_documentation_is_one_that_prefect_takes(
    prefect_environment: dict[str, str], tmp_path: Path
) -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "events.md").read_text(), flags=re.DOTALL)
    path = tmp_path / "broken-contracts.yaml"
    automation = yaml.safe_load(block)
    # Sending needs a block; whether one is there is between the district and its server.
    automation["actions"] = [{"type": "do-nothing"}]
    path.write_text(yaml.safe_dump(automation))
    prefect(prefect_environment, "automation", "create", "--from-file", str(path))
    (made,) = [one for one in ask(prefect_environment, "automations/filter") if one["name"] == automation["name"]]
    assert made["trigger"]["expect"] == ["throughline.contract.broken"]


def test_the_notification_of_the_documentation_is_one_that_prefect_knows() -> None:
    from prefect.events.actions import SendNotification

    (block,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "events.md").read_text(), flags=re.DOTALL)
    (action,) = yaml.safe_load(block)["actions"]
    assert SendNotification.model_validate(action).subject == "{{ event.payload.title }} cannot be used"
