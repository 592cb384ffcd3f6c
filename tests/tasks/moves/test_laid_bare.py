"""The difference of two sets of schools is a group like any other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tasks.district import Protection
from tasks.moves.figures import Numbers
from tasks.moves.laid_bare import is_laid_bare, tells_hidden_school

POLICY = Protection()


def counted(part, whole):
    return Numbers(numerator=Decimal(part), denominator=Decimal(whole), value=0.0, people_n=whole)


@pytest.mark.parametrize(
    ("part", "whole", "is_bare"),
    [
        (0, 0, False),
        (10, 20, False),
        (9, 20, True),
        (11, 20, True),
        (5, 9, True),
        (0, 29, True),
        (29, 29, True),
        (0, 30, False),
        (30, 30, False),
    ],
)
def test_schools_left_out_are_a_group_by_the_rules_for_figures(part, whole, is_bare):
    assert is_laid_bare(counted(100 + part, 200 + whole), counted(100, 200), POLICY) is is_bare


def test_of_a_number_of_people_only_their_number_counts():
    two = [Numbers(numerator=None, denominator=None, value=float(n), people_n=n) for n in (100, 91, 90)]
    assert is_laid_bare(two[0], two[1], POLICY)
    assert not is_laid_bare(two[0], two[2], POLICY)


@pytest.mark.parametrize(
    ("left_out", "hidden", "is_told"),
    [("C", "", False), ("C", "AB", False), ("A", "AB", True), ("AC", "AB", True), ("ABC", "AB", False)],
)
def test_hidden_schools_are_left_out_all_together_or_not_at_all(left_out, hidden, is_told):
    assert tells_hidden_school(set(left_out), set(hidden)) is is_told
