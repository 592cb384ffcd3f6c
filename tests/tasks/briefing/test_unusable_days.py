"""What a reader is told beside a number that lacks days of which rows came that it cannot count."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.briefing.cautions import cautions
from tasks.briefing.shortfalls import is_whole, shortfalls
from tasks.verdicts.ceased import Ceased
from tasks.verdicts.thinned import Thinned
from tasks.verdicts.verdict import Absence
from tests.tasks.briefing.told_run import run_with


def told(why: str, school: str = "7", days_n: int = 15):
    start = date(2025, 12, 1)
    days = tuple(date(2025, 12, 1 + n) for n in range(days_n))
    cell = Absence(
        school_id=school, period_start=start, period_end=date(2025, 12, 31), days_expected_n=20, dates=days, why=why
    )
    return {"dataset": "attendance", "absences": (cell,)}


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (
            "absences",
            "Birch sent rows of absent students only, or none, for 15 of 20 school days in Dec 2025: no figure counts "
            "these days.",
        ),
        (
            "blank",
            "For many students of Birch, nothing says whether they were present on 15 of 20 school days in Dec 2025.",
        ),
        ("", None),
    ],
)
def test_days_that_no_figure_counts_are_told_beside_it(tmp_path, why, said):
    run = run_with(tmp_path, told(why))
    (row,) = run.figures
    assert (cautions(run, row), is_whole(run, row)) == ((said,) if said else (), not said)


@pytest.mark.parametrize(("received_n", "is_told"), [(None, True), (900, False)])
def test_days_of_few_students_are_told_where_it_is_not_told_of_how_many_they_came(tmp_path, received_n, is_told):
    days = {"measure": "attendance_rate", "denominator": 900, "days_expected_n": 300, "days_received_n": 300}
    run = run_with(tmp_path, told("few"), **days, expected_n=received_n and 1000, received_n=received_n)
    said = (
        "Birch sent rows of under three quarters of the enrolled students, or none, for 15 of 20 school days in Dec "
        "2025."
    )
    assert ((said in cautions(run, run.figures[0])), is_whole(run, run.figures[0])) == (is_told, not is_told)
    in_few = "rows of under three quarters of the students came of 15 days of school"
    assert (in_few in shortfalls(run, run.figures[0])) is is_told


GONE = {"ceased": (Ceased(since=date(2025, 12, 1), people_n=27, school_ids=("7",)),)}
FEW = {"thinned": (Thinned(month_start=date(2025, 12, 1), came_n=900, expected_n=1000, usual_share=1),)}


@pytest.mark.parametrize(
    ("lacking", "unit", "said"),
    [
        (GONE, {}, "rows of some students of Birch did not come since Dec 1, 2025"),
        (GONE, {"unit_type": "school", "unit_id": "8"}, ""),
        (FEW, {}, "rows of some students of all schools did not come in Dec 2025"),
        ({"ceased": (Ceased(since=date(2026, 2, 1), people_n=27, school_ids=("7",)),)}, {}, ""),
        ({"thinned": (FEW["thinned"][0].model_copy(update={"month_start": date(2025, 10, 1)}),)}, {}, ""),
    ],
)
def test_students_who_lack_rows_are_told_where_it_is_not_told_of_how_many_days(tmp_path, lacking, unit, said):
    run = run_with(tmp_path, {"dataset": "attendance", **lacking}, days_expected_n=300, days_received_n=300, **unit)
    (row,) = run.figures
    capital = f"{said[:1].upper()}{said[1:]}; of how many days is not shown."
    assert (cautions(run, row), is_whole(run, row)) == ((capital,) if said else (), not said)
    assert (said in shortfalls(run, row)) is bool(said)


@pytest.mark.parametrize("lacking", [GONE, FEW])
def test_where_days_of_students_are_told_they_say_it(tmp_path, lacking):
    days = {"measure": "attendance_rate", "denominator": 900, "days_expected_n": 300, "days_received_n": 300}
    run = run_with(tmp_path, {"dataset": "attendance", **lacking}, **days, expected_n=1000, received_n=900)
    assert cautions(run, run.figures[0]) == ()


@pytest.mark.parametrize(("unit_id", "is_told"), [("7", True), ("8", False)])
def test_a_school_is_told_of_its_own(tmp_path, unit_id, is_told):
    run = run_with(tmp_path, told("absences"), unit_type="school", unit_id=unit_id)
    assert bool(cautions(run, run.figures[0])) is is_told


def test_a_trifle_is_told_to_the_department_only(tmp_path):
    run = run_with(tmp_path, told("absences", days_n=4), days_expected_n=900, days_received_n=896)
    assert cautions(run, run.figures[0]) == ()


def test_a_goal_says_so_where_days_of_school_are_not_known(tmp_path):
    run = run_with(tmp_path, told("absences"), days_expected_n=None, days_received_n=None)
    assert "rows of absent students only came of 15 days of school" in shortfalls(run, run.figures[0])


def test_days_of_another_time_are_not_told(tmp_path):
    run = run_with(tmp_path, told("absences"), period_start=date(2026, 1, 5), period_end=date(2026, 1, 30))
    assert cautions(run, run.figures[0]) == ()
