"""Expectations that make their configuration once say what Great Expectations' own say."""

import pytest
from great_expectations import expectations

from expectations.vocabulary import expectation

ASKED = {
    "ExpectColumnValuesToNotBeNull": {"column": "value"},
    "ExpectColumnValuesToBeInSet": {"column": "value", "value_set": ["a", "b"]},
    "ExpectTableRowCountToBeBetween": {"min_value": 1},
}


@pytest.mark.parametrize("name", ASKED)
def test_it_says_the_same_once_and_under_a_name_of_its_own(name):
    ours, theirs = (
        kind(**ASKED[name], meta={"rule": "r"}) for kind in (expectation(name), getattr(expectations, name))
    )
    made = ours.configuration
    assert (made.kwargs, made.meta, made.severity) == (
        theirs.configuration.kwargs,
        theirs.configuration.meta,
        theirs.configuration.severity,
    )
    assert ours.configuration is made
    assert made.type != theirs.configuration.type
    assert made.to_domain_obj().configuration == made
