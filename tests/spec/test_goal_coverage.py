"""Goal coverage: goals with at least one active initiative that has an owner, a measure and money."""

import pytest

INDICATOR = "alignment.goal_coverage"
COUNTS = "unit numerator denominator"
GOALS = "goal_id measure\nattendance chronic_absence\nattendance attendance_rate\nreading proficiency"
INITIATIVES = """
    initiative_id lead_department_id status start_date end_date   owner measure budget_usd
    visits        services           active 2025-08-01 -          Ann   rate    1000
"""
PAIRS = "initiative_id goal_id weight\nvisits attendance 1"


def test_a_goal_is_covered_by_one_working_initiative(measured):
    assert measured(INDICATOR, COUNTS, goals=GOALS, initiatives=INITIATIVES, initiative_goals=PAIRS) == [
        "attendance 1 1",
        "district 1 2",
        "reading 0 1",
    ]


@pytest.mark.parametrize(
    ("has", "lacks"),
    [
        ("Ann   rate    1000", "-     rate    1000"),
        ("Ann   rate    1000", "Ann   -       1000"),
        ("Ann   rate    1000", "Ann   rate    -"),
        ("Ann   rate    1000", "Ann   rate    0"),
        ("active", "planned"),
        ("active", "paused"),
        ("2025-08-01 -         ", "2025-08-01 2025-08-31"),
        ("2025-08-01 -         ", "2026-01-01 -"),
    ],
)
def test_an_initiative_that_lacks_anything_covers_nothing(measured, has, lacks):
    assert has in INITIATIVES
    answer = measured(
        INDICATOR,
        COUNTS,
        where="unit_type = 'district'",
        goals=GOALS,
        initiatives=INITIATIVES.replace(has, lacks),
        initiative_goals=PAIRS,
    )
    assert answer == ["district 0 2"]


@pytest.mark.parametrize("dates", ["2025-12-31 -", "2024-01-01 2025-09-01"])
def test_an_initiative_is_active_on_any_day_of_the_cycle(measured, dates):
    initiatives = INITIATIVES.replace("2025-08-01 -         ", dates)
    answer = measured(
        INDICATOR, COUNTS, where="unit_type = 'district'", goals=GOALS, initiatives=initiatives, initiative_goals=PAIRS
    )
    assert answer == ["district 1 2"]


def test_a_share_of_nothing_does_not_cover(measured):
    pairs = PAIRS.replace("attendance 1", "attendance 0")
    answer = measured(
        INDICATOR, COUNTS, where="unit_type = 'district'", goals=GOALS, initiatives=INITIATIVES, initiative_goals=pairs
    )
    assert answer == ["district 0 2"]


def test_two_initiatives_for_one_goal_cover_it_once(measured):
    initiatives = f"{INITIATIVES}  calls services active 2025-08-01 - Bo rate 5"
    pairs = f"{PAIRS}\ncalls attendance 0.5"
    answer = measured(
        INDICATOR, COUNTS, where="unit_type = 'district'", goals=GOALS, initiatives=initiatives, initiative_goals=pairs
    )
    assert answer == ["district 1 2"]


@pytest.mark.parametrize("missing", ["goals", "initiatives", "initiative_goals"])
def test_whatever_is_missing_is_a_hole_and_not_a_goal_without_initiative(measured, missing):
    given = {"goals": GOALS, "initiatives": INITIATIVES, "initiative_goals": PAIRS}
    del given[missing]
    assert measured(INDICATOR, COUNTS, **given) == []
