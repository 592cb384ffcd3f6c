"""`throughline run`: what a user sees, and what a run leaves behind."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from tests.flows.conftest import forget

Command = Callable[..., "subprocess.CompletedProcess[str]"]


def latest(sample: Path) -> Path:
    return (sample / "home" / "runs" / "latest").resolve()


def manifest_of(sample: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((latest(sample) / "manifest.json").read_text())
    return told


def verdict_of(sample: Path, dataset: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in manifest_of(sample)["verdicts"] if one["dataset"] == dataset)
    return found


def say_of(sample: Path, dataset: str, old: str, new: str) -> None:
    """Change one line of what district.toml says of a dataset."""
    settings = sample / "district.toml"
    text = settings.read_text()
    start = text.index(f"[datasets.{dataset}]")
    end = text.index("\n[", start)
    changed = text[start:end].replace(old, new)
    assert changed != text[start:end], f"{old!r} is not said of {dataset}"
    settings.write_text(text[:start] + changed + text[end:])


def test_a_run_ends_with_the_path_of_a_brief_and_shows_its_steps(
    ran_once: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    sample, ran = ran_once
    brief = Path(ran.stdout.strip().splitlines()[-1].removeprefix("The brief is "))
    assert "Lakemont" in brief.read_text()
    for step in ("pull", "validate", "tell", "compute", "protect", "render", "publish", "deliver"):
        assert f"throughline: {step} done in" in ran.stderr
    assert "INFO" not in ran.stderr, "Prefect and Great Expectations keep to themselves"
    assert "nanobind" not in ran.stderr
    told = json.loads((latest(sample) / "run.json").read_text())
    assert set(told["seconds_by_step"]) >= {"pull", "validate", "compute", "protect", "render"}


def test_the_same_inputs_give_the_same_bytes_run_json_aside(
    throughline: Command, run_sample: Path, sample: Path
) -> None:
    assert throughline("run", sample, "--cycle", "winter").returncode == 0
    one, other = latest(run_sample), latest(sample)
    names = {path.relative_to(one) for path in one.rglob("*") if path.is_file() and "protected" not in path.parts}
    assert names == {
        path.relative_to(other) for path in other.rglob("*") if path.is_file() and "protected" not in path.parts
    }
    different = {str(name) for name in names if (one / name).read_bytes() != (other / name).read_bytes()}
    assert different == {"run.json"}


def test_results_for_scripts_are_json(throughline: Command, run_quickly: Path) -> None:
    ran = throughline("run", run_quickly, "--cycle", "winter", "--json")
    told = json.loads(ran.stdout)
    assert told["is_complete"] is True
    assert Path(told["brief"]).is_file()


def test_an_unknown_cycle_is_told_before_anything_starts(throughline: Command, sample: Path) -> None:
    ran = throughline("run", sample, "--cycle", "summer")
    assert ran.returncode == 16
    assert "fall" in ran.stderr and "winter" in ran.stderr
    assert not (sample / "home").exists()


def test_a_removed_dataset_is_a_named_hole_and_not_a_zero(throughline: Command, run_quickly: Path) -> None:
    forget(run_quickly, "commitments")
    (run_quickly / "plans" / "commitments.csv").unlink()
    ran = throughline("run", run_quickly, "--cycle", "winter")
    assert ran.returncode in (0, 3), ran.stderr
    assert verdict_of(run_quickly, "commitments")["status"] == "missing"
    brief = (latest(run_quickly) / "briefs" / "cabinet.html").read_text()
    assert "Commitments" in brief and "commitments.csv is not there" in brief


def test_a_renamed_column_stops_that_dataset_and_the_last_good_rows_stand_in(
    throughline: Command, run_quickly: Path
) -> None:
    plan = run_quickly / "plans" / "initiatives.csv"
    plan.write_text(plan.read_text().replace("initiative_id", "initiative_no", 1))
    ran = throughline("run", run_quickly, "--cycle", "winter")
    told = verdict_of(run_quickly, "initiatives")
    assert told["status"] == "stood_in", ran.stderr
    assert "initiative_id" in told["reasons"][0] and "initiative_no" in told["reasons"][0]
    assert told["stand_in_date"]
    assert told["stand_in_date"][:4] in (latest(run_quickly) / "briefs" / "cabinet.html").read_text()


def test_a_broken_required_dataset_makes_the_run_incomplete_with_its_own_exit_code(
    throughline: Command, run_quickly: Path
) -> None:
    forget(run_quickly, "attendance")
    say_of(run_quickly, "attendance", "students = 300", "students = 300, faults = { renamed_column = 1 }")
    ran = throughline("run", run_quickly, "--cycle", "winter")
    assert ran.returncode == 3, ran.stderr
    assert verdict_of(run_quickly, "attendance")["status"] == "stopped"
    with duckdb.connect() as warehouse:
        rows = warehouse.execute(
            "select count(*) from read_parquet($path) where measure = 'attendance_rate'",
            {"path": str(latest(run_quickly) / "published" / "measures.parquet")},
        ).fetchall()
    assert rows == [(0,)], "a hole, never a zero"


def test_rendering_again_is_a_new_run_that_names_the_old_one(throughline: Command, run_sample: Path) -> None:
    first = latest(run_sample)
    again = throughline("render", run_sample / "home" / "runs" / "latest")
    assert again.returncode == 0, again.stderr
    second = latest(run_sample)
    assert second != first
    assert json.loads((second / "run.json").read_text())["reissue_of"] == first.name
    assert (second / "briefs" / "cabinet.html").read_bytes() == (first / "briefs" / "cabinet.html").read_bytes()
    assert (second / "manifest.json").read_bytes() == (first / "manifest.json").read_bytes()


def test_a_run_of_another_district_is_not_rendered_as_this_ones(throughline: Command, run_sample: Path) -> None:
    first = latest(run_sample)
    settings = run_sample / "district.toml"
    name = json.loads((first / "manifest.json").read_text())["district"]
    settings.write_text(settings.read_text().replace(name, "Elsewhere Unified"))
    again = throughline("render", first, "--district", run_sample)
    assert again.returncode == 16, again.stderr
    assert f"it was made for {name}" in again.stderr
    assert latest(run_sample) == first
