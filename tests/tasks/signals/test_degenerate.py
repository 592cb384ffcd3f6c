"""Series that say nothing: never a signal, never a crash, always why."""

from __future__ import annotations

from math import inf, nan

import pytest

from tasks.signals.chart_kinds import CHART_KINDS
from tasks.signals.rule_sets import RULE_SETS
from tests.tasks.signals.made_up_series import Number, Series, judged, judged_one

ALL_CHARTS = sorted(CHART_KINDS)


def notes(**settings: object) -> list[str]:
    return [row["note"] for row in judged_one(**settings).points["one"]]


@pytest.mark.parametrize(
    ("values", "flags", "why"),
    [
        ((), "", None),
        ((3,), "?", "one value only in the baseline"),
        ((3, None, None), "?--", "one value only in the baseline"),
        ((None, None), "--", "no value"),
        ((3, None, 4), "?-?", "no two values in a row in the baseline"),
        ((4,) * 15, "?" * 15, "the values do not vary"),
        ((0,) * 15, "?" * 15, "the values do not vary"),
        ((0.95,) * 20, "?" * 20, "the values do not vary"),
        ((0.1 + 0.2, 0.3) * 10, "?" * 20, "the values do not vary"),
        ((3, 3, None, 5, 5), "??-??", "the values do not vary"),
        ((1e308, -1e308, 1e308), "???", "the values are too large to compute with"),
        ((nan, inf, -inf), "---", "not a finite number"),
    ],
)
def test_an_xmr_chart_without_width_says_why(values: tuple[Number], flags: str, why: str | None) -> None:
    told = judged_one(values=values)
    assert told.flags() == flags
    assert {row["note"] for row in told.points["one"] if row["point_type"] != "missing"} <= {why}
    if "?" not in flags and flags:
        assert {row["note"] for row in told.points["one"]} == {why}
    for row in told.points["one"]:
        assert (row["lower"], row["upper"], row["near_lower"], row["near_upper"]) == (None, None, None, None)
    for phase in told.phases["one"]:
        assert (phase["signal"], phase["variation"]) == (False, "not_computable")


def test_two_points_are_enough_for_limits() -> None:
    told = judged_one(values=(3, 4))
    assert told.flags() == ".."
    assert told.points["one"][0]["upper"] == pytest.approx(3.5 + 2.66)


def test_a_spike_in_a_constant_series_does_not_flag_the_constant() -> None:
    """All moving ranges but the spike's are zero: screened, they would leave no width at all."""
    values = (10,) * 7 + (16,) + (10,) * 8
    screened, kept = judged_one(values=values), judged_one(values=values, is_screened=False)
    assert screened.points == kept.points
    assert screened.flags() == "s" * 7 + "O" + "s" * 8


def test_what_is_missing_says_why() -> None:
    counts = [(1, 20), (None, 20), (3, None), (4, 0), (nan, 5), (5, -1), (-1, 5), (6, 5), (2, 20), (3, 20)]
    assert notes(chart="p", counts=counts) == [
        None,
        "no numerator",
        "no denominator",
        "the denominator is zero",
        "not a finite number",
        "the denominator is below zero",
        "the numerator is below zero",
        "the numerator is above the denominator",
        None,
        None,
    ]
    assert notes(chart="u", counts=[(6, 5), (3, 5)]) == [None, None]
    assert notes(chart="ip", counts=[(-6, 5), (3, 5)]) == [None, None]
    assert notes(chart="t", values=[-1, 2, 3]) == ["the value is below zero", None, None]


@pytest.mark.parametrize(
    ("chart", "counts", "why"),
    [
        ("p", [(0, 40), (0, 50)], "no variation to judge: all or none"),
        ("p", [(40, 40), (50, 50)], "no variation to judge: all or none"),
        ("pp", [(0, 40), (0, 50)], "no variation to judge: all or none"),
        ("u", [(0, 40), (0, 50)], "no variation to judge: all or none"),
        ("ip", [(0, 40), (0, 50)], "the values do not vary"),
        ("pp", [(3, 10), (30, 100), (9, 30)], "the values do not vary"),
    ],
)
def test_counts_without_variation_are_not_judged(chart: str, counts: list[tuple[int, int]], why: str) -> None:
    told = judged_one(chart=chart, counts=counts)
    assert set(told.types()) == {"not_computable"}
    assert {row["note"] for row in told.points["one"]} == {why}
    assert {row["lower"] for row in told.points["one"]} == {None}


def test_a_constant_proportion_has_the_limits_of_its_denominators() -> None:
    assert judged_one(chart="p", counts=[(3, 10), (30, 100), (9, 30)]).flags() == "..."


def test_a_run_chart_on_its_median_is_not_judged() -> None:
    told = judged_one(chart="run", rules="anhoej", values=(3,) * 14)
    assert set(told.types()) == {"not_computable"}
    assert told.phases["one"][0]["n_useful"] == 0
    assert told.phases["one"][0]["longest_run"] is None


def test_a_frozen_baseline_without_values_leaves_the_rest_unjudged() -> None:
    told = judged_one(values=(None, None, *range(10)), baseline_n=2)
    assert told.flags() == "--" + "?" * 10
    assert told.points["one"][5]["note"] == "no value in the baseline"


def test_a_phase_of_one_point_has_no_limits_and_others_keep_theirs() -> None:
    assert judged_one(values=(1, 2, 1, 2, 9), phases=[4]).flags() == "....?"


ODD = {
    "empty": (),
    "one": (1.0,),
    "missing": (None,) * 5,
    "zero": (0.0,) * 5,
    "same": (0.3,) * 5,
    "no finite": (nan, inf, -inf, nan, inf),
    "huge": (1e308, 1e307, -1e308, 1e308, 1.7e308),
    "tiny": (5e-324, 1e-300, 0.0, 5e-324, 1e-310),
    "below zero": (-1.0, -2.0, -3.0, -4.0, -5.0),
}


@pytest.mark.parametrize("rules", sorted(RULE_SETS))
@pytest.mark.parametrize("chart", ALL_CHARTS)
def test_nothing_crashes_and_nothing_odd_is_a_signal(chart: str, rules: str) -> None:
    takes_counts = CHART_KINDS[chart].takes_counts
    told = judged(
        *(
            Series(
                name=f"{name} {screened}",
                chart=chart,
                rules=rules,
                counts=[(value, value) for value in values] if takes_counts else (),
                values=() if takes_counts else values,
                is_screened=screened,
                target=1.0,
            )
            for name, values in ODD.items()
            for screened in (True, False)
        )
    )
    for name, rows in told.points.items():
        for row in rows:
            assert row["direction"] is None, name
            assert row["point_type"] in ("missing", "not_computable", "common_cause"), name
            assert (row["point_type"] == "common_cause") == (row["note"] is None), name
