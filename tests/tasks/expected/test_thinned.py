"""Rows of fewer of the enrolled than a school usually sends are asked for by month; gaps of a few are not."""

import random
from datetime import date, timedelta

import pytest

from tasks.expected.absences import with_absences
from tasks.scoring.card import scorecard
from tasks.settings.district_folder import read_district

NAMES = {"0101": "Birch", "0102": "Cedar", "0103": "Dogwood"}
SCHOOLS = "school_id,name,level\n" + "".join(f"{school},{name},elementary\n" for school, name in NAMES.items())
DAYS = [
    day for day in (date(2025, 8, 25) + timedelta(days=n) for n in range(68)) if day.weekday() < 5 and day.month < 11
]
OCTOBER = [day for day in DAYS if day.month == 10]


@pytest.fixture
def told(make_district, validated):
    """The verdict on attendance of 40 students of each school, of whom `is_lost` says which rows did not come."""

    def run(is_lost):
        roster = "student_id,school_id,entry_date,exit_date,grade\n"
        roster += "".join(f"{school}{n:02d},{school},2025-08-25,,05\n" for school in NAMES for n in range(40))
        files = {
            "schools.csv": SCHOOLS,
            "calendar.csv": "school_id,date,is_session\n" + "".join(f",{day},true\n" for day in DAYS),
            "enrolment.csv": roster,
            "attendance.csv": _rows(is_lost),
        }
        folder = make_district(files, attendance={"expected": "daily"})
        verdicts = []
        for name in ("schools", "calendar", "enrolment", "attendance"):
            verdicts.append(validated(folder, name, verdicts))
        return with_absences(read_district(folder), verdicts, "fall")[-1], read_district(folder)

    return run


def _rows(is_lost) -> str:
    chance = random.Random(7)
    rows = "student_id,school_id,date,present_fraction\n"
    for school in NAMES:
        for n in range(40):
            for day in DAYS:
                value = 0 if chance.random() < 0.09 else 1
                if not is_lost(school, n, day, value, chance.random()):
                    rows += f"{school}{n:02d},{school},{day},{value}\n"
    return rows


def test_a_tenth_lost_at_all_schools_is_asked_for_once(told):
    verdict, district = told(lambda school, n, day, value, chance: day in OCTOBER and chance < 0.1)
    (thinned,) = verdict.thinned
    assert (thinned.month_start, thinned.school_ids, thinned.usual_share) == (date(2025, 10, 1), (), 1)
    assert 0.88 < thinned.came_n / thinned.expected_n < 0.92
    (action,) = scorecard(district, "office", [verdict], {}, NAMES).actions
    assert action.sentences[0].startswith(f"Of Oct 2025, rows came of {thinned.came_n:,} of {thinned.expected_n:,} ")
    assert action.sentences[0].endswith(
        "of the enrolled of all schools, on days of which others came; before, all did."
    )


def test_of_some_schools_they_are_named(told):
    verdict, district = told(
        lambda school, n, day, value, chance: school == "0102" and day in OCTOBER and chance < 0.15
    )
    (thinned,) = verdict.thinned
    assert thinned.school_ids == ("0102",)
    (action,) = scorecard(district, "office", [verdict], {}, NAMES).actions
    assert " of the enrolled of Cedar, on days of which others came" in action.sentences[0]


def test_most_absences_lost_is_asked_for(told):
    verdict, _ = told(lambda school, n, day, value, chance: day in OCTOBER and not value and chance < 0.7)
    assert [one.school_ids for one in verdict.thinned] == [()]


@pytest.mark.parametrize(
    "is_lost",
    [
        lambda school, n, day, value, chance: False,
        lambda school, n, day, value, chance: chance < 0.1,
        lambda school, n, day, value, chance: day in OCTOBER and chance < 0.02,
        lambda school, n, day, value, chance: school == "0101" and n == 3 and day in OCTOBER[1:-1],
        lambda school, n, day, value, chance: n < 9 and school == "0101" and day >= OCTOBER[6],
        lambda school, n, day, value, chance: n < 9 and school == "0101" and day < OCTOBER[6],
        lambda school, n, day, value, chance: n < 9 and day == OCTOBER[8],
        lambda school, n, day, value, chance: n < 25 and day == OCTOBER[-1],
    ],
    ids=[
        "nothing",
        "as always",
        "a few",
        "one student",
        "left without a date",
        "not yet begun",
        "a trip on one day",
        "a last day not completed",
    ],
)
def test_what_is_usual_or_of_few_is_nothing_to_ask(told, is_lost):
    assert told(is_lost)[0].thinned == ()
