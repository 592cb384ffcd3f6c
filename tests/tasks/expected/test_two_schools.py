"""Days of students of which two schools have rows are asked about, and counted by school."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tasks.expected.absences import with_absences
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level\nA,Alder,elementary\nB,Birch,elementary\n"
CYCLE = """
[cycles.autumn]
title = "Autumn"
start = 2025-09-01
end = 2025-10-31
meeting = 2025-11-18
"""
DAYS = [date(2025, 10, 1) + timedelta(days=n) for n in range(20)]
SUMMER = [date(2025, 8, 1) + timedelta(days=n) for n in range(20)]


def rows(school, students, days, part="1"):
    return "".join(f"s{n},{school},{day},{part}\n" for n in students for day in days)


EACH_AT_ONE = rows("A", range(20), DAYS) + rows("B", range(20, 40), DAYS)


@pytest.fixture
def asked(make_district, validated, day):
    """What is asked of attendance, and the rows of each school that are of days at two schools, of all its rows."""

    def run(text):
        day("2025-11-03T12:00")
        files = {"schools.csv": SCHOOLS, "attendance.csv": f"student_id,school_id,date,present_fraction\n{text}"}
        folder = make_district(files, attendance={}, more=CYCLE)
        verdicts = [validated(folder, "schools")]
        verdicts.append(validated(folder, "attendance", verdicts))
        verdict = with_absences(read_district(folder), verdicts, "autumn")[-1]
        return (
            [one for one in verdict.questions if "another school" in one],
            [(one.school_id, one.lost_n, one.rows_n) for one in verdict.at_two_schools],
        )

    return run


def test_students_with_half_a_day_at_each_of_two_schools_are_asked_about_without_their_number(asked):
    text = EACH_AT_ONE + rows("A", range(40, 45), DAYS, "0.5") + rows("B", range(40, 45), DAYS, "0.5")
    assert asked(text) == (
        [
            "200 rows of fewer than 10 students are of days of which another school has a row of the student too, at "
            "Alder and Birch. Each row counts as a day: whoever is half a day at each of two schools is counted as "
            "half present at both. See whether this is meant; else send one row for each student and day."
        ],
        [("A", 100, 500), ("B", 100, 500)],
    )


def test_of_many_students_it_is_said_how_many(asked):
    (said,), _ = asked(EACH_AT_ONE + rows("B", range(12), DAYS))
    assert said.startswith("480 rows of 12 students are of days")


@pytest.mark.parametrize(("days_n", "is_asked"), [(3, False), (4, True)])
def test_a_move_that_was_entered_late_is_none(asked, days_n, is_asked):
    told, losses = asked(EACH_AT_ONE + rows("B", range(10), DAYS[:days_n]))
    assert (bool(told), bool(losses)) == (is_asked, is_asked)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(EACH_AT_ONE, id="each at one school"),
        pytest.param(EACH_AT_ONE + rows("B", range(10), SUMMER), id="at another school before"),
        pytest.param(EACH_AT_ONE + rows("B", range(10), DAYS, ""), id="rows that say nothing"),
        pytest.param(EACH_AT_ONE + rows("B", range(2), DAYS[:4]), id="few rows"),
    ],
)
def test_else_nothing_is_asked(asked, text):
    assert asked(text) == ([], [])
