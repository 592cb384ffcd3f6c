"""A calendar came without a month of days it had: attendance of these days dropped out of every rate, and nobody was
told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tasks.accept import accept

SCHOOLS = "school_id,name,level\n" + "".join(f"010{n},School {n},elementary\n" for n in (1, 2, 3))
STUDENTS = [(school, f"{school}{n:02d}") for school in (1, 2, 3) for n in range(12)]
DATES = [date(2025, 8, 25) + timedelta(days=2 * n) for n in range(33)]
SEPTEMBER = [day for day in DATES if day.month == 9]
FILES = {
    "schools.csv": SCHOOLS,
    "enrolment.csv": "student_id,school_id,entry_date,grade\n"
    + "".join(f"{student},010{school},2025-08-25,05\n" for school, student in STUDENTS),
    "attendance.csv": "student_id,school_id,date,present_fraction\n"
    + "".join(
        f"{student},010{school},{day},{int(day not in SEPTEMBER[:8])}\n"
        for school, student in STUDENTS
        for day in DATES
    ),
}
RATE = """
    select numerator, denominator, days_received_n, days_expected_n from measures
    where measure = 'attendance_rate' and unit_type = 'district' and group_id = 'all'
        and period_start = date '2025-08-25'"""


def calendar(how: str = "") -> str:
    lost = SEPTEMBER if how else ()
    rows = "".join(f",{day},{str(day not in lost).lower()}\n" for day in DATES if how != "gone" or day not in lost)
    return "school_id,date,is_session\n" + rows


@pytest.mark.parametrize("how", ["gone", "out of session"])
def test_the_calendar_is_held_and_the_rate_stands_on_the_last_good_one(play, day, how):
    day("2025-11-01T12:00")
    before = play({**FILES, "calendar.csv": calendar()}).ask(RATE)
    day("2025-11-02T12:00")
    played = play({**FILES, "calendar.csv": calendar(how)})
    assert played["calendar"].status == "stood_in"
    assert f"{len(SEPTEMBER)} days of school" in " ".join(one.sentence for one in played["calendar"].limits)
    assert played.ask(RATE) == before


@pytest.mark.parametrize("how", ["gone", "out of session"])
def test_where_somebody_accepts_it_the_days_are_missed_beside_the_rate(play, day, how):
    day("2025-11-01T12:00")
    play({**FILES, "calendar.csv": calendar()})
    day("2025-11-02T12:00")
    held = play({**FILES, "calendar.csv": calendar(how)})
    accept(held.district, "calendar", "Replanned", "Ada")
    played = play({**FILES, "calendar.csv": calendar(how)})
    left = len(DATES) - len(SEPTEMBER)
    assert played.ask(RATE) == [(36 * left, 36 * left, 3 * left, 3 * len(DATES))]
    off = played["attendance"].off_days
    assert (off.lost_n, off.rows_n, off.dates) == (36 * len(SEPTEMBER), 36 * len(DATES), tuple(SEPTEMBER))


def test_a_first_calendar_without_it_is_missed_as_well(play):
    played = play({**FILES, "calendar.csv": calendar("gone")})
    left = len(DATES) - len(SEPTEMBER)
    assert [row[2:] for row in played.ask(RATE)] == [(3 * left, 3 * len(DATES))]
    assert played["calendar"].doubted_by == (played["attendance"].off_days,)
