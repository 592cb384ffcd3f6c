"""Shares and their concentration, and who owns together: exact at the threshold, undefined where nothing is shared."""

from __future__ import annotations

from dataclasses import astuple, fields
from decimal import Decimal
from fractions import Fraction
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.methods.concentration import (
    Concentration,
    SharedOwnership,
    concentration,
    shared_ownership,
    unconcentrated_ownership,
)
from tasks.methods.figure import Figure, Why, undefined

amounts = st.dictionaries(st.text(max_size=3), st.decimals(0, 10**9, places=2), max_size=8)


@given(amounts)
def test_shares_add_up_and_every_figure_is_in_its_range(given_amounts):
    told = concentration(given_amounts)
    n = sum(amount > 0 for amount in given_amounts.values())
    if n == 0:
        assert told.shares == {}
        assert {one.why for one in figures(told)} == {Why.NOTHING}
        assert {one.value for one in figures(told)} == {None}
        return
    assert told.shares.keys() == given_amounts.keys()
    assert sum(told.shares.values()) == pytest.approx(1)
    assert 1 / n - 1e-12 <= told.hhi.value <= 1
    assert 1 <= told.effective_n.value <= n + 1e-9
    assert told.entropy.value == pytest.approx(told.entropy_bits.value * log(2))
    if n > 1:
        assert 0 <= told.normalised_hhi.value <= 1
        assert 0 <= told.normalised_entropy.value <= 1


@given(amounts, st.integers(1, 1000))
def test_only_the_proportions_count(given_amounts, factor):
    scaled = {name: amount * factor for name, amount in given_amounts.items()}
    assert concentration(scaled) == concentration(given_amounts)


def figures(told: Concentration) -> list[Figure]:
    return [getattr(told, field.name) for field in fields(told) if field.name != "shares"]


def test_equal_parts_are_not_concentrated_at_all():
    told = concentration({"a": 5, "b": 5, "c": 5, "nothing": 0})
    assert told.shares == {"a": 1 / 3, "b": 1 / 3, "c": 1 / 3, "nothing": 0}
    assert (told.effective_n, told.normalised_hhi) == (Figure(3.0), Figure(0.0))
    assert told.normalised_entropy.value == pytest.approx(1)


def test_one_part_is_wholly_concentrated_and_has_no_normalised_figure():
    told = concentration({"a": Decimal("12.50"), "b": 0})
    assert (told.hhi, told.effective_n, told.entropy) == (Figure(1.0), Figure(1.0), Figure(0.0))
    assert str(told.entropy.value) == str(told.entropy_bits.value) == "0.0"
    assert told.normalised_hhi == told.normalised_entropy == undefined(Why.ONE_PART)


@pytest.mark.parametrize("amount", [Decimal(-1), -1, Decimal("NaN"), Decimal("Infinity")])
def test_an_amount_below_zero_or_that_is_no_number_is_refused(amount):
    for judged in (
        lambda: concentration({"a": amount, "b": 5}),
        lambda: shared_ownership({"i": {"a": amount, "b": 5}}),
        lambda: unconcentrated_ownership({"g": {"a": amount, "b": 5}}),
    ):
        with pytest.raises(ValueError, match="an amount is"):
            judged()


@pytest.mark.parametrize(
    ("hours", "index"),
    [
        ({"a": 9, "b": 1}, 1.0),
        ({"a": Decimal("90.01"), "b": Decimal("9.99")}, 0.0),
        ({"a": Decimal("0.9"), "b": Decimal("0.1")}, 1.0),
        ({"a": 10}, 0.0),
        ({"a": 10, "b": 0}, 0.0),
        ({"a": 91, "b": 3, "c": 3, "d": 3}, 0.0),
        ({"a": 10, "b": 10, "c": 80}, 1.0),
    ],
)
def test_two_departments_own_together_from_ten_percent_of_the_hours_on(hours, index):
    assert shared_ownership({"i": hours}) == SharedOwnership(Figure(index), judged_n=1, unjudged_n=0)


def test_what_has_no_hours_is_not_judged_instead_of_not_shared():
    told = shared_ownership({"i": {"a": 5, "b": 5}, "j": {"a": 5}, "k": {}, "l": {"a": 0, "b": 0}})
    assert told == SharedOwnership(Figure(0.5), judged_n=2, unjudged_n=2)
    assert astuple(shared_ownership({"k": {}})) == (astuple(undefined(Why.NOTHING)), 0, 1)
    assert shared_ownership({}).index == undefined(Why.NOTHING)


def test_a_goal_of_one_owner_is_not_shared_and_a_goal_without_amounts_not_judged():
    told = unconcentrated_ownership({"g": {"a": 7}, "h": {"a": 1, "b": 1}, "none": {}})
    assert told == SharedOwnership(Figure(0.25), judged_n=2, unjudged_n=1)
    assert unconcentrated_ownership({"g": {"a": Fraction(7, 3)}}).index == Figure(0.0)
    assert unconcentrated_ownership({"none": {}}) == SharedOwnership(undefined(Why.NOTHING), 0, 1)
