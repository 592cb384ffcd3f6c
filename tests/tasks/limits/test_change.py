"""A large change is told as people say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.limits.change import PEOPLE, ROWS, SCHOOLS, is_large, large_change

COUNTS = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("unit", "now", "before", "told"),
    [
        (ROWS, 171, 100, "171 rows, 71% more than the 100 in May"),
        (ROWS, 60, 100, "60 rows, 40% fewer than the 100 in May"),
        (ROWS, 199, 100, "199 rows, 99% more than the 100 in May"),
        (ROWS, 200, 100, "200 rows, twice as many as the 100 in May"),
        (PEOPLE, 5705, 2835, "5,705 people, more than twice as many as the 2,835 in May"),
        (PEOPLE, 3000, 100, "3,000 people, 30 times as many as the 100 in May"),
        (PEOPLE, 0, 60, "none of the 60 people in May"),
        (SCHOOLS, 1, 6, "1 school, 83% fewer than the 6 in May"),
    ],
)
def test_the_words(unit, now, before, told):
    assert large_change(unit, now, before, 20, "in May") == [told]


@given(COUNTS, COUNTS, st.integers(1, 1000))
def test_what_is_told_is_large_and_what_is_large_is_told(now, before, limit_percent):
    assert bool(large_change(ROWS, now, before, limit_percent, "")) == is_large(ROWS, now, before, limit_percent)
