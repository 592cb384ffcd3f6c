"""Measures of networks against networkx, igraph for Python and R, and netseg."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tasks.methods.networks import betweenness, degree_centralisation, density, ei_index, modularity, network

Case = dict[str, Any]
EXACT = 1e-9


def test_measures_of_every_case_are_those_of_the_peers(golden: Callable[[str], list[Case]]) -> None:
    cases = golden("networks")
    assert len(cases) >= 7
    for case in cases:
        compare(case)


def compare(case: Case) -> None:
    nodes, expected = case["nodes"], case["expected"]
    graph = network(
        dict(zip(nodes, case["group"], strict=True)),
        [(nodes[one], nodes[other], weight) for one, other, weight in case["edges"]],
    )
    assert (len(graph), graph.number_of_edges()) == (expected["n_nodes"], expected["n_edges"])
    told = {
        "density_nx": density(graph),
        "density_igraph": density(graph),
        "density_R_igraph": density(graph),
        "modularity_nx_unweighted": modularity(graph, is_weighted=False),
        "modularity_nx_weighted": modularity(graph, is_weighted=True),
        "modularity_igraph_unweighted": modularity(graph, is_weighted=False),
        "modularity_igraph_weighted": modularity(graph, is_weighted=True),
        "modularity_R_igraph": modularity(graph, is_weighted=False),
        "ei_index_netseg": ei_index(graph).index,
        "degree_centralization_R_igraph": degree_centralisation(graph),
    }
    assert {key: figure.value for key, figure in told.items()} == pytest.approx(
        {key: expected[key] for key in told}, abs=EXACT, rel=0
    ), case["id"]
    between = betweenness(graph)
    assert [between[node].value for node in nodes] == pytest.approx(
        expected["betweenness_igraph_unweighted"], abs=EXACT, rel=0
    ), case["id"]
    assert [graph.degree[node] for node in nodes] == expected["degree"]
    assert [graph.degree(weight="weight")[node] for node in nodes] == expected["strength"]
