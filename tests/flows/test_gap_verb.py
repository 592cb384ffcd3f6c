"""`throughline gap`: four counts in, JSON out, and a user's mistakes in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from flows.cli import main

Said = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Exit code, answer and errors."""

    def say(*words: str) -> tuple[int, dict[str, Any], str]:
        try:
            code = main(["gap", *words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        told = capsys.readouterr()
        return code, json.loads(told.out or "{}"), told.err

    return say


def test_each_figure_has_its_interval(said: Said) -> None:
    code, told, errors = said("9", "10", "3", "10")
    assert (code, errors) == (0, "")
    assert list(told) == ["wilson_1", "wilson_2", "difference", "ratio"]
    assert all(list(one) == ["value", "lower", "upper"] for one in told.values())
    assert told["difference"]["value"] == pytest.approx(0.6)
    assert told["ratio"]["value"] == pytest.approx(3)


def test_more_confidence_is_a_wider_interval(said: Said) -> None:
    _, usual, _ = said("9", "10", "3", "10")
    _, surer, _ = said("9", "10", "3", "10", "--confidence", "99")
    assert all(surer[name]["lower"] < usual[name]["lower"] for name in usual)
    assert all(surer[name]["upper"] > usual[name]["upper"] for name in usual)


@pytest.mark.parametrize(
    ("counts", "value", "why"),
    [
        ("0 10 3 20", 0, "not estimable: the count of group 1 is zero"),
        ("3 10 0 20", None, "not estimable: the count of group 2 is zero"),
        ("0 10 0 20", None, "not estimable: the count of group 1 and of group 2 is zero"),
        ("0 0 1 2", None, "there is nobody in group 1"),
        ("0 0 0 0", None, "there is nobody in group 1 and there is nobody in group 2"),
    ],
)
def test_a_ratio_that_cannot_be_given_says_why(said: Said, counts: str, value: float | None, why: str) -> None:
    code, told, _ = said(*counts.split())
    assert code == 0
    assert told["ratio"] == {"value": value, "lower": None, "upper": None, "why": why}


def test_a_difference_is_given_also_where_nobody_has_it(said: Said) -> None:
    _, told, _ = said("0", "10", "0", "20")
    assert told["difference"] == pytest.approx({"value": 0, "lower": -0.16112515805, "upper": 0.27753279986})


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["11", "10", "3", "10"], "group 1 has 10 members, and 11 of them cannot have it"),
        (["1", "10", "3", "2"], "group 2 has 2 members"),
        (["1.5", "10", "3", "10"], "argument X1: write a count such as 12"),
        (["1", "10", "3", "٣"], "argument N2: write a count such as 12"),
        (["1", "10", "3", "9" * 5000], "argument N2: write a count of 1,000,000,000,000,000 or less"),
        (["1", "10", "3"], "the following arguments are required: N2"),
        (["1", "2", "3", "4", "--confidence", "nan"], "write a percentage between 0 and 100"),
        (["1", "2", "3", "4", "--confidence", "100"], "write a percentage between 0 and 100"),
    ],
)
def test_a_mistake_ends_with_2_and_says_what_to_write(said: Said, words: list[str], told: str) -> None:
    code, answer, errors = said(*words)
    assert (code, answer) == (2, {})
    assert told in errors
