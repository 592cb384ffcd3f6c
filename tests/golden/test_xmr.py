"""XmR charts against NHSRplotthedots, qicharts2 and PowerBI-SPC.

Where a series has no width the peers give no limits or limits equal to the mean; ours are not computable, which agrees.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.tasks.signals.made_up_series import Judged, Series, judged

Case = dict[str, Any]
POINT_TYPES = {
    "Common Cause": ("common_cause", None),
    "Above UCL": ("outside", "up"),
    "Below LCL": ("outside", "down"),
    "7 Point Trend (Increasing)": ("trend", "up"),
    "7 Point Trend (Decreasing)": ("trend", "down"),
    "2 in 3 Above CL": ("two_of_three", "up"),
    "2 in 3 Below CL": ("two_of_three", "down"),
    "7 Points Above CL": ("shift", "up"),
    "7 Points Below CL": ("shift", "down"),
}
VARIATIONS = {
    "common_cause": "common_cause",
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
}
ASSURANCES = {None: "none", "consistent_pass": "pass", "consistent_fail": "fail", "inconsistent": "inconsistent"}


def series(case: Case, rules: str = "nhsr-0.2") -> Series:
    read = case["input"]
    return Series(
        name=case["id"],
        rules=rules,
        values=read["values"],
        phases=[read["dates"].index(day) for day in read["rebase"] if day in read["dates"]],
        baseline_n=read["fix_after_n_points"],
        improvement=read["improvement_direction"],
        target=read["target"],
        is_screened=read["screen_outliers"],
    )


@pytest.fixture(scope="module")
def cases(golden: Callable[[str], list[Case]]) -> list[Case]:
    return golden("xmr_cases")


@pytest.fixture(scope="module")
def ours(cases: list[Case]) -> Judged:
    return judged(*map(series, cases))


def has_width(expected: Case) -> bool:
    return expected["lpl"] is not None and expected["upl"] > expected["lpl"]


def agreed(cases: list[Case]) -> list[Case]:
    return [case for case in cases if case["expected_nhsrplotthedots"]["status"] == "ok"]


def test_limits_and_point_types_are_those_of_nhsrplotthedots(cases: list[Case], ours: Judged) -> None:
    compared = 0
    for case in agreed(cases):
        for point, expected in zip(ours.points[case["id"]], case["expected_nhsrplotthedots"]["points"], strict=True):
            told = (case["id"], expected["date"])
            assert point["centre"] == pytest.approx(expected["mean"], rel=1e-9), told
            if not has_width(expected):
                assert point["point_type"] == "not_computable", told
                assert expected["special_cause_type"] == "Common Cause", told
                continue
            assert point["lower"] == pytest.approx(expected["lpl"], rel=1e-9), told
            assert point["upper"] == pytest.approx(expected["upl"], rel=1e-9), told
            if expected["y"] is None:
                assert point["point_type"] == "missing", told
                assert expected["special_cause_type"] == "Common Cause", told
                continue
            assert (point["point_type"], point["direction"]) == POINT_TYPES[expected["special_cause_type"]], told
            compared += 1
    assert compared > 800


def test_the_latest_point_and_the_target_are_judged_as_by_nhsrplotthedots(cases: list[Case], ours: Judged) -> None:
    for case in agreed(cases):
        phases, expected = ours.phases[case["id"]], case["expected_nhsrplotthedots"]
        assert len(phases) == len(expected["phases"])
        for phase, wanted in zip(phases, expected["phases"], strict=True):
            assert phase["n"] == wanted["n"]
            if has_width(wanted):
                assert phase["variation"] == VARIATIONS[wanted["last_point_type"]], case["id"]
        assert phases[-1]["assurance"] == ASSURANCES[expected["assurance_type"]], case["id"]


def test_where_nhsrplotthedots_crashes_on_a_gap_in_a_run_we_do_not(cases: list[Case], ours: Judged) -> None:
    crashed = [case for case in cases if case["expected_nhsrplotthedots"]["status"] == "error"]
    assert crashed
    for case in crashed:
        assert "missing" in ours.types(case["id"])
        assert set(ours.types(case["id"])) - {"missing", "not_computable"}


def test_runs_and_limits_are_those_of_qicharts2_but_for_its_factor(cases: list[Case], ours: Judged) -> None:
    """Its limits are 3 / 1.128 mean ranges wide, ours 2.66."""
    compared = 0
    for case in cases:
        expected = case["expected_qicharts2"]["i_chart"]
        firsts = {row["phase"]: row for row in reversed(ours.points[case["id"]])}
        for phase, wanted in zip(ours.phases[case["id"]], expected["phases"], strict=True):
            for ours_name, name in (
                ("n", "n_obs"),
                ("n_useful", "n_useful"),
                ("longest_run", "longest_run"),
                ("longest_run_max", "longest_run_max"),
                ("crossings", "n_crossings"),
                ("crossings_min", "n_crossings_min"),
            ):
                assert phase[ours_name] == wanted[name], (case["id"], name)
            first = firsts[phase["phase"]]
            assert first["centre"] == pytest.approx(wanted["cl"], rel=1e-9)
            if wanted["ucl"] is not None and wanted["ucl"] > wanted["lcl"]:
                factor = 2.66 / (3 / 1.128)
                assert first["upper"] - first["centre"] == pytest.approx((wanted["ucl"] - wanted["cl"]) * factor)
                assert first["near_upper"] - first["centre"] == pytest.approx((wanted["ucl95"] - wanted["cl"]) * factor)
                compared += 1
    assert compared > 35


def test_moving_ranges_are_those_of_qicharts2(cases: list[Case], ours: Judged) -> None:
    """Within a phase: it takes the range over the break between two."""
    for case in cases:
        points, first_of_phase = ours.points[case["id"]], set()
        for point, wanted in (
            zip(points, case["expected_qicharts2"]["mr_chart"]["y"], strict=True) if len(points) > 1 else ()
        ):
            if point["phase"] not in first_of_phase:
                first_of_phase.add(point["phase"])
                assert point["moving_range"] is None
            elif wanted is None:
                assert point["moving_range"] is None
            else:
                assert point["moving_range"] == pytest.approx(wanted, rel=1e-9, abs=1e-12), case["id"]


def test_the_moving_range_chart_is_that_of_qicharts2(cases: list[Case], ours: Judged) -> None:
    """In the first phase; the peer counts the range over the break to the one before in every other."""
    compared = 0
    for case in cases:
        wanted = case["expected_qicharts2"]["mr_chart"]["phases"][0]
        first = ours.phases[case["id"]][0]
        for name, theirs in (("range_centre", "cl"), ("range_upper", "ucl")):
            if wanted[theirs] is None:
                assert first[name] is None
                continue
            assert first[name] == pytest.approx(wanted[theirs], rel=1e-9), case["id"]
            compared += 1
    assert compared > 70


def test_the_third_point_may_lie_anywhere_in_western_electric_as_in_powerbi_spc(cases: list[Case]) -> None:
    """Its two-of-three also marks points that are beyond the limits; ours are outside first."""
    kept = [case for case in cases if case["expected_powerbi_spc"].get("status") == "ok"]
    kept = [case for case in kept if all(has_width(one) for one in case["expected_nhsrplotthedots"].get("phases", []))]
    ours = judged(*(series(case, "western-electric") for case in kept))
    compared = 0
    for case in kept:
        flags = case["expected_powerbi_spc"]["flags"]
        for point, outside, two in zip(
            ours.points[case["id"]], flags["astronomical"], flags["two_in_three"], strict=True
        ):
            if point["point_type"] == "missing":
                continue
            assert (point["point_type"] == "outside") == (outside != "none"), case["id"]
            if outside == "none":
                assert (point["point_type"] == "two_of_three") == (two != "none"), (case["id"], point)
                compared += two != "none"
    assert compared > 10
