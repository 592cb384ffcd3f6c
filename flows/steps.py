"""The steps of a cycle as Prefect tasks: few, each handing on paths and small receipts, never rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.artifacts import show_scorecard
from flows.events import tell_of_contract
from tasks.compute import compute
from tasks.deliver import deliver
from tasks.district import District
from tasks.expected.absences import with_absences
from tasks.manifest import json_hash
from tasks.moves.split import split_moves
from tasks.protect import protect
from tasks.publish import publish
from tasks.pull import pull
from tasks.render import render
from tasks.scorecards import write_scorecards
from tasks.settings.known_measures import measures_of
from tasks.storage.guard import guarded
from tasks.storage.home import Home
from tasks.storage.ledger import Told, note_release, told_before
from tasks.storage.run_folder import RunFolder
from tasks.storage.snapshot import Hole, Snapshot
from tasks.storage.stand_in import all_last_good
from tasks.validate import validate
from tasks.verdicts.contract_news import contract_news, remember_told
from tasks.verdicts.quality_history import quality_history
from tasks.verdicts.verdict import Verdict


@task(task_run_name="pull {dataset}", cache_policy=NO_CACHE)
def pull_dataset(district: District, dataset: str) -> Snapshot | Hole:
    """One dataset's rows, copied to landing."""
    with guarded(f"pull {dataset}", district.home_folder):
        return pull(district, dataset)


@task(task_run_name="validate {dataset}", cache_policy=NO_CACHE)
def validate_dataset(
    district: District, dataset: str, pulled: Snapshot | Hole, others: list[Verdict], cycle: str
) -> Verdict:
    """One dataset's verdict."""
    with guarded(f"validate {dataset}", district.home_folder):
        return validate(district, dataset, pulled, others, cycle)


@task(cache_policy=NO_CACHE)
def find_missing(district: District, cycle: str, verdicts: list[Verdict], into: Path) -> list[Verdict]:
    """The verdicts with what should have come and did not; `expected.csv` with all that should."""
    with guarded("find missing", district.home_folder):
        return with_absences(district, verdicts, cycle, all_last_good(district), into / "expected.csv")


@task(cache_policy=NO_CACHE)
def tell_departments(district: District, cycle: str, verdicts: list[Verdict], into: Path) -> None:
    """A scorecard for each department, in a folder and in Prefect, and an event for each contract broken or mended."""
    with guarded("tell", district.home_folder):
        history, title = quality_history(district, verdicts), district.cycle(cycle).title
        cards = write_scorecards(district, verdicts, history, into, cycle=title)
        news = contract_news(Home(district.home_folder), verdicts)
    for department, card in cards.items():
        show_scorecard(department, card)
    for one in news:
        tell_of_contract(district, one)
    with guarded("tell", district.home_folder):
        remember_told(Home(district.home_folder), verdicts)


@task(cache_policy=NO_CACHE)
def compute_indicators(district: District, cycle: str, verdicts: list[Verdict], folder: RunFolder) -> Path:
    """The run's warehouse; one task, since DuckDB uses all cores itself."""
    with guarded("compute", district.home_folder):
        return compute(district, cycle, verdicts, folder.warehouse, Home(district.home_folder).work / "compute")


@task(cache_policy=NO_CACHE)
def find_told_before(district: District, inputs: dict[str, Any], as_of: date | None) -> Told:
    """What those who work with runs were told before this one."""
    with guarded("find what was told before", district.home_folder):
        return told_before(Home(district.home_folder), "internal", json_hash(inputs), district.time_zone, as_of)


@task(cache_policy=NO_CACHE)
def protect_small_groups(district: District, folder: RunFolder, told: Told) -> Path:
    """What may be shown to those who work with the run, beside what they were told before."""
    with guarded("protect", district.home_folder):
        return protect(district.protection.internal, folder.warehouse, folder.published, folder.told, told.numbers)


@task(cache_policy=NO_CACHE)
def split_moves_since(
    district: District, cycle: str, verdicts: list[Verdict], folder: RunFolder
) -> dict[str, Any] | None:
    """The moves since the cycle before, split; the run that the figures were held against."""
    with guarded("split moves", district.home_folder):
        return split_moves(district, cycle, verdicts, folder)


@task(cache_policy=NO_CACHE)
def render_briefs(district: District, cycle: str, manifest: dict[str, Any], folder: RunFolder) -> list[Path]:
    """The briefs of all audiences."""
    with guarded("render", district.home_folder):
        return render(
            folder.published,
            manifest,
            district,
            cycle,
            manifest["fingerprint"],
            folder.briefs,
            catalogue=measures_of(district),
        )


@task(cache_policy=NO_CACHE)
def publish_run(
    district: District, folder: RunFolder, manifest: dict[str, Any], run: dict[str, Any], told: Told
) -> Path:
    """The run under its name, for good; what it tells is noted first, but of a run that only an analyst sees."""
    with guarded("publish", district.home_folder):
        if not manifest["as_of"]:
            note_release(
                Home(district.home_folder), told, folder.told, cycle=manifest["cycle"], run=folder.run_id, who="run"
            )
        return publish(folder, manifest, run)


@task(cache_policy=NO_CACHE)
def deliver_briefs(district: District, run: Path, cycle: str) -> list[Path]:
    """The briefs where their readers look for them."""
    with guarded("deliver", district.home_folder):
        return deliver(district, run, cycle)
