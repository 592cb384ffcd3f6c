"""What a reader is told beside a number that lacks days on which the list of schools has a school closed."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.briefing.cautions import cautions
from tasks.briefing.data import data_section
from tasks.briefing.published import read_published
from tasks.briefing.shortfalls import is_whole, shortfalls
from tasks.verdicts.loss import BeyondDates, Loss
from tests.reports import made_up
from tests.reports.made_up_verdicts import verdict
from tests.tasks.briefing.told_run import run_with, standing

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


@pytest.mark.parametrize(
    ("came", "said"),
    [
        ({"days_expected_n": 100, "days_received_n": 99}, ()),
        (
            {"days_expected_n": 100, "days_received_n": 90},
            ("only 90 of 100 days of school (counted school by school)",),
        ),
        # All days of that school lie behind the date, so that it is the school which lacks.
        ({"schools_expected_n": 12, "schools_received_n": 11}, ()),
        ({"schools_expected_n": 12, "schools_received_n": 10}, ("only 10 of 12 schools",)),
    ],
)
def test_days_and_schools_that_lack_for_it_are_no_second_cause(tmp_path, came, said):
    run = run_with(tmp_path, ATTENDANCE, **came)
    _, *others = shortfalls(run, run.figures[0])
    assert others == [f"{one} have come" for one in said]


def test_a_school_that_teaches_though_it_is_closed_has_a_brief_that_says_so(tmp_path):
    made = made_up.small(tmp_path, schools=[{"school_id": "7", "name": "Birch", "closed_date": "2025-10-01"}])
    assert made.read().schools == []
    attendance = verdict("attendance").model_copy(update={"beyond_dates": (BEYOND,)})
    run = read_published(made.published, made.district, made_up.CYCLE_ID, [attendance], {})
    assert [one.name for one in run.schools] == ["Birch"]
    (told,) = data_section(run, [], (), school_id="7").datasets
    assert any(one.startswith("Birch is closed after Nov 2, 2025 by the list of schools") for one in told.details)
    assert data_section(run, [], (), school_id="8").datasets == ()
