"""Projections of departments against networkx' own, from a table of ones and zeros."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tasks.methods.networks import density, network
from tasks.methods.projections import (
    Weight,
    bipartite_density,
    department_ties,
    departments_by_initiative,
    incidence,
    initiatives_by_department,
    shared_initiatives,
    shared_rate,
)

Case = dict[str, Any]
EXACT = 1e-9
WEIGHTS = {
    "count": Weight.COUNT,
    "newman": Weight.NEWMAN,
    "jaccard": Weight.JACCARD,
    "overlap_min": Weight.OVERLAP,
}


def test_projections_degrees_and_densities_are_those_of_networkx(golden: Callable[[str], list[Case]]) -> None:
    cases = golden("bipartite")
    assert len(cases) >= 3
    for case in cases:
        departments, initiatives, expected = case["departments"], case["initiatives"], case["expected"]
        pairs = [
            (department, initiative)
            for department, row in zip(departments, case["incidence"], strict=True)
            for initiative, is_of_it in zip(initiatives, row, strict=True)
            if is_of_it
        ]
        graph = incidence(departments, initiatives, pairs)
        assert set(expected["projection"]) == set(WEIGHTS), case["id"]
        for name, wanted in expected["projection"].items():
            told = {(one, other): weight for one, other, weight in department_ties(graph, WEIGHTS[name])}
            assert told == pytest.approx({(one, other): weight for one, other, weight in wanted}, abs=EXACT, rel=0)
        projected = network(dict.fromkeys(departments, "all"), department_ties(graph, Weight.COUNT))
        figures = (bipartite_density(graph), density(projected), shared_rate(graph))
        assert [figure.value for figure in figures] == pytest.approx(
            [expected[name] for name in ("bipartite_density", "projection_density", "share_shared")], abs=EXACT, rel=0
        )
        assert list(initiatives_by_department(graph).values()) == expected["bipartite_degree_depts"]
        assert list(departments_by_initiative(graph).values()) == expected["bipartite_degree_inits"]
        assert len(shared_initiatives(graph)) == expected["n_shared_initiatives"]
