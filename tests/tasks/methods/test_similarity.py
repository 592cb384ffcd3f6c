"""Pairs of initiatives of different departments that say the same."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.methods import similarity
from tasks.methods.similarity import Item, Similar, SimilarPair, clusters, similar_pairs

READING = "Coaching of teachers in reading"
ALIKE = "Reading coaching for teachers"
BUSES = "New routes of school buses"
WORDS = ["reading", "coaching", "maths", "attendance", "bus", "routes", "of", "teachers"]


def item(item_id: str, departments: str, text: str) -> Item:
    return Item(item_id, frozenset(departments), text)


def ids(told: Similar) -> list[tuple[str, str]]:
    return [(pair.one_id, pair.other_id) for pair in told.pairs]


def test_the_same_work_in_other_words_is_found_and_other_work_is_not():
    told = similar_pairs([item("1", "A", READING), item("2", "B", ALIKE), item("3", "C", BUSES)])
    assert ids(told) == [("1", "2")]
    assert 0.33 <= told.pairs[0].similarity < 1


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [("A", "B", True), ("A", "A", False), ("AB", "B", False), ("AB", "CD", True), ("A", "", False), ("", "", False)],
)
def test_only_departments_that_share_nothing_and_are_known_duplicate_each_other(one, other, is_found):
    told = similar_pairs([item("1", one, READING), item("2", other, READING)], threshold=1)
    assert told.pairs == ([SimilarPair("1", "2", 1.0)] if is_found else [])


def test_items_without_words_are_named_and_never_alike():
    told = similar_pairs([item("2", "A", " \n"), item("1", "B", ""), item("3", "C", READING)])
    assert told == Similar([], ["1", "2"])
    assert similar_pairs([item("1", "A", ""), item("2", "B", "")]) == Similar([], ["1", "2"])
    assert similar_pairs([]) == Similar([], [])


@pytest.mark.parametrize("threshold", [0, -1, 1.01, float("nan")])
def test_a_threshold_that_keeps_all_or_none_is_refused(threshold):
    with pytest.raises(ValueError, match="threshold"):
        similar_pairs([], threshold)


def test_an_item_that_is_there_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        similar_pairs([item("1", "A", READING), item("1", "B", READING)])


@settings(max_examples=25, deadline=None)
@given(
    texts=st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), min_size=2, max_size=12),
    block_n=st.integers(1, 13),
    threshold=st.sampled_from([0.05, 0.33, 0.9, 1.0]),
)
def test_pairs_are_those_of_all_compared_with_all_whatever_the_block(texts, block_n, threshold):
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics.pairwise import cosine_similarity

    items = [item(f"{place:02}", "ABC"[place % 3], text) for place, text in enumerate(texts)]
    cosines = cosine_similarity(TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(texts))
    wanted = {
        (f"{one:02}", f"{other:02}")
        for one, other in combinations(range(len(texts)), 2)
        if one % 3 != other % 3 and round(cosines[one, other], similarity.DIGITS) >= threshold
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(similarity, "BLOCK_N", block_n)
        told = similar_pairs(items, threshold)
        assert similar_pairs(items[::-1], threshold) == told
    assert set(ids(told)) == wanted
    assert len(told.pairs) == len(wanted)
    assert [pair.similarity for pair in told.pairs] == sorted((pair.similarity for pair in told.pairs), reverse=True)


def test_clusters_hang_together_over_others():
    pairs = [SimilarPair("x", "y", 0.9), SimilarPair("b", "c", 0.4), SimilarPair("a", "b", 0.5)]
    assert clusters(pairs) == [("a", "b", "c"), ("x", "y")]
    assert clusters([]) == []
