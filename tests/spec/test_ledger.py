"""The ledger: what money, positions and hours are for, each once, and what nobody says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

GOALS = "goal_id title\nattendance A\nreading R"
INITIATIVES = """
    initiative_id lead_department_id status start_date end_date owner is_mandated
    visits        services           active 2025-08-01 -        Ann   false
    coaches       teaching           active 2025-08-01 -        -     false
    plans         teaching           active 2025-08-01 -        Bo    true
"""
PAIRS = "initiative_id goal_id weight\nvisits attendance 0.6\nvisits reading 0.3\ncoaches reading 1"
RULES = """
    rule_id   priority fund_code object_code project_code initiative_id department_id
    title_one 2        20        -           -            coaches       -
    tutors    1        20        56*         -            visits        -
    legal     3        -         -           LAW          -             services
"""
HEAD = (
    "as_of_date fiscal_year account account_kind fund_code object_code project_code school_id department_id "
    "initiative_id budgeted_usd revised_usd actual_usd"
)
DEPARTMENTS = "department_id title lead\nservices Services A.Lead\nteaching Teaching T.Lead"
MONEY = "select initiative_id, goal_id, budget_usd, spent_usd from ledger where budget_usd is not null"


def money(*lines: str) -> str:
    return "\n".join([HEAD, *lines])


def given_of(*lines: str, **other: str) -> dict[str, str]:
    tables = {"goals": GOALS, "initiatives": INITIATIVES, "initiative_goals": PAIRS, "account_rules": RULES}
    return {**tables, "departments": DEPARTMENTS, "money": money(*lines), **other}


def test_an_account_that_names_its_initiative_is_split_over_its_goals_and_what_goes_to_none(ledger):
    given = given_of("2025-10-31 2026 a expenditure 20 1300 - - services visits 100 - 50")
    assert ledger(MONEY, **given) == [
        "visits '' 10 5",
        "visits attendance 60 30",
        "visits reading 30 15",
    ]


@pytest.mark.parametrize(
    ("codes", "initiative"),
    [
        ("20 1300 -", "coaches"),
        ("20 5600 -", "visits"),
        ("20 56 -", "visits"),
        ("20 156 -", "coaches"),
        ("10 5600 -", "''"),
        ("200 5600 -", "''"),
        ("10 5300 LAW", "''"),
    ],
)
def test_else_the_first_rule_that_fits_says_for_what_an_account_is(ledger, codes, initiative):
    given = given_of(f"2025-10-31 2026 a expenditure {codes} - teaching - 100 - 50")
    assert ledger("select distinct initiative_id from ledger where budget_usd is not null", **given) == [initiative]


def test_what_nobody_says_is_unattributed_and_has_an_owner(ledger):
    given = given_of(
        "2025-10-31 2026 a expenditure 10 1100 - A - - 100 - 50",
        "2025-10-31 2026 b expenditure 10 1100 - - teaching - 40 - 20",
        "2025-10-31 2026 c expenditure 10 5300 LAW - - - 30 - 20",
        "2025-10-31 2026 d expenditure 10 5300 - - teaching gone 20 - 10",
    )
    query = "select department_id, school_id, budget_usd, owner from ledger where initiative_id = ''"
    assert ledger(query, **given) == ["'' A 100 -", "services '' 30 A.Lead", "teaching '' 60 T.Lead"]


def test_balances_of_two_days_are_never_added_and_those_after_the_cycle_not_looked_at(ledger):
    given = given_of(
        "2025-10-31 2026 a expenditure 20 1300 - - teaching coaches 100 - 10",
        "2025-12-31 2026 a expenditure 20 1300 - - teaching coaches 100 120 60",
        "2025-12-31 2027 a expenditure 20 1300 - - teaching coaches 300 - 0",
        "2025-12-31 2026 r revenue 20 8000 - - teaching - 900 - 900",
        "2026-01-31 2026 a expenditure 20 1300 - - teaching coaches 100 120 90",
    )
    assert ledger(MONEY, **given) == ["coaches reading 120 60"]


def test_positions_are_for_what_they_say_or_the_rules_of_accounts(ledger):
    positions = """
        position_id assignment_id role    school_id department_id fte status start_date end_date fund_code initiative_id
        P1          1             teacher A         -             1   filled 2025-08-01 -        20        -
        P2          1             teacher -         services      0.5 vacant 2025-08-01 -        10        visits
        P3          1             teacher -         services      1   frozen 2025-08-01 -        10        visits
        P4          1             teacher A         -             1   filled 2025-08-01 2025-10-01 10     -
        P5          1             teacher A         -             1   filled 2025-08-01 -        10        -
    """
    query = "select initiative_id, goal_id, school_id, fte from ledger where fte is not null"
    assert ledger(query, **given_of(positions=positions)) == [
        "'' '' A 1",
        "coaches reading A 1",
        "visits '' '' 0.05",
        "visits attendance '' 0.3",
        "visits reading '' 0.15",
    ]


def test_hours_asked_at_schools_and_hours_of_learning_stand_beside_money(ledger):
    given = given_of(
        "2025-10-31 2026 a expenditure 20 1300 - A teaching coaches 100 - 50",
        initiative_schools="initiative_id school_id staff_hours_per_month\ncoaches A 8\ncoaches B -",
        learning="""
            session_id topic date       hours staff_id participants_n school_id department_id goal_id initiative_id
            s1         words 2025-10-01 3     t1       -              A         teaching      -       coaches
            s2         words 2025-10-08 2     -        10             A         teaching      reading coaches
            s3         words 2026-02-08 2     -        10             A         teaching      reading coaches
            s4         other 2025-10-08 1     -        4              -         -             -       -
        """,
    )
    columns = "goal_id, initiative_id, school_id, budget_usd, asked_hours_per_month, learning_hours, owner, is_mandated"
    assert ledger(f"select {columns} from ledger", **given) == [
        "'' '' '' - - 4 - -",
        "reading coaches A 100 8 23 T.Lead False",
    ]


amounts = st.decimals(min_value=-1000, max_value=10_000_000, places=2)
lines = st.lists(
    st.tuples(
        amounts,
        amounts,
        st.sampled_from(["10", "20"]),
        st.sampled_from(["A", "B", "-"]),
        st.sampled_from(["services", "teaching", "-"]),
        st.sampled_from(["visits", "coaches", "plans", "gone", "-"]),
    ),
    min_size=1,
    max_size=12,
)
weights = st.lists(st.sampled_from(["0", "0.2", "0.333333333", "0.142857"]), min_size=3, max_size=3)


@settings(max_examples=8, deadline=None)
@given(lines, weights)
def test_the_ledger_adds_up_to_its_sources_to_the_cent(ledger, drawn, shares):
    """Nothing is counted twice, and nothing is lost, however amounts are split."""
    rows = [
        f"2025-10-31 2026 a{number} expenditure {fund} 1300 - {school} {department} {initiative} {budget} - {spent}"
        for number, (budget, spent, fund, school, department, initiative) in enumerate(drawn)
    ]
    goals = "goal_id title\n" + "\n".join(f"g{number} G" for number in range(3))
    pairs = "initiative_id goal_id weight\n" + "\n".join(
        f"visits g{number} {share}" for number, share in enumerate(shares)
    )
    given = given_of(*rows, goals=goals, initiative_goals=pairs)
    found = ledger("select sum(budget_usd)::varchar, sum(spent_usd)::varchar from ledger", **given)
    sums = [sum((one[place] for one in drawn), Decimal(0)) for place in (0, 1)]
    assert [Decimal(word) for word in found[0].split()] == sums
    for initiative in ("visits", "coaches"):
        own = [
            one
            for one in drawn
            if one[5] == initiative or (one[5] == "-" and one[2] == "20" and initiative == "coaches")
        ]
        query = f"select coalesce(sum(budget_usd), 0)::varchar from ledger where initiative_id = '{initiative}'"
        assert Decimal(ledger(query, **given)[0]) == sum((one[0] for one in own), Decimal(0))
