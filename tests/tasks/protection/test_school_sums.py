"""What schools add up to tells no hidden school, and is hidden where 1 to 9 count in it alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tasks.protection.reader import ranges

SUM = "chronic_absence_in_schools"
SMALL, ANOTHER = "small group", "to protect another group"
WIDTH = 7
THREE = {"A": (4, 200), "B": (60, 300), "C": (90, 400)}


def said(protected, schools, district, total):
    """What is said of each school, the district and the sum of the schools: shown, or why not."""
    numbers = [
        *(("chronic_absence", unit, n, of) for unit, (n, of) in schools.items()),
        ("chronic_absence", "district", *district),
        (SUM, "district", *total),
    ]
    rows = [
        {"measure": measure, "unit": unit, "numerator": n, "denominator": of, "period_start": "2025-07-01"}
        for measure, unit, n, of in numbers
    ]
    query = "select measure, unit_id, if(is_shown, 'shown', hidden_reason) from told order by all"
    found = protected(rows).execute(query).fetchall()
    return {"sum" if measure == SUM else unit or "district": word for measure, unit, word in found}


def test_the_sum_does_not_tell_the_school_that_is_hidden(protected):
    """Less B and C it would be the 4 of A, so that one of them is hidden too."""
    found = said(protected, THREE, (130, 870), (154, 910))
    assert (found["A"], found["district"], found["sum"]) == (SMALL, "shown", "shown")
    assert {found["B"], found["C"]} == {"shown", ANOTHER}


def test_the_sum_is_hidden_where_the_number_of_the_unit_is(protected):
    found = said(protected, THREE, (8, 870), (154, 910))
    assert (found["district"], found["sum"]) == (SMALL, ANOTHER)


@pytest.mark.parametrize(
    ("once", "total", "word"),
    [
        ((145, 870), (154, 910), SMALL),
        ((144, 870), (154, 910), "shown"),
        ((154, 901), (154, 910), SMALL),
        ((154, 910), (154, 910), "shown"),
    ],
)
def test_the_sum_is_hidden_where_one_to_nine_count_in_it_alone(protected, once, total, word):
    found = said(protected, THREE, once, total)
    assert (found["district"], found["sum"]) == ("shown", word)


SIZES = st.sampled_from([0, 1, 4, 9, 10, 15, 30, 45])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(SIZES, st.sampled_from([30, 60, 90])), min_size=2, max_size=5), SIZES)
def test_who_knows_the_sum_knows_no_hidden_school_to_fewer_than_seven_numbers(protected, sizes, twice_n):
    """Who counts at two schools counts once in the district."""
    schools = {name: (n, n + rest) for name, (n, rest) in zip("ABCDE", sizes, strict=False)}
    n, of = (sum(part) for part in zip(*schools.values(), strict=True))
    found = said(protected, schools, (max(n - twice_n, 0), of - twice_n), (n, of))
    known = {name for name, word in found.items() if word == "shown"}
    counts = {name: n for name, (n, _) in schools.items()}
    sums = [("sum", sorted(schools))] if "sum" in known else []
    for name, (least, most) in ranges({**counts, "sum": n}, known, sums).items():
        assert name == "sum" or not 0 < counts[name] < 10 or most - least >= WIDTH
