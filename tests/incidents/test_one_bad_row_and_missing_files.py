"""An importer died at the first bad row; a second district had five of the eleven files it expects."""

from __future__ import annotations

from datetime import date

from tasks.scoring.actions import has_come

ROSTER = "student_id,school_id,entry_date,grade\n"
ABSENT = {"kind": "files", "path": "not_there.csv", "settle_seconds": 0}
MISSING = ("attendance", "assessments", "incidents", "courses", "staff", "calendar")


def test_bad_rows_are_counted_by_reason_and_the_rest_goes_on(play):
    rows = "".join(f"{n:04d},0101,2025-08-25,05\n" for n in range(200))
    bad = "9001,0101,soon,05\n9002,0101,25/8/2025,05\n9003,0101,2025-08-25,\n"
    played = play({"enrolment.csv": ROSTER + bad + rows})
    assert played["enrolment"].accepted_n == 200
    assert sorted(rows_n for rows_n, _ in played.causes("enrolment")) == [1, 1, 1]


def test_what_is_not_there_is_a_hole_and_the_rest_is_computed(play):
    keys = {name: {"department": "office", "source": ABSENT} for name in MISSING}
    rows = "".join(f"{n:04d},0101,2025-08-25,05\n" for n in range(200))
    played = play({"enrolment.csv": ROSTER + rows}, **keys)
    assert {name: played[name].status for name in MISSING} == dict.fromkeys(MISSING, "missing")
    assert all("Ada Lead" in played[name].owner and played[name].reasons for name in MISSING)
    assert played.ask(
        "select distinct cast(value as integer) from measures where measure = 'enrolment' and unit_type = 'district' "
        "and group_id = 'all' and slice = ''"
    ) == [(200,)]


def test_a_file_that_another_dataset_is_read_from_is_not_asked_after(play):
    def from_file(path):
        return {"source": {"kind": "files", "path": path, "settle_seconds": 0}, "department": "office"}

    files = {"exports/counts.csv": "measure\n", "exports/course.csv": "course_id\n"}
    told = play(files, courses=from_file("exports/courses.csv"), counts=from_file("exports/counts.csv"))
    (reason,) = told["courses"].reasons
    assert "see whether it came as course.csv;" in reason
    others = [str(told.district.folder / "exports/course.csv"), "elsewhere/course.csv"]
    for path in others:
        told = play(files, courses=from_file("exports/courses.csv"), counts=from_file(path))
        assert "it came as course.csv" not in " ".join(told["courses"].reasons), "that is another dataset's own"


def test_what_came_and_cannot_be_read_is_not_told_as_nothing_and_the_copy_in_its_place_keeps_its_own_date(play, day):
    rows = "student_id,school_id,date,present_fraction\n" + "".join(f"{n:04d},0101,2025-10-01,1\n" for n in range(30))
    owned = {"department": "office", "expected": "daily"}
    day("2025-10-20T12:00")
    play({"attendance.csv": rows}, attendance=owned)
    day("2025-11-01T12:00")
    late = play({"attendance.csv": rows.replace("2025-10-01", "2025-07-02")}, attendance=owned)["attendance"]
    assert (late.status, late.freshest_date, late.sent_freshest_date) == (
        "stood_in",
        date(2025, 10, 1),
        date(2025, 7, 2),
    )
    broken = play({"attendance.csv": "\x00" * 50}, attendance=owned)["attendance"]
    assert broken.status == "stood_in" and has_come(broken) and broken.sent_freshest_date is None
