"""A roster was exported as "active only", and whoever sent the days of those who had left was asked to mend them."""

from __future__ import annotations

import pytest

from tasks.scoring.actions import actions
from tasks.scoring.card import scorecard

HEADER = "student_id,school_id,entry_date,exit_date,grade\n"


def roster(left_out=frozenset[int]()) -> str:
    rows = (f"{n:04d},0101,2025-08-25,{'2025-10-20' if n < 4 else ''},03\n" for n in range(100) if n not in left_out)
    return HEADER + "".join(rows)


def attendance(more: str = "") -> str:
    rows = (f"{n:04d},0101,2025-10-{day:02d},1\n" for n in range(100) for day in (1, 2, 3, 6, 7))
    return "student_id,school_id,date,present_fraction\n" + "".join(rows) + more


@pytest.fixture
def delivered(play, day):
    """Deliver a roster and days, a month after the last time, and judge them."""
    months = iter(range(10, 13))

    def run(enrolled: str, days: str):
        day(f"2025-{next(months)}-28T12:00")
        files = {"enrolment.csv": enrolled, "attendance.csv": days}
        return play(files, enrolment={"department": "office"}, attendance={"department": "office"})

    return run


def unknown(played):
    (cause,) = [one for one in played["attendance"].causes if one.rule == "student_id.unknown"]
    return cause


def test_that_the_last_roster_had_them_is_said_and_nothing_is_to_mend_at_the_other(delivered):
    delivered(roster(), attendance())
    now = delivered(roster(left_out=range(4)), attendance())
    cause = unknown(now)
    assert (cause.rows_n, cause.former_n, cause.waits_for) == (20, 4, "enrolment")
    assert cause.hint == (
        "4 of them were in the enrolment of Oct 28, 2025 and are not in this one: "
        "see with its owner whether it lists only those who are there now"
    )
    assert next(one.title for one in actions([now["attendance"]], {})) == "Nothing to mend in Attendance itself"


def test_the_owner_of_the_roster_is_asked_once(delivered):
    delivered(roster(), attendance())
    now = delivered(roster(left_out=range(4)), attendance())
    card = scorecard(now.district, "office", [now["enrolment"], now["attendance"]], {}, {})
    (action,) = [one for one in card.actions if one.title == "See whether Enrolment is right"]
    assert action.sentences == (
        "20 rows of Attendance are held back: 4 people in them were in it on Oct 28, 2025 and are not in it now.",
        "See whether it lists only those who are there now: who has left belongs in it too, with the last day there.",
    )


def test_whom_no_roster_had_is_still_to_be_mended(delivered):
    strange = "9001,0101,2025-10-01,1\n"
    delivered(roster(), attendance())
    cause = unknown(delivered(roster(left_out=range(1)), attendance(strange)))
    assert (cause.former_n, cause.waits_for) == (1, "")
    assert cause.hint.endswith(
        "1 of them was in the enrolment of Oct 28, 2025 and is not in this one: see with its owner whether it lists "
        "only those who are there now; for the rest, mend this 1 number, or add it to enrolment"
    )


def test_a_number_of_nobody_is_told_as_before(delivered):
    delivered(roster(), attendance())
    cause = unknown(
        delivered(roster(left_out={99}) + "0099,0101,2025-08-26,,03\n", attendance("9001,0101,2025-10-01,1\n"))
    )
    assert (cause.former_n, cause.hint) == (0, "mend this 1 number, or add it to enrolment")


def test_a_first_roster_has_none_before_it(delivered):
    cause = unknown(delivered(roster(left_out=range(4)), attendance()))
    assert (cause.former_n, cause.hint) == (0, "mend these 4 numbers, or add them to enrolment")
