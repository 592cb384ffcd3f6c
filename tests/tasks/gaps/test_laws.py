"""What holds of any two groups."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.gaps.gap import Told, gap

GROUPS = st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def ends(told: Told) -> tuple[float, float, float]:
    return tuple(float(told[name] or 0) for name in ("lower", "value", "upper"))


@settings(deadline=None, max_examples=50)
@given(GROUPS, GROUPS)
def test_intervals_hold_their_values_and_stay_within_what_can_be(one: tuple[int, int], two: tuple[int, int]) -> None:
    told = gap(*one, *two)
    for name, least, most in (("wilson_1", 0, 1), ("wilson_2", 0, 1), ("difference", -1, 1)):
        lower, value, upper = ends(told[name])
        assert least <= lower <= value <= upper <= most


@settings(deadline=None, max_examples=50)
@given(GROUPS, GROUPS)
def test_groups_exchanged_give_the_same_gap_the_other_way(one: tuple[int, int], two: tuple[int, int]) -> None:
    there, back = gap(*one, *two), gap(*two, *one)
    lower, value, upper = ends(there["difference"])
    assert ends(back["difference"]) == pytest.approx((-upper, -value, -lower), abs=1e-12)
    if one[0] and two[0]:
        lower, value, upper = ends(there["ratio"])
        assert ends(back["ratio"]) == pytest.approx((1 / upper, 1 / value, 1 / lower))
