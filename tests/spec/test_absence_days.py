"""Days of which a school sent hardly any rows but of absent students are days that it did not send."""

from __future__ import annotations

import pytest

DAYS = [f"2025-09-{day:02d}" for day in range(1, 11)]
RATE = "outcomes.attendance_rate"
COUNTS = "unit numerator expected_n received_n"
ENROLLED = "student_id school_id grade entry_date\n" + "\n".join(f"s{n} A 05 2025-08-01" for n in range(12))
CALENDAR = "school_id date is_session\n" + "\n".join(f"- {day} true" for day in DAYS)


def attendance(*lines: tuple[int, int, str, list[str]]) -> str:
    """Rows of the students from the first to before the second, who were present for that part of these days."""
    rows = (f"s{n} A {day} {part}" for first, end, part, days in lines for n in range(first, end) for day in days)
    return "\n".join(["student_id school_id date present_fraction", *rows])


def counts_all_but(measured, rows: str, left_out_n: int, **more: str) -> bool:
    """Whether the rate of the school counts all rows but those of the last days."""
    given = {"attendance": rows, "calendar": CALENDAR, **more}
    counted = measured(RATE, "received_n", where="unit = 'A'", **given)
    days = DAYS[: len(DAYS) - left_out_n]
    return sum(map(int, counted)) == sum(row.split()[2] in days for row in rows.splitlines())


def test_days_of_absent_students_only_are_in_no_rate(measured):
    rows = attendance((0, 12, "1", DAYS[:5]), (0, 3, "0", DAYS[5:]))
    given = {"attendance": rows, "enrolment": ENROLLED, "calendar": CALENDAR}
    assert measured(RATE, COUNTS, where="unit = 'A'", **given) == ["A 60 120 60"]


@pytest.mark.parametrize(
    ("rows", "left_out_n"),
    [
        (attendance((0, 12, "1", DAYS[:5]), (0, 3, "0", DAYS[5:])), 5),
        (attendance((0, 12, "1", DAYS[:5]), (0, 2, "0", DAYS[5:]), (2, 3, "1", DAYS[5:])), 5),
        (attendance((0, 12, "1", DAYS[:6]), (0, 3, "0", DAYS[6:])), 0),
        (attendance((0, 12, "1", DAYS[:5]), (0, 12, "0", DAYS[5:])), 0),
        (attendance((0, 12, "0.9", DAYS)), 0),
        (attendance((0, 1, "0", DAYS), (1, 5, "1", DAYS)), 0),
    ],
    ids=["absent only", "hardly any but absent", "four days", "all were absent", "part of each day", "half is lacking"],
)
def test_a_day_counts_where_most_students_have_rows_or_most_rows_are_of_present_ones(measured, rows, left_out_n):
    assert counts_all_but(measured, rows, left_out_n, enrolment=ENROLLED)


@pytest.mark.parametrize(
    ("rows", "left_out_n"),
    [
        (attendance((0, 12, "1", DAYS[:5]), (0, 3, "0", DAYS[5:])), 5),
        (attendance((0, 12, "1", DAYS[:5]), (0, 8, "0", DAYS[5:])), 0),
        (attendance((0, 3, "0", DAYS), (3, 6, "0", DAYS[:3])), 10),
        (attendance((0, 1, "0", DAYS)), 0),
    ],
    ids=["few beside other days", "many beside other days", "as many as are absent", "one student"],
)
def test_where_nobody_knows_who_is_enrolled_a_school_is_held_against_itself(measured, rows, left_out_n):
    assert counts_all_but(measured, rows, left_out_n)
