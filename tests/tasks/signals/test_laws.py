"""What must hold of any series."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tasks.signals.made_up_series import Series, judged

# Steps of a quarter keep sums and means exact, so that a law is not broken by the last bit of a number.
NUMBERS = st.none() | st.integers(-40, 40).map(lambda quarters: quarters / 4)
VALUES = st.lists(NUMBERS, max_size=30)
RULES = st.sampled_from(["mdc-2023", "nhsr-0.2", "western-electric", "anhoej"])
CHARTS = st.sampled_from(["xmr", "run"])
FROZEN = st.none() | st.integers(2, 12)
few = settings(max_examples=15, deadline=None)
SWAPPED = {"up": "down", "down": "up", None: None}


def plan(**given_: Any) -> dict[str, Any]:
    return given_


PLANS = st.builds(plan, rules=RULES, chart=CHARTS, baseline_n=FROZEN, phases=st.sampled_from([(), (7,), (5, 15)]))


def verdicts(rows: list[dict[str, Any]]) -> list[tuple[str, str | None]]:
    return [(row["point_type"], row["direction"]) for row in rows]


@few
@given(VALUES, PLANS, st.integers(-8, 8), st.sampled_from([0.25, 2, 1024]))
def test_another_unit_or_zero_changes_no_verdict(values, chosen, shift: int, scale: float) -> None:
    moved = [None if value is None else value * scale + shift for value in values]
    told = judged(Series(name="a", values=values, **chosen), Series(name="b", values=moved, **chosen))
    assert verdicts(told.points["a"]) == verdicts(told.points["b"])


@few
@given(VALUES, PLANS)
def test_upside_down_is_the_same_with_directions_swapped(values, chosen) -> None:
    turned = [None if value is None else -value for value in values]
    told = judged(Series(name="a", values=values, **chosen), Series(name="b", values=turned, **chosen))
    assert [(kind, SWAPPED[direction]) for kind, direction in verdicts(told.points["a"])] == verdicts(told.points["b"])


@few
@given(VALUES, PLANS, VALUES, PLANS)
def test_another_series_changes_nothing(values, chosen, others, chosen_for_others) -> None:
    alone = judged(Series(name="a", values=values, **chosen))
    beside = judged(
        Series(name="b", values=others, **chosen_for_others),
        Series(name="a", values=values, **chosen),
        Series(name="c", values=others, **chosen),
    )
    assert beside.points["a"] == alone.points["a"]
    assert beside.phases["a"] == alone.phases["a"]


@few
@given(VALUES, st.lists(NUMBERS, max_size=6), st.sampled_from(["mdc-2023", "anhoej"]))
def test_behind_a_frozen_baseline_new_points_move_no_limit(values, later, rules: str) -> None:
    chosen = {"rules": rules, "baseline_n": max(len(values), 2)}
    told = judged(Series(name="a", values=values, **chosen), Series(name="b", values=[*values, *later], **chosen))
    lines = ("centre", "lower", "upper", "near_lower", "near_upper", "moving_range")
    for before, after in zip(told.points["a"], told.points["b"], strict=False):
        # With fewer than two values in it, the rows to come belong to the baseline too.
        if len(values) >= chosen["baseline_n"]:
            assert [before[line] for line in lines] == [after[line] for line in lines]


@few
@given(VALUES, PLANS)
def test_limits_enclose_the_centre_and_only_points_beyond_them_are_outside(values, chosen) -> None:
    for row in judged(Series(values=values, **chosen)).points["one"]:
        if row["lower"] is None:
            assert row["point_type"] != "outside"
            continue
        assert row["lower"] < row["near_lower"] < row["centre"] < row["near_upper"] < row["upper"]
        if row["value"] is not None:
            is_beyond = not row["lower"] - 1e-9 <= row["value"] <= row["upper"] + 1e-9
            assert (row["point_type"] == "outside") >= is_beyond
