"""A region's attendance was left out when a student system was replaced, and the rate of chronic absence moved by a
point: deliberate or not, nobody who read the rate could tell."""

from __future__ import annotations

from datetime import date, timedelta

from tests.tasks.moves.told import FALL, named, without

SCHOOLS = "school_id,name,level\n" + "".join(f"010{n},School {n},elementary\n" for n in range(1, 6))
STUDENTS = [(school, f"{school}{n:02d}") for school in range(1, 6) for n in range(12)]
ENROLMENT = "student_id,school_id,entry_date,grade\n" + "".join(
    f"{student},010{school},2025-08-25,05\n" for school, student in STUDENTS
)


DATES = [date(2025, 8, 25) + timedelta(days=2 * n) for n in range(33)]


def attendance(*schools: int) -> str:
    rows = "".join(
        f"{student},010{school},{day},{int(int(student[-2:]) > 2 or day > DATES[3])}\n"
        for school, student in STUDENTS
        if school in schools
        for day in DATES
    )
    return f"student_id,school_id,date,present_fraction\n{rows}"


CALENDAR = "school_id,date,is_session\n" + "".join(f",{day},true\n" for day in DATES)
DAILY = {"expected": "daily"}


def test_the_delivery_is_held_and_says_how_much_is_gone(play, day):
    files = {"schools.csv": SCHOOLS, "enrolment.csv": ENROLMENT}
    day("2025-10-20T12:00")
    play({**files, "attendance.csv": attendance(1, 2, 3, 4, 5)}, attendance=DAILY)
    day("2025-11-01T12:00")
    verdict = play({**files, "attendance.csv": attendance(1, 2, 3)}, attendance=DAILY)["attendance"]
    (limit,) = verdict.limits
    assert (verdict.status, limit.name) == ("stood_in", "volume")
    assert "36 people, 40% fewer than the 60" in limit.sentence
    assert "3 schools, 40% fewer than the 5" in limit.sentence


def test_where_it_never_came_each_school_is_named_and_the_rate_says_how_many_it_rests_on(play):
    files = {"schools.csv": SCHOOLS, "enrolment.csv": ENROLMENT, "calendar.csv": CALENDAR}
    played = play({**files, "attendance.csv": attendance(1, 2, 3)}, attendance=DAILY)
    absent = {(one.school_id, one.period_start and one.period_start.month) for one in played["attendance"].absences}
    assert absent == {(school, month) for school in ("0104", "0105") for month in (8, 9, 10)}
    assert played.ask(
        """
        select schools_received_n, schools_expected_n, students_received_n, students_expected_n,
            days_received_n, days_expected_n, freshest_date
        from measures
        where measure = 'chronic_absence' and unit_type = 'district' and group_id = 'all'
            and period_start = date '2025-08-25'"""
    ) == [(3, 5, 36, 60, 99, 165, played["attendance"].freshest_date)]


def test_the_move_of_the_rate_is_coverage_and_not_change(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    two_cycles.run("winter", **datasets("winter", without(FALL, "C"), enrolled="C 100"))
    for measure in ("chronic_absence", "attendance_rate"):
        move = two_cycles.move(measure)
        assert named(move) == {"coverage"}
        assert move["missing_school_ids"] == ["C"]
