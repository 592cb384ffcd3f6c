"""Where rows of attendance are far fewer since only absent students are sent, the limit on a large change says so."""

from datetime import date, timedelta

import pytest

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n"
HEAD = "student_id,school_id,date,present_fraction\n"


def rows(first: date, days_n: int, *, students_n: int = 40, are_present: bool = True) -> str:
    """Of each weekday, one student in four absent and the others present, or not there."""
    days = [one for n in range(days_n) for one in [first + timedelta(days=n)] if one.isoweekday() < 6]
    return "".join(
        f"{student:04d},0101,{one},{0 if (student + one.day) % 4 == 0 else 1}\n"
        for one in days
        for student in range(students_n)
        if are_present or (student + one.day) % 4 == 0
    )


SEPTEMBER = rows(date(2025, 9, 1), 30)
OCTOBER = date(2025, 10, 1)


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver attendance, a minute after the last time, and judge it."""
    minutes = iter(range(60))

    def run(text: str):
        day(f"2025-11-03T12:{next(minutes):02d}")
        folder = make_district(
            {"schools.csv": SCHOOLS, "attendance.csv": HEAD + text}, attendance={"expected": "monthly"}
        )
        return validated(folder, "attendance", [validated(folder, "schools")])

    return run


def volume(verdict) -> str:
    (limit,) = [one for one in verdict.limits if one.name == "volume"]
    return limit.sentence


def test_of_rows_of_absent_students_alone_it_says_that_nobody_is_present(sent):
    assert sent(SEPTEMBER).status == "accepted"
    said = volume(sent(SEPTEMBER + rows(OCTOBER, 31, are_present=False)))
    assert said.endswith(
        "None of the 230 rows after Sep 30, 2025 has present_fraction 1: see whether the export leaves out who was "
        "present."
    )


def test_of_fewer_rows_of_the_present_and_the_absent_it_does_not(sent):
    sent(SEPTEMBER)
    assert "present_fraction" not in volume(sent(SEPTEMBER + rows(OCTOBER, 31, students_n=10)))


def test_who_never_sent_the_present_is_not_told_that_they_are_left_out(sent):
    sent(rows(date(2025, 9, 1), 30, are_present=False))
    fewer = rows(date(2025, 9, 1), 30, are_present=False) + rows(OCTOBER, 31, students_n=10, are_present=False)
    assert "present_fraction" not in volume(sent(fewer))
