"""What a reader is told beside a number that lacks days on which the list of schools has a school closed."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.briefing.cautions import cautions
from tasks.briefing.shortfalls import is_whole, shortfalls
from tasks.loss import BeyondDates, Loss
from tests.tasks.briefing.test_shortfalls import run_with, standing

BEYOND = BeyondDates(
    title="Attendance",
    limit_date=date(2025, 11, 2),
    is_after=True,
    losses=(Loss(school_id="7", lost_n=30, rows_n=400),),
    dates=(date(2025, 11, 3),),
    rows_n=1000,
    owners=("Ada",),
)
ATTENDANCE = {"dataset": "attendance", "beyond_dates": (BEYOND,)}
SCHOOL = {"unit_type": "school", "unit_id": "7"}


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (
            {},
            "30 of 1,000 rows of Attendance (3.0%) are of days on which the list of schools has their schools closed: ",
        ),
        (SCHOOL, "30 of 400 rows of Attendance of this school (7.5%) are of days on which the list of schools has it "),
        ({"unit_type": "school", "unit_id": "8"}, ""),
    ],
)
def test_rows_beyond_dates_are_told_beside_the_numbers_that_lack_them(tmp_path, unit, said):
    run = run_with(tmp_path, ATTENDANCE, {"dataset": "schools", "dates_doubted_by": (BEYOND,)}, **unit)
    (row,) = run.figures
    assert [one[: len(said)] for one in cautions(run, row)] == ([said] if said else [])
    assert is_whole(run, row) is not bool(said)


def test_a_goal_is_reached_on_what_is_counted(tmp_path):
    run = run_with(tmp_path, ATTENDANCE)
    assert standing(run)[0] == (
        "Reached on the data received; 30 of 1,000 rows of Attendance (3.0%) are of days on which the list of schools "
        "has their schools closed"
    )
    assert shortfalls(run, run.figures[0])


def test_one_row_in_200_is_told_to_the_departments_only(tmp_path):
    few = BEYOND.model_copy(update={"losses": (Loss(school_id="7", lost_n=2, rows_n=400),)})
    run = run_with(tmp_path, {"dataset": "attendance", "beyond_dates": (few,)}, **SCHOOL)
    assert (cautions(run, run.figures[0]), is_whole(run, run.figures[0])) == ((), True)
