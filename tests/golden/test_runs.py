"""Run charts and the critical values of their rules against qicharts2."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tasks.signals.run_limits import run_limits
from tests.tasks.signals.made_up_series import Judged, Series, judged

Case = dict[str, Any]
# Our column, theirs.
COLUMNS = (
    ("n", "n_obs"),
    ("n_useful", "n_useful"),
    ("longest_run", "longest_run"),
    ("longest_run_max", "longest_run_max"),
    ("crossings", "n_crossings"),
    ("crossings_min", "n_crossings_min"),
    ("signal", "runs_signal"),
)


def series(case: Case) -> Series:
    read = case["input"]
    return Series(
        name=case["id"],
        chart="run",
        rules="anhoej",
        values=read["y"],
        phases=read["part"] or (),
        baseline_n=read["freeze"],
        excluded=[number - 1 for number in read["exclude"] or ()],
    )


@pytest.fixture(scope="module")
def cases(golden: Callable[[str], list[Case]]) -> list[Case]:
    return golden("run_cases")


@pytest.fixture(scope="module")
def ours(cases: list[Case]) -> Judged:
    return judged(*map(series, cases))


def test_runs_crossings_and_signals_are_those_of_qicharts2(cases: list[Case], ours: Judged) -> None:
    assert len(cases) > 20
    for case in cases:
        expected = case["expected"]["anhoej"]["phases"]
        for phase, wanted in zip(ours.phases[case["id"]], expected, strict=True):
            told = {name: phase[name] for name, _ in COLUMNS}
            assert told == {name: wanted[theirs] for name, theirs in COLUMNS}, case["id"]


def test_the_centre_is_the_median_of_qicharts2(cases: list[Case], ours: Judged) -> None:
    for case in cases:
        centres = {row["phase"]: row["centre"] for row in ours.points[case["id"]]}
        for wanted in case["expected"]["anhoej"]["phases"]:
            assert centres[wanted["part"]] == pytest.approx(wanted["cl"], rel=1e-9), case["id"]


def test_critical_values_are_those_of_qicharts2(golden_folder: Path) -> None:
    ours = {useful_n: (longest, fewest) for useful_n, longest, fewest in run_limits(200)}
    with (golden_folder / "anhoej_critical.csv").open(encoding="utf-8") as file:
        wanted = {
            int(row["n_useful"]): (int(row["longest_run_max"]), int(row["n_crossings_min"]))
            for row in csv.DictReader(file)
        }
    assert len(wanted) >= 100
    assert {useful_n: ours[useful_n] for useful_n in wanted} == wanted
