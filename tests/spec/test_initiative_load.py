"""Initiative load: how many initiatives are at work in each school in the cycle."""

import pytest

INDICATOR = "alignment.initiative_load"
COUNTS = "unit value n"
INITIATIVES = """
    initiative_id lead_department_id status  start_date end_date
    visits        services           active  2025-08-01 -
    calls         services           active  2025-08-01 2025-09-01
    tutoring      teaching           planned 2025-08-01 -
    reading       teaching           active  2026-01-01 -
"""
PLACES = """
    initiative_id school_id
    visits        A
    calls         A
    tutoring      B
    reading       B
"""


def test_initiatives_active_in_the_cycle_are_counted_and_none_is_a_number_too(measured):
    assert measured(INDICATOR, COUNTS, initiatives=INITIATIVES, initiative_schools=PLACES) == ["A 2 2", "B 0 0"]


@pytest.mark.parametrize("missing", ["initiatives", "initiative_schools"])
def test_where_nobody_says_what_is_where_it_is_a_hole_and_not_zero(measured, missing):
    given = {"initiatives": INITIATIVES, "initiative_schools": PLACES}
    del given[missing]
    assert measured(INDICATOR, COUNTS, **given) == []
