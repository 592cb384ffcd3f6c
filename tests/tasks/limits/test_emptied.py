"""A column that emptied holds its dataset unless it may be empty by chance: it had few values, or of few rows."""

from __future__ import annotations

import pytest

PLAN = "initiative_id,title,lead_department_id,status,start_date,is_mandated,owner\n"


@pytest.fixture
def plan(make_district, validated, day):
    """Deliver a plan of initiatives up to a number, of which the first have an owner, and judge it."""
    minutes = iter(range(60))

    def run(owned_n: int, initiatives_n: int, first: int = 0):
        day(f"2025-10-01T12:{next(minutes):02d}")
        rows = (
            f"plan_{n},Plan {n},office,active,2025-08-25,no,{'Ada' if n < owned_n else ''}\n"
            for n in range(first, initiatives_n)
        )
        return validated(make_district({"initiatives.csv": PLAN + "".join(rows)}), "initiatives")

    return run


@pytest.mark.parametrize(
    ("owned_n", "initiatives_n", "is_held"),
    [(18, 18, True), (5, 10, True), (4, 4, False), (5, 11, False), (19, 39, False), (20, 50, True)],
)
def test_a_short_plan_that_lost_all_owners_is_held(plan, owned_n, initiatives_n, is_held):
    before = plan(owned_n, initiatives_n)
    now = plan(0, initiatives_n)
    (cause,) = now.causes
    assert cause.columns == ("owner",) and cause.is_stop == is_held
    assert [limit.name for limit in now.limits] == (["columns"] if is_held else [])
    assert now.stand_in_key == (before.key if is_held else "")


def test_a_column_of_which_only_the_rows_with_a_value_are_gone_is_not_told_as_emptied(plan):
    plan(3, 30)
    assert plan(0, 30).causes[0].columns == ("owner",)
    assert plan(0, 30, first=3).causes == ()


def test_that_other_rows_came_in_the_place_of_all_tells_nothing_of_them(plan):
    plan(3, 30)
    assert plan(0, 60, first=30).causes[0].columns == ("owner",)
