"""An importer died at the first bad row; a second district had five of the eleven files it expects."""

from __future__ import annotations

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
