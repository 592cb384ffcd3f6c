"""Which points are signals: each rule at its edge, the variants of two of three, and which of several is told.

One letter a point: o outside, t trend, w two of three, s shift, upper case where it goes up, dot for none of these.
"""

from __future__ import annotations

import pytest

from tests.tasks.signals.made_up_series import Judged, Number, Series, judged, judged_one

# Mean 10, moving ranges of 2: the near limits are 6.45 and 13.55, the limits 4.68 and 15.32.
STABLE = (11, 9) * 6


def after(*values: Number, rules: str = "mdc-2023", **settings: object) -> str:
    """What is said of points behind a stable baseline that ends below its mean."""
    told = judged_one(values=(*STABLE, *values), baseline_n=len(STABLE), rules=rules, **settings)
    assert told.flags()[: len(STABLE)] == "." * len(STABLE)
    return told.flags()[len(STABLE) :]


def test_a_point_is_outside_only_beyond_the_limit() -> None:
    (upper,) = {row["upper"] for row in judged_one(values=STABLE).points["one"]}
    assert upper == pytest.approx(10 + 2.66 * 2)
    assert after(upper) == "."
    assert after(upper + 0.001) == "O"
    assert after(20 - upper - 0.001) == "o"


@pytest.mark.parametrize(
    ("values", "near", "same_side", "any_third"),
    [
        ((14, 12, 14), "W.W", "W.W", "W.W"),
        ((14, 8, 14), "...", "...", "W.W"),
        ((14, 10, 14), "...", "...", "W.W"),
        ((14, 14), "..", "..", "WW"),
        ((14, 14, 12), "WW.", "WW.", "WW."),
        ((14, 12, 16), "..O", "W.O", "W.O"),
        ((16, 12, 14), "O..", "O.W", "O.W"),
        ((14, 14, 16), "WWO", "WWO", "WWO"),
        ((16, 12, 16), "O.O", "O.O", "O.O"),
        ((12, 14, 12, 12, 14, 12), "......", "......", "......"),
        ((14, None, 14), ".-.", ".-.", ".-."),
        ((14, 12, None, 14), "..-.", "..-.", "..-."),
        ((6, 8, 6), "w.w", "w.w", "w.w"),
        ((14, 6, 14), "...", "...", "W.W"),
    ],
)
def test_two_of_three_has_three_variants(values: tuple[Number], near: str, same_side: str, any_third: str) -> None:
    told = {rules: after(*values, rules=rules) for rules in ("nhsr-0.2", "mdc-2023", "western-electric")}
    assert told == {"nhsr-0.2": near, "mdc-2023": same_side, "western-electric": any_third}


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((11, 12, 11, 12, 11, 12), "......"),
        ((11, 12, 11, 12, 11, 12, 11), "SSSSSSS"),
        ((11, 12, 11, 10, 12, 11, 12, 11), "........"),
        ((11, 12, 11, None, 12, 11, 12, 11), "...-...."),
        ((9, 8, 9, 8, 9, 8, 9), "sssssss"),
    ],
)
def test_seven_points_on_one_side_are_a_shift_and_neither_a_tie_nor_a_gap_is_bridged(
    values: tuple[Number], told: str
) -> None:
    # The baseline ends below its mean, which would be an eighth point below.
    assert after(11, *values)[1:] == told if values[0] == 9 else after(*values) == told


def test_western_electric_waits_for_an_eighth_point() -> None:
    assert after(11, 12, 11, 12, 11, 12, 11, rules="western-electric") == "......."
    assert after(11, 12, 11, 12, 11, 12, 11, 12, rules="western-electric") == "SSSSSSSS"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((8, 8.5, 9.5, 10.5, 11.5, 12, 12.5), "TTTTTTT"),
        ((8, 8.5, 9.5, 10.5, 11.5, 12), "......"),
        ((8, 8.5, 9.5, 9.5, 10.5, 11.5, 12, 12.5), "........"),
        ((8, 8.5, 9.5, None, 10.5, 11.5, 12, 12.5), "...-...."),
        ((12.5, 12, 11.5, 10.5, 9.5, 8.5, 8), "ttttttt"),
    ],
)
def test_seven_points_that_rise_or_fall_are_a_trend_and_neither_a_tie_nor_a_gap_is_bridged(
    values: tuple[Number], told: str
) -> None:
    assert after(*values) == told


def test_a_trend_is_told_by_its_slope_and_a_turning_point_belongs_to_the_trend_it_ends() -> None:
    rise = (8, 8.5, 9.5, 10.5, 11.5, 12, 12.5)
    fall = (12, 11.5, 10.5, 9.5, 8.5, 8)
    assert after(*rise, *fall) == "TTTTTTT" + "tttttt"
    assert after(*(20 - value for value in (*rise, *fall))) == "ttttttt" + "TTTTTT"


def test_of_several_rules_the_first_is_told() -> None:
    rising = (8.9, 11, 11.5, 12, 13, 14, 16)
    assert after(*rising) == "TTTTTTO"
    assert after(11, 12, 11, 14, 14, 11, 12) == "SSSWWSS"


def test_rules_start_anew_with_each_phase() -> None:
    values = (*STABLE, 11, 12, 11, 12, 11, 12, 11)
    cut = judged_one(values=values, phases=[16], baseline_n=12)
    assert cut.flags() == "." * len(values)
    assert [row["phase"] for row in cut.points["one"]] == [1] * 16 + [2] * 3
    assert [row["moving_range"] for row in cut.points["one"]][15:18] == [1, None, 1]


def test_a_run_longer_than_chance_allows_is_a_shift_that_bridges_ties_and_gaps() -> None:
    values = (11, 11, 9, 11, 11, 9, 9, 9, 9, None, 10, 9, 9, 9, 9, 11, 11, 11, 9, 11, 11, 11)
    told = judged_one(values=values, chart="run", rules="anhoej")
    (phase,) = told.phases["one"]
    assert (phase["n"], phase["n_useful"], phase["longest_run"], phase["longest_run_max"]) == (22, 20, 8, 7)
    assert told.flags() == ".....ssss-.ssss......."
    assert phase["signal"] is True


def test_too_few_crossings_are_told_by_the_phase_and_by_a_note_on_its_last_point() -> None:
    values = (9,) * 6 + (11,) * 6 + (9,) * 6 + (11,) * 6
    told = judged_one(values=values, chart="run", rules="anhoej")
    (phase,) = told.phases["one"]
    assert (phase["crossings"], phase["crossings_min"], phase["longest_run"]) == (3, 8, 6)
    assert phase["signal"] is True
    assert told.flags() == "." * 24
    notes = [row["note"] for row in told.points["one"]]
    assert notes == [None] * 23 + ["the phase crosses its centre line too rarely"]


def test_too_many_crossings_are_no_signal() -> None:
    assert judged_one(values=(9, 11) * 10, chart="run", rules="anhoej").phases["one"][0]["signal"] is False


def test_a_run_chart_under_other_rules_has_shifts_and_trends_only() -> None:
    values = (5, 30, 5, 30, 9, 30, 5, 21, 22, 23, 24, 25, 26, 27)
    assert judged_one(values=values, chart="run").flags() == "......TTTTTTTT"


def latest(improvement: str, *values: Number, target: float | None = None) -> tuple[str, str]:
    told = judged_one(values=(*STABLE, *values), baseline_n=12, improvement=improvement, target=target)
    (phase,) = told.phases["one"]
    return phase["variation"], phase["assurance"]


@pytest.mark.parametrize(
    ("improvement", "values", "variation"),
    [
        ("increase", (16,), "improvement"),
        ("decrease", (16,), "concern"),
        ("neutral", (16,), "neutral"),
        ("increase", (4,), "concern"),
        ("increase", (16, 10), "common_cause"),
        ("increase", (16, None), "improvement"),
    ],
)
def test_variation_is_of_the_latest_point_with_a_value(improvement: str, values: tuple[Number], variation: str) -> None:
    assert latest(improvement, *values)[0] == variation


@pytest.mark.parametrize(
    ("improvement", "target", "assurance"),
    [
        ("increase", 16, "fail"),
        ("increase", 4, "pass"),
        ("increase", 12, "inconsistent"),
        ("decrease", 16, "pass"),
        ("decrease", 4, "fail"),
        ("neutral", 16, "none"),
        ("increase", None, "none"),
    ],
)
def test_assurance_is_where_the_target_lies(improvement: str, target: float | None, assurance: str) -> None:
    assert latest(improvement, target=target)[1] == assurance


def test_assurance_is_of_the_limits_of_its_own_phase() -> None:
    values = (*STABLE, *(value + 20 for value in STABLE))
    told = judged_one(values=values, phases=[12], target=25.0)
    assert [phase["assurance"] for phase in told.phases["one"]] == ["fail", "inconsistent"]
    told = judged_one(values=values, phases=[12], target=20.0)
    assert [phase["assurance"] for phase in told.phases["one"]] == ["fail", "pass"]


def test_each_answer_names_its_rule_set_and_version() -> None:
    told: Judged = judged(Series(name="a", values=STABLE), Series(name="b", values=STABLE, chart="run", rules="anhoej"))
    assert {(row["rules"], row["rules_version"]) for row in told.points["a"]} == {("mdc-2023", "2023-11")}
    assert {(row["rules"], row["rules_version"]) for row in told.points["b"]} == {("anhoej", "2014")}
