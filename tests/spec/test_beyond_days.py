"""Days on which a school has sent attendance although the list of schools has it closed: lost, and in no figure."""

from __future__ import annotations

import pytest

HEAD = "school_id level opened_date closed_date\nB elementary - -\n"
TEN_DAYS = "\n".join(f"s{n} A PPPPPPPPPP" for n in range(10))
CALENDAR = "date is_session\n" + "\n".join(f"2025-09-{day:02d} true" for day in range(1, 11))
COVERAGE = "unit schools_received_n schools_expected_n days_received_n days_expected_n"
OF_A = "dataset = 'attendance' and unit_id = 'A'"


def coverage(measured, schools: str, days: str = TEN_DAYS, calendar: str = CALENDAR) -> list[str]:
    given = {"schools": HEAD + schools, "days": f"student_id school_id days\n{days}", "calendar": calendar}
    return measured("facts.coverage", COVERAGE, where=OF_A, **given)


@pytest.mark.parametrize(
    ("dates", "received_n"),
    [
        ("- 2025-09-06", 6),
        ("2025-09-03 -", 8),
        ("2025-09-02 2025-09-09", 8),
        ("2025-09-01 2025-09-10", 10),
        ("- -", 10),
    ],
)
def test_days_before_the_first_and_after_the_last_are_expected_and_not_received(measured, dates, received_n):
    assert coverage(measured, f"A elementary {dates}") == [f"A 1 1 {received_n} 10"]


@pytest.mark.parametrize(
    "days",
    [
        "\n".join(f"s{n} A {'PPPPPPPPPP' if n < 4 else 'PPPPPPPP__'}" for n in range(10)),
        "\n".join(f"s{n} A PPPPPPPPPP" for n in range(4)),
        "\n".join(f"s{n} A PPPPPPPPNN" for n in range(10)),
    ],
    ids=["fewer than half of the students", "fewer than ten rows", "rows without a part of the day"],
)
def test_a_few_rows_do_not_open_a_school(measured, days):
    assert coverage(measured, "A elementary - 2025-09-08", days) == ["A 1 1 8 8"]


def test_days_out_of_session_are_the_calendars(measured):
    calendar = CALENDAR.replace("09-10 true", "09-10 false")
    assert coverage(measured, "A elementary - 2025-09-08", calendar=calendar) == ["A 1 1 8 9"]


def test_a_school_that_was_closed_all_the_time_by_the_list_is_expected_too(measured):
    assert coverage(measured, "A elementary - 2025-06-30") == ["A 0 1 0 10"]


def test_a_school_that_has_closed_and_sends_nothing_more_lacks_nothing(measured):
    days = TEN_DAYS.replace("PPPPPPPPPP", "PPPPPP____")
    assert coverage(measured, "A elementary - 2025-09-06", days) == ["A 1 1 6 6"]


def test_no_figure_counts_the_days(measured):
    given = {"schools": HEAD + "A elementary - 2025-06-30", "calendar": CALENDAR}
    days = f"student_id school_id days\n{TEN_DAYS}"
    assert measured("outcomes.attendance_rate", "received_n", where="unit_id = 'A'", days=days, **given) == []
