"""How closed departments are: measures of a network of ties in which each node belongs to one group.

Nodes are departments or initiatives, groups what the organisation chart puts together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from tasks.methods.figure import Figure, Why, undefined

if TYPE_CHECKING:
    import networkx as nx

Tie = tuple[str, str, float]


@dataclass(frozen=True)
class EIIndex:
    """The E-I index, what chance would give, and the ties it is from."""

    index: Figure
    expected: Figure
    external_n: int
    internal_n: int


def network(groups: Mapping[str, str], ties: Iterable[Tie]) -> nx.Graph:
    """The network of these nodes, each with its group, and their ties: one node, the other, a weight above zero.

    Ties have no direction; those of one pair add up. Raises ValueError where a tie leads to an unknown node or to the
    node itself, or its weight is no number above zero.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from((node, {"group": group}) for node, group in groups.items())
    for one, other, weight in ties:
        if one not in groups or other not in groups or one == other:
            raise ValueError("a tie needs two different nodes, each with its group")
        if not (isfinite(weight) and weight > 0):
            raise ValueError("a tie needs a weight above zero")
        known = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
        graph.add_edge(one, other, weight=known + weight)
    return graph


def ei_index(graph: nx.Graph) -> EIIndex:
    """The E-I index, (external - internal) / (external + internal) ties, from -1 (closed) to 1 (all across).

    Weights do not count (Krackhardt and Stern 1988, doi 10.2307/2786835). `expected` is its mean over all permutations
    of the groups among the nodes. It has a closed form, so nothing is drawn: a tie is as likely as any pair of nodes to
    lie in one group. With every node a group of its own both are 1, which tells nothing of silos.
    """
    groups = dict(graph.nodes(data="group"))
    external_n = sum(groups[one] != groups[other] for one, other in graph.edges)
    internal_n = graph.number_of_edges() - external_n
    why = _why_no_parts(graph)
    if why:
        return EIIndex(undefined(why), undefined(why), external_n, internal_n)
    n = len(groups)
    within_pairs_n = sum(size * (size - 1) for size in Counter(groups.values()).values())
    return EIIndex(
        index=Figure((external_n - internal_n) / (external_n + internal_n)),
        expected=Figure(1 - 2 * within_pairs_n / (n * (n - 1))),
        external_n=external_n,
        internal_n=internal_n,
    )


def modularity(graph: nx.Graph, *, is_weighted: bool) -> Figure:
    """How far ties stay in groups beyond what the nodes' degrees would give; below zero where they cross.

    The sum over groups of L / m - (d / 2m)² (Newman and Girvan 2004). It depends on size and groups: years with
    different departments are not comparable.
    """
    import networkx as nx

    why = _why_no_parts(graph)
    if why:
        return undefined(why)
    parts: dict[str, set[str]] = {}
    for node, group in graph.nodes(data="group"):
        parts.setdefault(group, set()).add(node)
    return Figure(float(nx.community.modularity(graph, parts.values(), weight="weight" if is_weighted else None)))


def density(graph: nx.Graph) -> Figure:
    """Ties over pairs of nodes, 0 to 1; no ties among two nodes or more is 0."""
    import networkx as nx

    return Figure(float(nx.density(graph))) if len(graph) > 1 else undefined(Why.FEW_NODES)


def degree_centralisation(graph: nx.Graph) -> Figure:
    """How far ties gather at one node, 0 (all alike) to 1 (a star).

    The distances of the degrees from the largest over those of a star, (n - 1)(n - 2) (Freeman 1979, no loops).
    """
    why = _why_no_centre(graph)
    if why:
        return undefined(why)
    n, degrees = len(graph), [degree for _, degree in graph.degree]
    return Figure(sum(max(degrees) - degree for degree in degrees) / ((n - 1) * (n - 2)))


def betweenness(graph: nx.Graph) -> dict[str, Figure]:
    """By node: pairs of other nodes whose shortest paths go through it, by share of their paths (Freeman 1979).

    Weights do not count. For networks of departments: its time grows with nodes times ties. Of few nodes tell the names
    (`cut_points`), not the decimals.
    """
    import networkx as nx

    why = _why_no_centre(graph)
    if why:
        return {node: undefined(why) for node in graph}
    return {
        node: Figure(float(pairs_n)) for node, pairs_n in nx.betweenness_centrality(graph, normalized=False).items()
    }


def bridges(graph: nx.Graph) -> list[tuple[str, str]]:
    """The ties without which parts of the network would lose each other, in the order of the names."""
    import networkx as nx

    return sorted((min(tie), max(tie)) for tie in nx.bridges(graph))


def cut_points(graph: nx.Graph) -> list[str]:
    """The nodes without which parts of the network would lose each other, those with the most pairs apart first."""
    import networkx as nx

    through = nx.betweenness_centrality(graph, normalized=False)
    # To ten digits: sums of shares of paths that are equal may differ in the last one.
    return sorted(nx.articulation_points(graph), key=lambda node: (-round(through[node], 10), node))


def _why_no_parts(graph: nx.Graph) -> Why:
    if len(graph) < 2:
        return Why.FEW_NODES
    if len({group for _, group in graph.nodes(data="group")}) < 2:
        return Why.ONE_GROUP
    return Why.NONE if graph.number_of_edges() else Why.NO_TIES


def _why_no_centre(graph: nx.Graph) -> Why:
    if len(graph) < 3:
        return Why.FEW_NODES
    return Why.NONE if graph.number_of_edges() else Why.NO_TIES
