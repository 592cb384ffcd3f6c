"""Measures of a network: what is defined, what is not, and that the mean by chance is that of all permutations."""

from __future__ import annotations

from itertools import combinations, permutations
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.methods.figure import Figure, Why, undefined
from tasks.methods.networks import (
    betweenness,
    bridges,
    cut_points,
    degree_centralisation,
    density,
    ei_index,
    modularity,
    network,
)

NODES = "abcdef"
PAIRS = list(combinations(NODES, 2))


def ties(*pairs: str) -> list[tuple[str, str, float]]:
    return [(one, other, 1.0) for one, other in pairs]


def alone(nodes: str):
    return dict(zip(nodes, nodes, strict=True))


# The first example waits for networkx.
@settings(deadline=None)
@given(
    labels=st.lists(st.sampled_from("XYZ"), min_size=2, max_size=len(NODES)).filter(lambda given: len(set(given)) > 1),
    drawn=st.data(),
)
def test_the_expected_index_is_the_mean_over_all_permutations_of_the_groups(labels, drawn):
    nodes = NODES[: len(labels)]
    pairs = drawn.draw(st.sets(st.sampled_from(list(combinations(nodes, 2))), min_size=1))
    indices = [
        ei_index(network(dict(zip(nodes, order, strict=True)), ties(*pairs))).index.value
        for order in permutations(labels)
    ]
    told = ei_index(network(dict(zip(nodes, labels, strict=True)), ties(*pairs)))
    assert told.expected.value == pytest.approx(fmean(indices), abs=1e-12)
    assert told.external_n + told.internal_n == len(pairs)


def test_ties_across_groups_open_and_weights_do_not_count():
    graph = network({"a": "X", "b": "X", "c": "Y"}, [("a", "b", 9.0), ("b", "c", 1.0), ("a", "c", 1.0)])
    told = ei_index(graph)
    assert (told.external_n, told.internal_n) == (2, 1)
    assert told.index.value == pytest.approx(1 / 3)
    assert told.expected.value == pytest.approx(1 / 3)


def test_modularity_is_of_ties_or_of_their_weights():
    pairs = [("a", "b", 3.0), ("b", "c", 1.0), ("c", "d", 1.0)]
    graph = network({"a": "X", "b": "X", "c": "Y", "d": "Y"}, pairs)
    assert modularity(graph, is_weighted=False).value == pytest.approx(2 * (1 / 3 - (3 / 6) ** 2))
    assert modularity(graph, is_weighted=True).value == pytest.approx(3 / 5 - (7 / 10) ** 2 + 1 / 5 - (3 / 10) ** 2)


def test_ties_of_one_pair_add_up_to_one_tie_either_way_round():
    twice = network({"a": "X", "b": "Y"}, [("a", "b", 1.0), ("b", "a", 2.0)])
    assert twice.edges["a", "b"]["weight"] == 3
    assert ei_index(twice).external_n == 1


@pytest.mark.parametrize(
    ("groups", "pairs", "why"),
    [
        ({}, [], Why.FEW_NODES),
        ({"a": "X"}, [], Why.FEW_NODES),
        ({"a": "X", "b": "Y"}, [], Why.NO_TIES),
        ({"a": "X", "b": "X"}, ["ab"], Why.ONE_GROUP),
    ],
)
def test_without_ties_or_with_one_group_there_is_no_index_and_no_modularity(groups, pairs, why):
    graph = network(groups, ties(*pairs))
    told = ei_index(graph)
    assert (told.index, told.expected) == (undefined(why), undefined(why))
    assert modularity(graph, is_weighted=False) == modularity(graph, is_weighted=True) == undefined(why)


@pytest.mark.parametrize(
    ("nodes", "pairs", "told"),
    [
        ("", [], undefined(Why.FEW_NODES)),
        ("a", [], undefined(Why.FEW_NODES)),
        ("ab", [], Figure(0.0)),
        ("ab", ["ab"], Figure(1.0)),
        ("abcd", ["ab", "bc", "cd"], Figure(0.5)),
    ],
)
def test_density_needs_two_nodes_and_no_tie(nodes, pairs, told):
    assert density(network(alone(nodes), ties(*pairs))) == told


@pytest.mark.parametrize(
    ("nodes", "pairs", "told"),
    [
        ("ab", ["ab"], undefined(Why.FEW_NODES)),
        ("abc", [], undefined(Why.NO_TIES)),
        ("abcd", ["ab", "ac", "ad"], Figure(1.0)),
        ("abcd", ["ab", "bc", "cd", "da"], Figure(0.0)),
    ],
)
def test_a_star_is_central_and_a_ring_is_not(nodes, pairs, told):
    assert degree_centralisation(network(alone(nodes), ties(*pairs))) == told


def test_who_lies_between_is_counted_in_pairs():
    path = network(alone("abcd"), ties("ab", "bc", "cd"))
    assert {node: figure.value for node, figure in betweenness(path).items()} == {"a": 0, "b": 2, "c": 2, "d": 0}
    assert betweenness(network(alone("ab"), ties("ab"))) == dict.fromkeys("ab", undefined(Why.FEW_NODES))
    assert betweenness(network(alone("abc"), [])) == dict.fromkeys("abc", undefined(Why.NO_TIES))


def test_bridges_and_cut_points_are_named_and_those_of_a_ring_are_none():
    # Two triangles and a tail: the tie between the triangles and the tail are bridges.
    graph = network(alone("abcdefg"), ties("ab", "bc", "ca", "dc", "de", "ef", "fd", "gf"))
    assert bridges(graph) == [("c", "d"), ("f", "g")]
    assert cut_points(graph) == ["d", "c", "f"]
    ring = network(alone("abcd"), ties("ab", "bc", "cd", "da"))
    assert (bridges(ring), cut_points(ring)) == ([], [])


@pytest.mark.parametrize(
    "tie", [("a", "z", 1.0), ("a", "a", 1.0), ("a", "b", 0.0), ("a", "b", -1.0), ("a", "b", float("nan"))]
)
def test_a_tie_that_is_none_is_refused(tie):
    with pytest.raises(ValueError, match="a tie needs"):
        network({"a": "X", "b": "Y"}, [tie])
