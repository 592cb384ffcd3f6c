"""Incidents of some schools stopped coming, rates fell, and the fall read as success."""

from __future__ import annotations

import pytest

from tasks.scoring.actions import actions

OWNED = {"department": "office"}
SCHOOLS = "school_id,name,level\n0101,Birch,middle\n0102,Cedar,middle\n0103,Elm,middle\n"
NAMES = {"0101": "Birch", "0102": "Cedar", "0103": "Elm"}
STUDENTS = "student_id,school_id,entry_date,grade\n" + "".join(
    f"{n:04d},{n % 3 + 101:04d},2025-08-01,07\n" for n in range(60)
)
SUMMER = [(n, "2025-08-04") for n in range(30)]
FALL = [(n, "2025-10-06") for n in range(30, 60)]
FIRST_OF_FALL = FALL[-1:]


def incidents(rows) -> str:
    lines = (f"i{n},{n:04d},{n % 3 + 101:04d},{day},in_school_suspension" for n, day in rows)
    return "incident_id,student_id,school_id,date,action\n" + "\n".join(lines) + "\n"


def without(rows, *schools):
    return [one for one in rows if one[0] % 3 not in schools]


@pytest.fixture
def delivered(play, day):
    """Deliver incidents of the year to date when the cycle has begun, and these when it is over."""

    def run(rows, before=(*SUMMER, *FIRST_OF_FALL)):
        files = {"schools.csv": SCHOOLS, "enrolment.csv": STUDENTS}
        keys = {"schools": OWNED, "enrolment": OWNED, "incidents": {**OWNED, "volume_limit_percent": 90}}
        day("2025-10-07T12:00")
        play({**files, "incidents.csv": incidents(before)}, **keys)
        day("2025-11-01T12:00")
        return play({**files, "incidents.csv": rows if isinstance(rows, str) else incidents(rows)}, **keys)["incidents"]

    return run


def test_where_all_schools_send_incidents_nothing_is_told(delivered):
    verdict = delivered([*SUMMER, *FALL])
    assert (verdict.status, verdict.went_silent, verdict.vanished) == ("accepted", (), ())
    assert actions([verdict], NAMES) == ()


def test_schools_whose_incidents_stop_are_named_to_their_department(delivered):
    verdict = delivered([*SUMMER, *without(FALL, 0, 1)])
    assert (verdict.went_silent, verdict.vanished) == (("0101", "0102"), ())
    (action,) = actions([verdict], NAMES)
    assert action.title.startswith("See whether rows of ")
    assert action.sentences[0] == (
        "No row of this cycle from Birch and Cedar, of which some came last time: "
        "they may have had none, or not have sent them."
    )


def test_rows_that_came_last_time_and_are_gone_are_told(delivered):
    verdict = delivered([*without(SUMMER, 1), *without(FALL, 1)])
    assert verdict.went_silent == ("0102",)
    (action,) = actions([verdict], NAMES)
    assert "10 of 10 rows of Cedar that came last time are not in this file." in action.sentences


def test_rows_that_came_and_are_held_back_are_not_told_as_gone(delivered):
    rows = incidents([*SUMMER, *FALL])
    for n in range(3):
        rows = rows.replace(
            f"i{n},{n:04d},{n % 3 + 101:04d},2025-08-04,in_school_suspension",
            f"i{n},{n:04d},{n % 3 + 101:04d},2025-08-04,talk",
        )
    verdict = delivered(rows)
    assert (verdict.quarantined_n, verdict.vanished) == (3, ())


def test_a_school_that_sends_fewer_of_the_same_months_is_told_too(delivered):
    verdict = delivered([*SUMMER[3:], *FALL])
    assert verdict.went_silent == ()
    assert [(one.school_id, one.lost_n, one.rows_n) for one in verdict.vanished] == [
        ("0101", 1, 10),
        ("0102", 1, 10),
        ("0103", 1, 11),
    ]


def test_the_same_file_judged_anew_by_other_rules_is_still_held_against_the_one_before(delivered, play, monkeypatch):
    rows = without([*SUMMER, *FALL], 1)
    told = delivered(rows)
    monkeypatch.setattr("tasks.validate.JUDGE_VERSION", -1)
    files = {
        "schools.csv": SCHOOLS,
        "enrolment.csv": STUDENTS,
        "incidents.csv": rows if isinstance(rows, str) else incidents(rows),
    }
    keys = {"schools": OWNED, "enrolment": OWNED, "incidents": {**OWNED, "volume_limit_percent": 90}}
    anew = play(files, **keys)["incidents"]
    assert anew.key != told.key
    assert (anew.went_silent, anew.vanished) == (told.went_silent, told.vanished) != ((), ())


def test_a_school_of_which_few_came_before_may_have_none(delivered):
    """Cedar had three in three weeks of summer: none in the weeks since is nothing to ask."""
    few = [one for one in SUMMER if one[0] % 3 != 1 or one[0] > 20]
    verdict = delivered([*few, *without(FALL, 1)], before=[*few, *FIRST_OF_FALL])
    assert (verdict.went_silent, verdict.vanished) == ((), ())
