"""Departments by the initiatives that they share."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.methods.figure import Figure, Why, undefined
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

PAIRS = [("A", "1"), ("B", "1"), ("C", "1"), ("A", "2"), ("B", "2"), ("A", "3")]


@pytest.mark.parametrize(
    ("weight", "ties"),
    [
        (Weight.COUNT, [("A", "B", 2.0), ("A", "C", 1.0), ("B", "C", 1.0)]),
        (Weight.NEWMAN, [("A", "B", 1.5), ("A", "C", 0.5), ("B", "C", 0.5)]),
        (Weight.JACCARD, [("A", "B", 2 / 3), ("A", "C", 1 / 3), ("B", "C", 1 / 2)]),
        (Weight.OVERLAP, [("A", "B", 1.0), ("A", "C", 1.0), ("B", "C", 1.0)]),
    ],
)
def test_a_tie_weighs_by_what_is_shared(weight, ties):
    assert department_ties(incidence("ABCD", "1234", PAIRS), weight) == ties


def test_who_takes_part_in_nothing_counts_too():
    graph = incidence("ABCD", "1234", PAIRS)
    assert initiatives_by_department(graph) == {"A": 3, "B": 2, "C": 1, "D": 0}
    assert departments_by_initiative(graph) == {"1": 3, "2": 2, "3": 1, "4": 0}
    assert shared_initiatives(graph) == ["1", "2"]
    assert shared_rate(graph) == Figure(0.5)
    assert bipartite_density(graph) == Figure(6 / 16)


def test_a_department_and_an_initiative_of_one_name_are_two():
    graph = incidence(["maths", "sport"], ["maths"], [("maths", "maths"), ("sport", "maths")])
    assert department_ties(graph, Weight.COUNT) == [("maths", "sport", 1.0)]
    assert departments_by_initiative(graph) == {"maths": 2}


@pytest.mark.parametrize(("departments", "initiatives"), [("", ""), ("A", ""), ("", "1")])
def test_without_one_side_there_is_no_density(departments, initiatives):
    assert bipartite_density(incidence(departments, initiatives, [])) == undefined(Why.NO_SIDE)


def test_nothing_shared_is_zero_and_no_initiative_is_no_rate():
    assert shared_rate(incidence("AB", "1", [("A", "1")])) == Figure(0.0)
    assert bipartite_density(incidence("AB", "1", [])) == Figure(0.0)
    assert shared_rate(incidence("AB", "", [])) == undefined(Why.NO_SIDE)


@pytest.mark.parametrize("pair", [("A", "9"), ("Z", "1")])
def test_a_pair_of_an_unknown_one_is_refused(pair):
    with pytest.raises(ValueError, match="not among them"):
        incidence("A", "1", [pair])


# The first example waits for networkx.
@settings(deadline=None)
@given(st.sets(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("123456"))))
def test_one_meeting_of_many_departments_gives_each_no_more_than_one_by_newman(pairs):
    """The Newman weights of a department's ties add up to the initiatives that it shares."""
    graph = incidence("ABCDE", "123456", pairs)
    newman = department_ties(graph, Weight.NEWMAN)
    shared = set(shared_initiatives(graph))
    for department in "ABCDE":
        weights = sum(weight for *ends, weight in newman if department in ends)
        assert weights == pytest.approx(sum(one == department and other in shared for one, other in pairs))
    counts = {tuple(ends): weight for *ends, weight in department_ties(graph, Weight.COUNT)}
    for one, other in combinations("ABCDE", 2):
        both = sum((one, initiative) in pairs and (other, initiative) in pairs for initiative in "123456")
        assert counts.get((one, other), 0) == both
