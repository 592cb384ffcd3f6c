"""A column that had several values at a school and has a single one in all newer rows holds the dataset."""

import random

import pytest

from tasks.limits.values_single import Single

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n"
HEAD = "incident_id,student_id,school_id,date,behavior,action\n"
ACTIONS = [
    "none",
    "none",
    "none",
    "none",
    "in_school_suspension",
    "out_of_school_suspension",
    "none",
    "in_school_suspension",
]
BEHAVIORS = ["fight", "late", "phone"]


def incidents(month: str, rows_n: int = 24, actions=ACTIONS, school: str = "0102", days_n: int = 27) -> str:
    return "".join(
        f"{school}-{month}-{n},{n:03d},{school},2025-{month}-{1 + n * days_n // rows_n:02d},{BEHAVIORS[n % 3]},"
        f"{actions[n % len(actions)]}\n"
        for n in range(rows_n)
    )


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver incidents, a minute after the last time, and judge them beside the list of schools."""
    minutes = iter(range(60))

    def run(rows: str):
        day(f"2025-11-03T12:{next(minutes):02d}")
        folder = make_district(
            {"schools.csv": SCHOOLS, "incidents.csv": HEAD + rows},
            incidents={"expected": "monthly", "volume_limit_percent": 1000},
        )
        return validated(folder, "incidents", [validated(folder, "schools")])

    return run


def told(verdict) -> str:
    (limit,) = verdict.limits
    assert limit.name == "values"
    return limit.sentence


GOOD = incidents("08", 48) + incidents("09", 48) + incidents("09", 48, school="0101")


def test_a_schools_actions_that_are_all_none_are_held(sent):
    assert sent(GOOD).limits == ()
    said = told(sent(GOOD + incidents("10", actions=["none"]) + incidents("10", school="0101")))
    assert said.startswith(
        "At Cedar, all 24 rows after Sep 27, 2025 that have a value of action have action `none`, as 62.5% of those "
        "before had. See "
    )


def test_rows_that_were_too_few_the_month_before_count_with_those_of_this_one(sent):
    sent(GOOD)
    first = GOOD + incidents("10", 10, actions=["none"], days_n=13) + incidents("10", school="0101")
    assert sent(first).limits == ()
    more = incidents("11", 14, actions=["none"], days_n=2) + incidents("11", 2, school="0101", days_n=2)
    assert told(sent(first + more)).startswith("At Cedar, all 24 rows after Sep 27, 2025 ")


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(incidents("10"), id="as before"),
        pytest.param(incidents("10", 9, actions=["none"]), id="few"),
        pytest.param(incidents("10", 24, actions=["none"] * 23 + ["in_school_suspension"]), id="nearly all"),
    ],
)
def test_what_may_be_chance_holds_nothing(sent, more):
    sent(GOOD)
    assert sent(GOOD + more).limits == ()


def test_what_comes_in_bursts_must_be_away_for_twice_as_long_as_ever():
    bursts = Single("none", since_n=60, last_date=None, of_n=200, same_n=120, longest_n=40, at_end_n=0)
    assert not bursts.is_no_chance(10)
    assert Single("none", since_n=81, last_date=None, of_n=200, same_n=120, longest_n=40, at_end_n=0).is_no_chance(10)


def test_of_good_deliveries_hardly_any_is_held_by_chance():
    """Of 2,000 deliveries of 50 schools, each with 30 newer rows of which 7 in 10 have one value, two may be."""
    chance = random.Random(1)
    held_n = 0
    for _ in range(2_000):
        for _ in range(50):
            since_n = next((n for n in range(30) if chance.random() > 0.7), 30)
            one = Single("none", since_n=since_n, last_date=None, of_n=100, same_n=70, longest_n=8, at_end_n=0)
            held_n += one.is_no_chance(50)
    assert held_n <= 4
