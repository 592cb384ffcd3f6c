"""Money: what is for no initiative, what goes to goals, and what is spent by now."""

from __future__ import annotations

from tests.spec.test_ledger import given_of

COUNTS = "unit numerator denominator"
LINES = (
    "2025-10-31 2026 a expenditure 20 1300 - - services visits 100 - 50",
    "2025-10-31 2026 b expenditure 10 1300 - - teaching plans 300 - 10",
    "2025-10-31 2026 c expenditure 10 1100 - - teaching - 600 - 40",
    "2025-10-31 2026 d expenditure 10 1100 - A - - 1000 - 0",
)


def test_money_of_no_initiative_is_unattributed(measured):
    answer = measured("alignment.unattributed_money", COUNTS, **given_of(*LINES))
    assert answer == ["district 1600 2000", "services 0 100", "teaching 600 900"]


def test_money_of_initiatives_that_nobody_is_made_to_run_goes_to_goals_by_their_shares(measured):
    answer = measured("alignment.aligned_money", COUNTS, **given_of(*LINES))
    assert answer == ["district 90 100", "services 90 100"]


def test_money_is_spent_per_goal_and_initiative(measured):
    answer = measured("alignment.money_spent", COUNTS, **given_of(*LINES))
    assert answer == ["attendance 30 60", "district 100 2000", "plans 10 300", "reading 15 30", "visits 50 100"]


def test_where_no_balances_came_nothing_is_said(measured):
    given = given_of(*LINES)
    del given["money"]
    for name in ("unattributed_money", "aligned_money", "money_spent"):
        assert measured(f"alignment.{name}", COUNTS, **given) == []


def test_the_day_of_the_balances_is_told(measured):
    where = "unit_type = 'district'"
    answer = measured("alignment.money_spent", "freshest_date", where=where, **given_of(*LINES))
    assert answer == ["2025-10-31"]


def test_money_staff_and_learning_stand_behind_each_goal(measured):
    positions = """
        position_id role    department_id fte status start_date initiative_id
        P1          teacher services      0.5 filled 2025-08-01 visits
    """
    learning = "session_id topic date hours staff_id initiative_id\ns1 words 2025-10-01 3 t1 coaches"
    given = given_of(*LINES, positions=positions, learning=learning)
    assert measured("alignment.goal_money", "unit value n", **given) == ["attendance 60 1", "reading 30 1"]
    assert measured("alignment.goal_staff", "unit value n", **given) == ["attendance 0.3 1", "reading 0.15 1"]
    assert measured("alignment.goal_learning", "unit value n", **given) == ["reading 3 1"]


def test_active_initiatives_of_no_goal_are_counted_by_who_leads_them(measured):
    answer = measured("alignment.orphaned_initiatives", COUNTS, **given_of())
    assert answer == ["district 1 3", "services 0 1", "teaching 1 2"]


def test_where_nobody_ties_initiatives_to_goals_none_is_without_one(measured):
    given = given_of()
    del given["initiative_goals"]
    assert measured("alignment.orphaned_initiatives", COUNTS, **given) == []
