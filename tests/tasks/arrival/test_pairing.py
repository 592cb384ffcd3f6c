"""Missing columns are paired with new ones, one to one, and only where it is clear."""

from hypothesis import given
from hypothesis import strategies as st

from tasks.arrival.pairing import MARGIN, paired


def test_the_better_pair_is_taken():
    assert paired({("a", "x"): 150, ("a", "y"): 150 - MARGIN}) == {"a": "x"}


def test_what_could_be_two_is_left_open():
    assert paired({("a", "x"): 150, ("a", "y"): 151 - MARGIN}) == {}
    assert paired({("a", "x"): 150, ("b", "x"): 150}) == {}


def test_a_settled_pair_frees_its_rivals():
    assert paired({("a", "x"): 200, ("a", "y"): 150, ("b", "y"): 145}) == {"a": "x", "b": "y"}


POINTS = st.dictionaries(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), st.integers(0, 200))


@given(points=POINTS)
def test_pairs_are_one_to_one_and_none_that_is_left_is_clear(points):
    found = paired(points)
    assert len({*found.values()}) == len(found)
    assert {*found.items()} <= {*points}
    left = {pair: n for pair, n in points.items() if pair[0] not in found and pair[1] not in found.values()}
    for pair, n in left.items():
        assert any(other != pair and {*other} & {*pair} and left[other] > n - MARGIN for other in left)


@given(points=POINTS)
def test_the_order_of_columns_does_not_count(points):
    assert paired(points) == paired(dict(reversed(points.items())))
