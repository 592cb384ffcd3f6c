"""What a reader is told beside a number that lacks days which the calendar does not have in session."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tasks.briefing.cautions import cautions
from tasks.briefing.shortfalls import is_whole, shortfalls
from tasks.verdicts.loss import Loss, LostDays, OffDays
from tests.tasks.briefing.told_run import run_with, standing

OFF = OffDays(
    title="Attendance",
    losses=(Loss(school_id="7", lost_n=30, rows_n=400),),
    dates=(date(2025, 11, 3),),
    schools_n=2,
    rows_n=1000,
    owners=("Ada",),
)
ATTENDANCE = {"dataset": "attendance", "off_days": OFF}
SCHOOL = {"unit_type": "school", "unit_id": "7"}


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ({}, ["30 of 1,000 rows of Attendance (3.0%) are on days that the calendar does not have in session: "]),
        (SCHOOL, ["30 of 400 rows of Attendance of this school (7.5%) are on days that the calendar does not have "]),
        ({"unit_type": "school", "unit_id": "8"}, []),
    ],
)
def test_rows_on_days_off_are_told_beside_the_numbers_that_lack_them(tmp_path, unit, said):
    run = run_with(tmp_path, ATTENDANCE, {"dataset": "calendar", "doubted_by": (OFF,)}, **unit)
    (row,) = run.figures
    assert [one[: len(text)] for one, text in zip(cautions(run, row), said, strict=True)] == said
    assert is_whole(run, row) is not bool(said)


def test_a_goal_is_reached_on_what_is_counted(tmp_path):
    run = run_with(tmp_path, ATTENDANCE)
    assert standing(run)[0] == (
        "Reached on the data received; 30 of 1,000 rows of Attendance (3.0%) are on days that the calendar does not "
        "have in session"
    )
    assert shortfalls(run, run.figures[0])


def test_one_row_in_200_is_told_to_the_departments_only(tmp_path):
    few = OFF.model_copy(update={"losses": (Loss(school_id="7", lost_n=2, rows_n=400),)})
    run = run_with(tmp_path, {"dataset": "attendance", "off_days": few}, **SCHOOL)
    assert (cautions(run, run.figures[0]), is_whole(run, run.figures[0])) == ((), True)


@pytest.mark.parametrize(
    ("schools", "is_held", "is_told"), [(("7",), True, True), (("9",), True, False), (("7",), False, False)]
)
def test_a_calendar_accepted_without_days_it_had_is_told(tmp_path, schools, is_held, is_told):
    run = run_with(tmp_path)
    start = run.figures[0].period_start
    days = tuple(start + timedelta(days=n) for n in range(-1, 6))
    lost = LostDays(school_ids=schools, dates=days, is_held=is_held)
    told: dict[str, Any] = {"dataset": "calendar", "lost_days": (lost,)}
    run = run_with(tmp_path / "again", told, **SCHOOL)
    said = cautions(run, run.figures[0])
    assert [one.split(" (")[0] for one in said] == (["6 days of school"] if is_told else [])
