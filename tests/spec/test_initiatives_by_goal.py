"""Initiatives by goal and department: active initiatives that a department leads or works on."""

INDICATOR = "alignment.initiatives_by_goal"
COUNTS = "unit slice value n"
INITIATIVES = """
    initiative_id lead_department_id status    start_date end_date
    visits        services           active    2025-08-01 -
    calls         services           active    2025-08-01 -
    tutoring      teaching           completed 2025-08-01 2025-10-01
"""
PAIRS = """
    initiative_id goal_id    weight
    visits        attendance 1
    calls         attendance 0.5
    calls         reading    0.5
    tutoring      reading    1
"""


def test_the_lead_counts_without_being_listed(measured):
    assert measured(INDICATOR, COUNTS, initiatives=INITIATIVES, initiative_goals=PAIRS) == [
        "attendance services 2 2",
        "reading services 1 1",
    ]


def test_departments_that_work_along_count_too_and_the_lead_once(measured):
    departments = """
        initiative_id department_id
        visits        services
        visits        families
        tutoring      families
    """
    answer = measured(
        INDICATOR, COUNTS, initiatives=INITIATIVES, initiative_goals=PAIRS, initiative_departments=departments
    )
    assert answer == ["attendance families 1 1", "attendance services 2 2", "reading services 1 1"]


def test_a_share_of_nothing_does_not_count(measured):
    pairs = "initiative_id goal_id weight\nvisits attendance 0"
    assert measured(INDICATOR, COUNTS, initiatives=INITIATIVES, initiative_goals=pairs) == []


def test_missing_initiatives_or_pairs_are_holes(measured):
    assert measured(INDICATOR, COUNTS, initiative_goals=PAIRS) == []
    assert measured(INDICATOR, COUNTS, initiatives=INITIATIVES) == []
