"""Which departments work together: the initiatives they share, as ties between departments."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from tasks.methods.figure import Figure, Why, undefined
from tasks.methods.networks import Tie

if TYPE_CHECKING:
    import networkx as nx

# A department and an initiative may have the same id.
DEPARTMENT, INITIATIVE = "department", "initiative"


class Weight(StrEnum):
    """What a tie between two departments weighs.

    COUNT: initiatives they share. NEWMAN: each shared initiative counts 1 / (k - 1) where k departments share it, so
    that one of many departments does not outweigh all others. JACCARD: shared over all initiatives of either.
    OVERLAP: shared over those of the one that has fewer.
    """

    COUNT = "count"
    NEWMAN = "newman"
    JACCARD = "jaccard"
    OVERLAP = "overlap"


def incidence(departments: Iterable[str], initiatives: Iterable[str], pairs: Iterable[tuple[str, str]]) -> nx.Graph:
    """Which department takes part in which initiative, from pairs of a department and an initiative.

    Those without any pair belong to it too. Raises ValueError where a pair names one that is not among them.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from((DEPARTMENT, one) for one in departments)
    graph.add_nodes_from((INITIATIVE, one) for one in initiatives)
    for department, initiative in pairs:
        ends = ((DEPARTMENT, department), (INITIATIVE, initiative))
        if not all(end in graph for end in ends):
            raise ValueError("a pair names a department or an initiative that is not among them")
        graph.add_edge(*ends)
    return graph


def department_ties(graph: nx.Graph, weight: Weight) -> list[Tie]:
    """The ties between departments that share an initiative, in the order of their names: one, the other, weight."""
    from networkx.algorithms import bipartite

    departments = _side(graph, DEPARTMENT)
    if weight is Weight.COUNT:
        projected = bipartite.weighted_projected_graph(graph, departments)
    elif weight is Weight.NEWMAN:
        projected = bipartite.collaboration_weighted_projected_graph(graph, departments)
    else:
        projected = bipartite.overlap_weighted_projected_graph(graph, departments, jaccard=weight is Weight.JACCARD)
    ends = ((sorted((one[1], other[1])), told) for one, other, told in projected.edges(data="weight"))
    return sorted((one, other, float(told)) for (one, other), told in ends)


def bipartite_density(graph: nx.Graph) -> Figure:
    """Pairs of a department and an initiative over all that there could be, 0 to 1."""
    from networkx.algorithms import bipartite

    departments = _side(graph, DEPARTMENT)
    if len(departments) in (0, len(graph)):
        return undefined(Why.NO_SIDE)
    return Figure(float(bipartite.density(graph, departments)))


def initiatives_by_department(graph: nx.Graph) -> dict[str, int]:
    """How many initiatives each department takes part in."""
    return {name: graph.degree[side, name] for side, name in _side(graph, DEPARTMENT)}


def departments_by_initiative(graph: nx.Graph) -> dict[str, int]:
    """How many departments take part in each initiative."""
    return {name: graph.degree[side, name] for side, name in _side(graph, INITIATIVE)}


def shared_initiatives(graph: nx.Graph) -> list[str]:
    """The initiatives of two departments or more, in the order of their names."""
    return sorted(name for name, departments_n in departments_by_initiative(graph).items() if departments_n > 1)


def shared_rate(graph: nx.Graph) -> Figure:
    """Shared initiatives over all, 0 to 1; being listed costs nothing, so see shared ownership by hours too."""
    initiatives_n = len(_side(graph, INITIATIVE))
    return Figure(len(shared_initiatives(graph)) / initiatives_n) if initiatives_n else undefined(Why.NO_SIDE)


def _side(graph: nx.Graph, side: str) -> list[tuple[str, str]]:
    return [node for node in graph if node[0] == side]
