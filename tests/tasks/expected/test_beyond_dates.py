"""Attendance after a school closed by the list of schools, or before it opened, is told once to both departments."""

from datetime import date

import pytest

from tasks.expected.absences import with_absences
from tasks.scoring.card import scorecard
from tasks.settings.district_folder import read_district

CALENDAR = "school_id,date,is_session\n" + "".join(f",2025-09-{day:02d},true\n" for day in range(1, 11))
NAMES = {"0101": "Birch", "0102": "Cedar", "0103": "Dogwood"}


def schools(**dates: str) -> str:
    rows = "".join(f"{one},{name},elementary,{dates.get(name, ',')}\n" for one, name in NAMES.items())
    return "school_id,name,level,opened_date,closed_date\n" + rows


def attendance(**days_of: int) -> str:
    """Rows of five students on the first so many days."""
    rows = "".join(
        f"{school}{n},{school},2025-09-{day:02d},1\n"
        for school, name in NAMES.items()
        for n in range(5)
        for day in range(1, days_of.get(name, 10) + 1)
    )
    return "student_id,school_id,date,present_fraction\n" + rows


@pytest.fixture
def told(make_district, validated):
    """The verdicts by dataset, and the district."""

    def run(list_: str, rows: str):
        folder = make_district({"schools.csv": list_, "calendar.csv": CALENDAR, "attendance.csv": rows})
        verdicts = []
        for name in ("schools", "calendar", "attendance"):
            verdicts.append(validated(folder, name, verdicts))
        district = read_district(folder)
        return {one.dataset: one for one in with_absences(district, verdicts, "fall")}, district

    return run


@pytest.mark.parametrize(
    ("dates", "limit_date", "is_after", "days"),
    [(",2025-09-06", 6, True, (7, 8, 9, 10)), ("2025-09-04,", 4, False, (1, 2, 3))],
)
def test_rows_beyond_a_date_are_told_of_attendance_and_of_the_list_and_not_of_the_calendar(
    told, dates, limit_date, is_after, days
):
    verdicts, _ = told(schools(Birch=dates), attendance())
    (beyond,) = verdicts["attendance"].beyond_dates
    assert verdicts["schools"].dates_doubted_by == (beyond,)
    assert (beyond.limit_date, beyond.is_after) == (date(2025, 9, limit_date), is_after)
    assert [(one.school_id, one.lost_n, one.rows_n) for one in beyond.losses] == [("0101", 5 * len(days), 50)]
    assert (beyond.dates, beyond.rows_n) == (tuple(date(2025, 9, day) for day in days), 150)
    assert (verdicts["attendance"].off_days, verdicts["calendar"].doubted_by) == (None, ())


def test_both_departments_are_asked_once_and_hear_what_contradicts(told):
    verdicts, district = told(schools(Birch=",2025-09-06"), attendance())
    card = scorecard(district, "office", list(verdicts.values()), {}, NAMES)
    of_attendance, of_list = sorted(card.actions, key=lambda one: one.title.startswith("See whether"))
    assert of_list.title == "See whether Birch is closed after Sep 6, 2025"
    assert of_attendance.title == "See why Attendance has rows of Birch after it closed on Sep 6, 2025"
    assert of_list.sentences[0] == (
        "Birch is closed after Sep 6, 2025 by the list of schools, but 20 of its 50 rows of Attendance are of 4 later "
        "days (Sep 7 to Sep 10, 2025): no figure counts them. Either the list or these rows are wrong."
    )
    assert of_list.sentences == of_attendance.sentences
    assert of_list.sentences[1].endswith(
        "right: send the list of schools with the right closed_date, or the rows without these days."
    )
    assert card.headline == ("All arrived and is in use; 2 warnings need a look.",)


def test_schools_of_one_date_are_one_cause(told):
    verdicts, district = told(schools(Birch="2025-09-05,", Cedar="2025-09-05,", Dogwood=",2025-09-05"), attendance())
    assert [len(one.losses) for one in verdicts["schools"].dates_doubted_by] == [2, 1]
    card = scorecard(district, "office", list(verdicts.values()), {}, NAMES)
    assert "See whether Birch and Cedar open on Sep 5, 2025" in {one.title for one in card.actions}
    assert "See why Attendance has rows of Birch and Cedar before they opened on Sep 5, 2025" in {
        one.title for one in card.actions
    }


def test_a_school_that_is_closed_all_year_by_the_list_is_told(told):
    verdicts, _ = told(schools(Birch=",2025-06-30"), attendance())
    assert [one.lost_n for one in verdicts["attendance"].beyond_dates] == [50]


@pytest.mark.parametrize(
    ("list_", "rows"),
    [(schools(), attendance()), (schools(Birch=",2025-09-06"), attendance(Birch=6))],
    ids=["no school has dates", "a school closed and sends nothing more"],
)
def test_nothing_is_said_where_nothing_contradicts(told, list_, rows):
    verdicts, _ = told(list_, rows)
    assert [(one.beyond_dates, one.dates_doubted_by, one.off_days) for one in verdicts.values()] == [((), (), None)] * 3


@pytest.mark.parametrize(("dates", "is_after"), [(",2025-09-06", True), ("2025-09-04,", False)])
def test_a_few_rows_beyond_a_date_are_told_of_attendance_alone_and_not_as_days_that_the_calendar_lacks(
    told, dates, is_after
):
    days = range(1, 11)
    rows = "student_id,school_id,date,present_fraction\n" + "".join(
        f"{school}{n},{school},2025-09-{day:02d},1\n"
        for school in NAMES
        for n in range(5)
        for day in days
        if school != "0101" or n == 0 or (day <= 6 if is_after else day >= 4)
    )
    verdicts, district = told(schools(Birch=dates), rows)
    (beyond,) = verdicts["attendance"].beyond_dates
    assert (beyond.was_open, beyond.lost_n) == (False, 4 if is_after else 3)
    assert verdicts["schools"].dates_doubted_by == ()
    assert (verdicts["attendance"].off_days, verdicts["calendar"].doubted_by) == (None, ())
    (action,) = scorecard(district, "office", list(verdicts.values()), {}, NAMES).actions
    assert action.title.startswith("See why Attendance has rows of Birch ")
    assert action.sentences[0].endswith("no figure counts them. Since so few came, these rows are probably wrong.")


def test_a_day_that_the_calendar_does_not_have_in_session_is_asked_of_the_calendar_also_after_a_school_closed(told):
    rows = attendance() + "01010,0101,2025-09-20,1\n"
    verdicts, _ = told(schools(Birch=",2025-09-12"), rows)
    assert verdicts["attendance"].beyond_dates == ()
    assert verdicts["attendance"].off_days.dates == (date(2025, 9, 20),)
