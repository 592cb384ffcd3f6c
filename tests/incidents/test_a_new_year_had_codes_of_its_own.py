"""After the turn of the year most of a school's attendance codes meant nothing to the table that read them, so that
absences were lost and attendance looked low; a wrong id of that table had once emptied a whole year of students."""

from __future__ import annotations

from tasks.rehearse import rehearse
from tests.tasks.rehearsal.made_up_years import must

ROSTER = "student_id,school_id,entry_date,grade\n"
HEAD = "student_id,school_id,date,present_fraction,absence_reason\n"
OLD = {"E": "excused", "U": "unexcused"}


def files(*codes: str, fraction: str = "0") -> dict[str, str]:
    students = range(60)
    days = "".join(
        f"{n:04d},0101,2025-10-{day:02d},{fraction if n < 12 else 1},{codes[day % len(codes)] if n < 12 else ''}\n"
        for n in students
        for day in range(1, 31)
    )
    return {
        "enrolment.csv": ROSTER + "".join(f"{n:04d},0101,2025-08-25,05\n" for n in students),
        "attendance.csv": HEAD + days,
        "codes/attendance.csv": "column,theirs,ours\n"
        + "".join(f"absence_reason,{theirs},{ours}\n" for theirs, ours in OLD.items()),
    }


def test_codes_that_the_crosswalk_does_not_know_are_a_cause_each_and_take_no_absence_away(play):
    played = play(files("E", "AX", "AY"), attendance={"codes": "codes/attendance.csv"})
    assert played.causes("attendance") == [
        (120, "absence_reason `AX` is not a known code (counted as empty, no row is held back for it)."),
        (120, "absence_reason `AY` is not a known code (counted as empty, no row is held back for it)."),
    ]
    assert (played["attendance"].status, played["attendance"].quarantined_n) == ("accepted", 0)
    absences = [
        reason for fraction, reason in played.rows("attendance", "present_fraction, absence_reason") if not fraction
    ]
    assert (absences.count("excused"), absences.count(None)) == (120, 240)


def test_the_rehearsal_tells_it_before_the_first_day(make_district):
    folder = make_district(files("E", "AX"), attendance={"codes": "codes/attendance.csv"})
    told = [what for dataset, what in must(rehearse(folder, "2025-26")) if dataset == "attendance"]
    assert any("absence_reason has codes that nobody knows, in 180 rows: `AX` (180" in what for what in told)


CALENDAR = "school_id,date,is_session\n" + "".join(f",2025-10-{day:02d},true\n" for day in range(1, 31))


def test_days_whose_value_was_lost_are_not_reported_and_never_absences(play):
    played = play({**files("", fraction=""), "calendar.csv": CALENDAR})
    ((numerator, denominator, received_n, expected_n),) = played.ask(
        "select cast(numerator as integer), cast(denominator as integer), students_received_n, students_expected_n "
        "from measures where measure = 'attendance_rate' and unit_type = 'school' and group_id = 'all' "
        "and period_start = date '2025-08-25'"
    )
    assert numerator == denominator == 48 * 30
    assert (received_n, expected_n) == (48, 60)
