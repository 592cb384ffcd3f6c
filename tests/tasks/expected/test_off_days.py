"""Attendance on days that the calendar does not have in session is told to both, with how many rows and which days."""

from datetime import date

import pytest

from tasks.expected.absences import with_absences
from tasks.scoring.card import scorecard
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,elementary\n0103,Dogwood,elementary\n"
CALENDAR = "school_id,date,is_session\n" + "".join(f",2025-09-{day:02d},true\n" for day in range(1, 11))
NOTES = "note_id,kind,start_date,end_date,text,author\n"


def attendance(**days_of: list[int]) -> str:
    rows = "".join(
        f"{school}{n},{school[1:]},2025-09-{day:02d},1\n"
        for school, days in days_of.items()
        for n in range(3)
        for day in days
    )
    return "student_id,school_id,date,present_fraction\n" + rows


FIRST_TEN = list(range(1, 11))


@pytest.fixture
def told(make_district, validated):
    """The verdicts on a calendar and attendance, and the district."""

    def run(rows: str, calendar: str = CALENDAR, **more: str):
        files = {"schools.csv": SCHOOLS, "calendar.csv": calendar, "attendance.csv": rows}
        folder = make_district({**files, **{f"{name}.csv": text for name, text in more.items()}})
        verdicts = []
        for name in ("schools", "calendar", *more, "attendance"):
            verdicts.append(validated(folder, name, verdicts))
        district = read_district(folder)
        return {one.dataset: one for one in with_absences(district, verdicts, "fall")}, district

    return run


def test_rows_on_days_off_are_counted_by_school_and_told_of_both(told):
    verdicts, _ = told(attendance(s0101=[*FIRST_TEN, 11, 12], s0102=[*FIRST_TEN, 12], s0103=FIRST_TEN))
    off = verdicts["attendance"].off_days
    assert verdicts["calendar"].doubted_by == (off,)
    assert [(one.school_id, one.lost_n, one.rows_n) for one in off.losses] == [("0101", 6, 36), ("0102", 3, 33)]
    assert (off.dates, off.schools_n, off.rows_n) == ((date(2025, 9, 11), date(2025, 9, 12)), 3, 99)
    assert off.are_most


def test_both_departments_are_asked_and_hear_which_is_probably_wrong(told):
    verdicts, district = told(attendance(s0101=[*FIRST_TEN, 11, 12], s0102=[*FIRST_TEN, 12], s0103=FIRST_TEN))
    card = scorecard(district, "office", list(verdicts.values()), {}, {"0101": "Birch", "0102": "Cedar"})
    of_calendar, of_attendance = sorted(
        (one for one in card.actions if one.title.startswith("See wh")), key=lambda one: one.title
    )
    assert of_calendar.title == "See whether Calendar lacks 2 days of school"
    assert of_attendance.title == "See why Attendance has rows of 2 days off"
    assert of_attendance.sentences[0] == (
        "9 of 99 rows of Attendance are on 2 days that the calendar does not have in session (Sep 11, 2025 and "
        "Sep 12, 2025), at Birch and Cedar: no figure counts them. Since so many schools sent rows of these days, the "
        "calendar is probably wrong."
    )
    assert of_calendar.sentences == of_attendance.sentences
    assert card.headline == ("All arrived and is in use; 2 warnings need a look.",)


def test_one_school_among_many_leaves_open_which_is_wrong(told):
    verdicts, _ = told(attendance(s0101=[*FIRST_TEN, 11], s0102=FIRST_TEN, s0103=FIRST_TEN))
    assert not verdicts["attendance"].off_days.are_most


def test_a_day_that_a_school_alone_is_closed_is_off_for_it(told):
    verdicts, _ = told(attendance(s0101=FIRST_TEN, s0102=FIRST_TEN), CALENDAR + "0102,2025-09-05,false\n")
    (loss,) = verdicts["attendance"].off_days.losses
    assert (loss.school_id, loss.lost_n) == ("0102", 3)


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        (attendance(s0101=FIRST_TEN), {}),
        (attendance(s0101=[*FIRST_TEN, 11]).replace("09-11,1", "09-11,"), {}),
        (attendance(s0101=[*FIRST_TEN, 11]), {"notes": NOTES + "n,no_session,2025-09-11,,Flood,Ada\n"}),
        (attendance(s0101=FIRST_TEN).replace("2025-09-10", "2024-09-10"), {}),
    ],
    ids=["none is off", "rows without a part of the day", "a note closes the day", "a day of another year"],
)
def test_nothing_is_said_where_nothing_is_lost(told, rows, more):
    verdicts, _ = told(rows, **more)
    assert (verdicts["attendance"].off_days, verdicts["calendar"].doubted_by) == (None, ())


def test_without_a_calendar_every_day_counts(make_district, validated):
    folder = make_district({"schools.csv": SCHOOLS, "attendance.csv": attendance(s0101=FIRST_TEN)})
    verdicts = [validated(folder, "schools")]
    verdicts.append(validated(folder, "attendance", verdicts))
    assert with_absences(read_district(folder), verdicts, "fall")[-1].off_days is None
