"""Enrolled people who are in attendance no more, though others of their school are, are asked for by count."""

from datetime import date, timedelta

import pytest

from tasks.expected.absences import with_absences
from tasks.scoring.card import scorecard
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,elementary\n0103,Dogwood,elementary\n"
NAMES = {"0101": "Birch", "0102": "Cedar", "0103": "Dogwood"}
DAYS = [
    day for day in (date(2025, 8, 25) + timedelta(days=n) for n in range(68)) if day.weekday() < 5 and day.month < 11
]
CEASED = date(2025, 9, 15)


@pytest.fixture
def told(make_district, validated):
    """The verdict on attendance of 60 students of each school, and the district.

    `absent` says since when students have no rows, by school and grade, and how many of its 15 they are.
    """

    def run(*ceased: tuple[str, str, date, int], left: str = ""):
        roster, rows = "student_id,school_id,entry_date,exit_date,grade\n", ""
        for school in NAMES:
            for n in range(60):
                grade = f"0{n % 4 + 1}"
                since = [day for at, of, day, many in ceased if (at, of) == (school, grade) and n // 4 < many]
                roster += f"{school}{n:02d},{school},2025-08-25,{left if since else ''},{grade}\n"
                rows += "".join(f"{school}{n:02d},{school},{day},1\n" for day in DAYS if not since or day < since[0])
        files = {
            "schools.csv": SCHOOLS,
            "calendar.csv": "school_id,date,is_session\n" + "".join(f",{day},true\n" for day in DAYS),
            "enrolment.csv": roster,
            "attendance.csv": "student_id,school_id,date,present_fraction\n" + rows,
        }
        folder = make_district(files, attendance={"expected": "daily"})
        verdicts = []
        for name in ("schools", "calendar", "enrolment", "attendance"):
            verdicts.append(validated(folder, name, verdicts))
        district = read_district(folder)
        return with_absences(district, verdicts, "fall")[-1], district

    return run


def test_a_grade_that_is_gone_from_a_day_on_is_counted(told):
    verdict, _ = told(("0101", "04", CEASED, 15))
    (ceased,) = verdict.ceased
    assert (ceased.since, ceased.people_n, ceased.school_ids, ceased.grade) == (CEASED, 15, ("0101",), "04")


def test_the_owner_is_asked_once_for_all_schools(told):
    verdict, district = told(*((school, "04", CEASED, 14) for school in NAMES))
    card = scorecard(district, "office", [verdict], {}, NAMES)
    (action,) = card.actions
    assert action.title == "See whether rows of Attendance are missing"
    assert action.sentences[0] == (
        "42 students of 3 schools who are enrolled, all of grade 04, have no row since Sep 15, 2025, though rows of "
        "their schools came."
    )
    assert card.headline != ("All arrived, nothing to do.",)
    assert action.sentences[0] in card.not_come[0].sentences


def test_where_they_are_of_several_grades_none_is_named(told):
    verdict, district = told(("0101", "03", CEASED, 6), ("0101", "04", CEASED, 6))
    assert verdict.ceased[0].grade == ""
    (action,) = scorecard(district, "office", [verdict], {}, NAMES).actions
    assert action.sentences[0].startswith("12 students of Birch who are enrolled have no row since Sep 15, 2025")


def test_some_of_each_school_since_the_same_day_are_counted_together(told):
    (ceased,) = told(*((school, "04", CEASED, 5) for school in NAMES))[0].ceased
    assert (ceased.people_n, ceased.school_ids) == (15, tuple(NAMES))


@pytest.mark.parametrize(
    "ceased",
    [
        [],
        [("0101", "04", CEASED, 9)],
        [(school, "04", CEASED, 3) for school in NAMES],
        [(school, "04", day, 5) for school, day in zip(NAMES, DAYS[15:45:10], strict=True)],
        [("0101", "04", date(2025, 10, 20), 15)],
    ],
    ids=["nobody", "nine", "nine of all schools", "some of each school on days of their own", "ten days"],
)
def test_few_and_for_few_days_are_nothing_to_ask(told, ceased):
    assert told(*ceased)[0].ceased == ()


def test_who_has_left_is_not_missed(told):
    assert told(("0101", "04", CEASED, 15), left="2025-09-14")[0].ceased == ()


def test_a_grade_that_is_a_large_part_of_its_school_is_counted_and_its_days_are_not_few(told):
    """With half of another grade, rows of under three quarters of the school came."""
    verdict, _ = told(("0101", "04", CEASED, 15), ("0101", "03", CEASED, 8))
    (ceased,) = verdict.ceased
    assert (ceased.since, ceased.people_n, ceased.school_ids) == (CEASED, 23, ("0101",))
    assert verdict.absences == ()


def test_a_school_half_of_which_is_gone_on_most_days_is_told_of_its_days(told):
    verdict, _ = told(("0101", "03", CEASED, 15), ("0101", "04", CEASED, 15))
    assert verdict.ceased == ()
    assert [one.why for one in verdict.absences] == ["few", "few"]
