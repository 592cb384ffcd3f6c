"""The flows beside the cycle: one department's refresh, and rendering again."""

from __future__ import annotations

import json
from pathlib import Path

from tests.flows.forked import Forks


def test_a_departments_refresh_judges_what_it_owes_and_publishes_nothing(forks: Forks, sample: Path) -> None:
    verdicts = forks.call("flows.refresh.refresh_department", sample, "human_resources", "winter")
    assert {one["dataset"]: one["status"] for one in verdicts} == {"rates": "accepted"}
    assert not (sample / "home" / "runs").exists()


def test_briefs_are_reissued_from_a_published_run(forks: Forks, run_sample: Path) -> None:
    first = (run_sample / "home" / "runs" / "latest").resolve()
    again = forks.call("flows.reissue.reissue_briefs", run_sample / "home" / "runs" / "latest")
    assert json.loads((Path(again) / "run.json").read_text())["reissue_of"] == first.name
    told = Path("scorecards") / "verdicts.json"
    assert (Path(again) / told).read_bytes() == (first / told).read_bytes()
