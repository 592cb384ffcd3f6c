"""One improvement cycle, from departments' data to published briefs. Read this page first.

Each step is a task of `flows/steps.py`, which calls one function of the same verb in `tasks/`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from prefect import flow, unmapped

from flows.artifacts import link_run
from flows.progress import Progress
from flows.steps import (
    compute_indicators,
    deliver_briefs,
    find_missing,
    find_told_before,
    protect_small_groups,
    publish_run,
    pull_dataset,
    render_briefs,
    split_moves_since,
    tell_departments,
    validate_dataset,
)
from tasks.district import District
from tasks.manifest import inputs_of, make_manifest
from tasks.scoring.causes import in_counts
from tasks.settings.district_folder import read_district
from tasks.storage.home import Home
from tasks.storage.run_folder import start_run
from tasks.storage.snapshot import Hole, Snapshot
from tasks.validation.references import in_reading_order
from tasks.verdicts.verdict import Verdict


@flow(name="improvement-cycle", flow_run_name="{cycle}", persist_result=False)
def improvement_cycle(district: str, cycle: str, as_of: date | None = None) -> dict[str, Any]:
    """Run one cycle of a district and publish its briefs.

    `district` is the path of the district's folder, `cycle` the name of one of its cycles. A dataset that cannot be
    used is a named hole in the briefs and never ends the run. `as_of` is for an analyst: the run looks at what was
    released until that day, and is neither delivered nor the latest.
    """
    settings = read_district(Path(district))
    home = Home(settings.home_folder)
    progress = Progress()
    with home.lock():
        folder = start_run(home, cycle)
        with progress.step("pull"):
            pulled = pull_all(settings)
        with progress.step("validate"):
            verdicts = validate_all(settings, pulled, cycle, progress)
            verdicts = find_missing(settings, cycle, verdicts, folder.scorecards)
        with progress.step("tell"):
            tell_departments(settings, cycle, verdicts, folder.scorecards)
        with progress.step("compute"):
            compute_indicators(settings, cycle, verdicts, folder)
        inputs = inputs_of(settings, cycle, verdicts)
        with progress.step("protect"):
            told = find_told_before(settings, inputs, as_of)
            protect_small_groups(settings, folder, told)
        with progress.step("split moves"):
            earlier = split_moves_since(settings, cycle, verdicts, folder)
        manifest = make_manifest(inputs, settings, verdicts, told.names, earlier, as_of)
        with progress.step("render"):
            render_briefs(settings, cycle, manifest, folder)
        with progress.step("publish"):
            published = publish_run(settings, folder, manifest, progress.as_run(folder.run_id), told)
        if as_of is None:
            with progress.step("deliver"):
                deliver_briefs(settings, published, cycle)
    link_run(cycle, published, manifest["is_complete"])
    return {
        "run": str(published),
        "brief": str(published / "briefs" / "cabinet.html"),
        "is_complete": manifest["is_complete"],
        "fingerprint": manifest["fingerprint"],
        "scorecards": str(published / "scorecards"),
        "verdicts": {one.dataset: in_counts(one) for one in verdicts},
    }


def pull_all(district: District) -> dict[str, Snapshot | Hole]:
    """Every dataset's rows, several at a time."""
    datasets = list(district.datasets)
    return dict(zip(datasets, pull_dataset.map(unmapped(district), datasets).result(), strict=True))


def validate_all(
    district: District, pulled: dict[str, Snapshot | Hole], cycle: str, progress: Progress
) -> list[Verdict]:
    """Every dataset's verdict, each after those whose rows its own are held against."""
    verdicts: list[Verdict] = []
    for dataset in in_reading_order(district):
        verdict = validate_dataset(district, dataset, pulled[dataset], verdicts, cycle)
        progress.say(f"  {verdict.in_words}")
        verdicts.append(verdict)
    return verdicts
