"""`throughline signals` with a target of each point: a trajectory."""

from __future__ import annotations

import csv
import io

import pytest

from tests.flows.conftest import Said

STABLE = [11, 9] * 6


def first(answer: str) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(answer)))


def with_targets(*targets: str) -> str:
    rows = zip(STABLE, targets, strict=False)
    lines = [f"2025-01-{day:02d},{value},{target}" for day, (value, target) in enumerate(rows, start=1)]
    return "\n".join(["date,value,target", *lines])


def test_a_target_of_each_point_is_a_trajectory_and_the_latest_is_to_be_reached(said: Said) -> None:
    words = ["--chart", "xmr", "--improvement", "increase"]
    rising = with_targets(*(str(6 + 2 * n) for n in range(12)))
    code, answer, _ = said(rising, *words, "--summary")
    assert (code, first(answer)["assurance"]) == (0, "fail")
    _, answer, _ = said(with_targets(*["2"] * 12), *words, "--summary")
    assert first(answer)["assurance"] == "pass"
    _, answer, _ = said(rising, *words)
    assert "target" not in answer.splitlines()[0]
    _, answer, _ = said(rising, *words, "--svg")
    assert "The target goes from 6 to 28." in answer


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        (with_targets("6", "soon"), [], "row 3 has a target that is no number"),
        (with_targets("6", "inf"), [], "row 3 has a target that is no number"),
        (with_targets("6", "8"), ["--target", "7"], "has a target for each point, and --target names one for all"),
    ],
)
def test_a_trajectory_that_cannot_be_one_is_refused(said: Said, text: str, words: list[str], told: str) -> None:
    code, _, error = said(text, "--chart", "xmr", *words)
    assert code == 20
    assert told in error
