"""Initiative hours: hours a month that active initiatives ask of a school's staff together."""

import pytest

INDICATOR = "alignment.initiative_hours"
COUNTS = "unit value n excluded_n expected_n received_n"
INITIATIVES = """
    initiative_id lead_department_id status  start_date end_date
    visits        services           active  2025-08-01 -
    calls         services           active  2025-08-01 -
    tutoring      teaching           stopped 2025-08-01 -
"""


def places(*rows):
    return "\n".join(["initiative_id school_id staff_hours_per_month", *rows])


def test_hours_of_active_initiatives_are_added_up(measured):
    where = places("visits A 12.5", "calls A 4", "tutoring A 100", "visits B 3")
    assert measured(INDICATOR, COUNTS, initiatives=INITIATIVES, initiative_schools=where) == [
        "A 16.5 2 0 2 2",
        "B 3 1 0 1 1",
    ]


def test_an_initiative_that_does_not_say_is_left_out_and_counted_as_such(measured):
    where = places("visits A 12.5", "calls A -")
    answer = measured(INDICATOR, COUNTS, where="unit = 'A'", initiatives=INITIATIVES, initiative_schools=where)
    assert answer == ["A 12.5 1 1 2 1"]


def test_where_no_initiative_says_there_is_no_number(measured):
    where = places("visits A -", "visits B 1")
    answer = measured(INDICATOR, COUNTS, initiatives=INITIATIVES, initiative_schools=where)
    assert answer == ["B 1 1 0 1 1"]


def test_a_school_without_initiatives_is_asked_for_nothing(measured):
    answer = measured(
        INDICATOR, COUNTS, initiatives=INITIATIVES, initiative_schools=places("visits A 1", "tutoring B 9")
    )
    assert answer == ["A 1 1 0 1 1", "B 0 0 0 0 0"]


@pytest.mark.parametrize("missing", ["initiatives", "initiative_schools"])
def test_where_nobody_says_what_is_where_it_is_a_hole(measured, missing):
    given = {"initiatives": INITIATIVES, "initiative_schools": places("visits A 1")}
    del given[missing]
    assert measured(INDICATOR, COUNTS, **given) == []
