"""A number that school_history ends or begins has days of school until or from then, as if the list said so."""

from __future__ import annotations

import pytest

ADA = "outcomes.average_daily_attendance"
COVERAGE = "unit schools_received_n schools_expected_n days_received_n days_expected_n"
OF_SCHOOLS = "dataset = 'attendance' and unit_type = 'school'"
CALENDAR = "date is_session\n" + "\n".join(f"2025-09-{day:02d} true" for day in range(1, 11))
LINES = "school_id change change_date successor_school_id\n"
BOTH = "school_id level\nA elementary\nB elementary"
MOVED = "student_id school_id days\n" + "\n".join(f"s{n} A PPPPP\ns{n} B _____PPPPP" for n in range(10))


def test_students_of_a_school_that_was_renumbered_are_counted_once(measured):
    told = {"days": MOVED, "calendar": CALENDAR, "schools": BOTH}
    told["school_history"] = LINES + "A renumbered 2025-09-06 B"
    assert measured(ADA, "unit value", where="unit = 'district'", **told) == ["district 10"]
    assert measured("facts.coverage", COVERAGE, where=OF_SCHOOLS, **told) == ["A 1 1 5 5", "B 1 1 5 5"]


def test_students_of_a_school_that_was_split_are_counted_once(measured):
    days = "student_id school_id days\n" + "\n".join(
        f"s{n} A PPPPP\ns{n} {'B' if n % 2 else 'C'} _____PPPPP" for n in range(20)
    )
    told = {"days": days, "calendar": CALENDAR, "schools": f"{BOTH}\nC elementary"}
    told["school_history"] = LINES + "A split 2025-09-06 B\nA split 2025-09-06 C"
    assert measured(ADA, "unit value", where="unit = 'district'", **told) == ["district 20"]
    answer = measured("facts.coverage", COVERAGE, where=OF_SCHOOLS, **told)
    assert answer == ["A 1 1 5 5", "B 1 1 5 5", "C 1 1 5 5"]


@pytest.mark.parametrize(
    "line",
    ["A renumbered 2025-09-06 B", "A closed 2025-09-06 -", "A merged 2025-09-06 B", "B split 2025-09-06 A"],
)
def test_a_school_that_goes_on_teaching_keeps_its_days(measured, line):
    days = "student_id school_id days\n" + "\n".join(f"s{n} A PPPPPPPPPP\nt{n} B PPPPPPPPPP" for n in range(10))
    told = {"days": days, "calendar": CALENDAR, "schools": BOTH, "school_history": LINES + line}
    answer = measured("facts.coverage", COVERAGE, where=f"{OF_SCHOOLS} and unit_id = 'A'", **told)
    assert answer == ["A 1 1 10 10"]


def test_who_takes_up_a_part_of_another_and_was_there_before_owes_all_days(measured):
    """B has lost its first rows: it had students then."""
    enrolment = "student_id school_id grade entry_date exit_date\n" + "\n".join(
        f"s{n} A 05 2025-09-01 2025-09-05\nt{n} B 05 2025-09-01 -" for n in range(10)
    )
    days = "student_id school_id days\n" + "\n".join(f"s{n} A PPPPP\nt{n} B _____PPPPP" for n in range(10))
    told = {"days": days, "calendar": CALENDAR, "schools": BOTH, "enrolment": enrolment}
    told["school_history"] = LINES + "A split 2025-09-06 B"
    answer = measured("facts.coverage", COVERAGE, where=f"{OF_SCHOOLS} and unit_id = 'B'", **told)
    assert answer == ["B 1 1 5 10"]


def test_the_list_of_schools_holds_before_its_history(measured):
    told = {"days": MOVED, "calendar": CALENDAR, "school_history": LINES + "A renumbered 2025-09-06 B"}
    told["schools"] = "school_id level closed_date\nA elementary 2025-09-08\nB elementary -"
    answer = measured("facts.coverage", COVERAGE, where=f"{OF_SCHOOLS} and unit_id = 'A'", **told)
    assert answer == ["A 1 1 5 8"]
