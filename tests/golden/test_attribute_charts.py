"""Charts of counts against qicharts2 and qcc: P, P′, I′ and U, screened or not, with phases, freezes and gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.tasks.signals.made_up_series import Judged, Series, judged

Case = dict[str, Any]
SCREENED = {"screened": True, "unscreened": False}
LINES = (("centre", "cl"), ("lower", "lcl"), ("upper", "ucl"), ("near_lower", "lcl95"), ("near_upper", "ucl95"))
RUNS = (
    ("n", "n_obs"),
    ("n_useful", "n_useful"),
    ("longest_run", "longest_run"),
    ("longest_run_max", "longest_run_max"),
    ("crossings", "n_crossings"),
    ("crossings_min", "n_crossings_min"),
)


def charted(case: Case) -> Iterator[tuple[str, Series]]:
    """Each answer of the case that is of a chart of ours; a C chart is a U chart over equal denominators."""
    read = case["input"]
    denominators = read.get("den") or [1.0] * len(read["num"])
    for key in case["expected"]:
        chart, _, screening = key.partition("_")
        chart = {"c": "u"}.get(chart, chart)
        if chart not in ("p", "pp", "ip", "u", "g", "t"):
            continue
        is_counted = chart not in ("g", "t")
        yield (
            key,
            Series(
                name=f"{case['id']} {key}",
                chart=chart,
                rules="anhoej",
                counts=list(zip(read["num"], denominators, strict=True)) if is_counted else (),
                values=() if is_counted else read["num"],
                phases=read["part"] or (),
                baseline_n=read["freeze"],
                excluded=[number - 1 for number in read["exclude"] or ()],
                is_screened=SCREENED.get(screening),
            ),
        )


@pytest.fixture(scope="module")
def answers(golden: Callable[[str], list[Case]]) -> list[tuple[Case, str, Case, Series]]:
    return [(case, key, case["expected"][key], one) for case in golden("p_cases") for key, one in charted(case)]


@pytest.fixture(scope="module")
def ours(answers: list[tuple[Case, str, Case, Series]]) -> Judged:
    return judged(*(one for *_, one in answers))


def test_lines_and_points_outside_them_are_those_of_qicharts2(answers, ours: Judged) -> None:
    compared = 0
    for case, _, expected, one in answers:
        scale = case["input"]["multiply"]
        for point, wanted in zip(ours.points[one.name], expected["points"], strict=True):
            told = (one.name, wanted["i"])
            assert point["centre"] == pytest.approx(wanted["cl"] / scale, rel=1e-9), told
            if wanted["y"] is None:
                assert (point["point_type"], point["lower"], point["upper"]) == ("missing", None, None), told
                continue
            assert point["value"] == pytest.approx(wanted["y"] / scale, rel=1e-9), told
            if wanted["ucl"] in (None, wanted["lcl"]):
                assert (point["point_type"], point["lower"]) == ("not_computable", None), told
                assert not wanted["sigma_signal"], told
                continue
            for name, theirs in LINES:
                assert point[name] == pytest.approx(wanted[theirs] / scale, rel=1e-9, abs=1e-9), told
            assert (point["point_type"] == "outside") == wanted["sigma_signal"], told
            compared += 1
    assert compared > 1000


def test_runs_around_the_centre_are_those_of_qicharts2(answers, ours: Judged) -> None:
    for _, _, expected, one in answers:
        for phase, wanted in zip(ours.phases[one.name], expected["phases"], strict=True):
            told = {name: phase[name] for name, _ in RUNS}
            assert told == {name: wanted[theirs] for name, theirs in RUNS}, one.name


def test_limits_are_those_of_qcc(answers, ours: Judged) -> None:
    compared = 0
    for case, key, _, one in answers:
        theirs = (case.get("expected_qcc") or {}).get(key)
        if theirs is None or set(theirs["lcl"]) == set(theirs["ucl"]):
            continue
        for point, lower, upper in zip(ours.points[one.name], theirs["lcl"], theirs["ucl"], strict=True):
            told = (point["centre"], point["lower"], point["upper"])
            assert told == pytest.approx((theirs["center"], lower, upper), rel=1e-9, abs=1e-12), one.name
            compared += 1
    assert compared > 150


def test_attendance_of_many_student_days_does_not_flag_half_the_year(answers, ours: Judged) -> None:
    outside = {
        key: sum(point["point_type"] == "outside" for point in ours.points[one.name])
        for case, key, _, one in answers
        if case["id"] == "e_attendance_days_big_n"
    }
    assert outside["p"] == 11
    assert {count for key, count in outside.items() if key != "p"} == {0}
