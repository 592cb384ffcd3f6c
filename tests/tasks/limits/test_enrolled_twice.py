"""A roster that has most students of a school at a second one too, on the same days, is held."""

import pytest

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,elementary\n0103,Trades,high\n"
HEADER = "student_id,school_id,entry_date,exit_date,grade\n"


def rows(school, students, entry="2025-08-25", leaves=""):
    return "".join(f"s{n:03d},{school},{entry},{leaves},05\n" for n in students)


BIRCH, CEDAR = range(30), range(30, 80)
# Half of each day, at a centre for trades that most high schools share.
TRADES = rows("0103", [*BIRCH[:6], *CEDAR[:10]])
USUAL = rows("0101", BIRCH) + rows("0102", CEDAR)


@pytest.fixture
def limits(make_district, validated, day):
    """What holds the last of the rosters, which come on days of November from the third on."""

    def run(*rosters, more=None, **keys):
        for number, text in enumerate(rosters, 3):
            day(f"2025-11-{number:02d}T12:00")
            files = {"schools.csv": SCHOOLS, "enrolment.csv": HEADER + text, **(more or {})}
            folder = make_district(files, enrolment={"volume_limit_percent": 100}, **keys)
            known = [validated(folder, name) for name in ("schools", *keys)]
            verdict = validated(folder, "enrolment", known)
        return [one.sentence for one in verdict.limits]

    return run


def test_all_students_of_a_school_at_a_second_one_too_hold_the_roster(limits):
    assert limits(USUAL, USUAL + rows("0102", BIRCH)) == [
        "30 of 30 students of Birch are enrolled at Cedar on the same days, which was not so on Nov 3, 2025: both "
        "schools would count them. See whether the export lists them twice, and whether who has moved has an exit_date."
    ]


def test_most_are_told_without_the_number_of_the_others(limits):
    (said,) = limits(USUAL, USUAL + rows("0102", BIRCH[:25]))
    assert said.startswith("Nearly all students of Birch are enrolled at Cedar on the same days, which was not so")
    (said,) = limits(USUAL, USUAL + rows("0102", BIRCH[:18]))
    assert said.startswith("18 of 30 students of Birch")


def test_of_two_schools_that_share_all_it_is_told_once(limits):
    small = rows("0101", BIRCH) + rows("0102", CEDAR[:30])
    (said,) = limits(small, small + rows("0102", BIRCH) + rows("0101", CEDAR[:30]))
    assert said.startswith("60 of 60 students of Birch are enrolled at Cedar on the same days, which")


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(USUAL + rows("0102", BIRCH[:14]), id="fewer than half"),
        pytest.param(USUAL + rows("0103", CEDAR[:9]), id="a few"),
        pytest.param(
            rows("0101", BIRCH, leaves="2025-10-10") + rows("0102", BIRCH, "2025-10-13") + rows("0102", CEDAR),
            id="all have moved",
        ),
        pytest.param(
            rows("0101", BIRCH, leaves="2025-10-10") + rows("0102", BIRCH, "2025-10-08") + rows("0102", CEDAR),
            id="and were entered some days before",
        ),
        pytest.param(USUAL + rows("0102", BIRCH, "2025-12-01"), id="will be at the next school"),
        pytest.param(USUAL + rows("0103", [*BIRCH[:6], *CEDAR[:10]]), id="a centre that is new"),
    ],
)
def test_moves_and_a_few_at_two_schools_hold_nothing(limits, now):
    assert limits(USUAL, now) == []


def test_who_is_at_two_schools_each_time_holds_nothing(limits):
    more = rows("0103", [*BIRCH[:12], *CEDAR[:10]])
    assert limits(USUAL + TRADES, USUAL + more) == []
    assert limits(USUAL + rows("0102", BIRCH), USUAL + rows("0102", BIRCH) + TRADES) == []


def test_a_school_that_was_merged_is_counted_once_anyway(limits):
    history = {"school_history.csv": "school_id,change,change_date,successor_school_id\n0101,merged,2025-10-01,0102\n"}
    assert limits(USUAL, USUAL + rows("0102", BIRCH, "2025-10-01"), more=history, school_history={}) == []
