"""Enrolment: students enrolled on the last day in session of the period."""

INDICATOR = "outcomes.enrolment"
COUNTS = "unit group_id value n"


def enrolled(*rows):
    return "\n".join(["student_id school_id grade entry_date exit_date", *rows])


def test_students_enrolled_on_the_last_day(measured):
    spells = enrolled(
        "s1 A 05 2025-09-01 -",
        "s2 A 05 2025-12-31 -",
        "s3 B 05 2024-09-01 2025-12-31",
    )
    assert measured(INDICATOR, COUNTS, enrolment=spells) == ["A all 2 2", "B all 1 1", "district all 3 3"]


def test_who_left_before_or_came_after_is_not_counted(measured):
    spells = enrolled("s1 A 05 2025-09-01 2025-12-30", "s2 A 05 2026-01-01 -", "s3 A 05 2025-09-01 -")
    assert measured(INDICATOR, COUNTS, where="unit = 'A'", enrolment=spells) == ["A all 1 1"]


def test_the_last_day_in_session_decides_at_each_school(measured):
    calendar = """
        school_id date       is_session
        A         2025-12-18 true
        A         2025-12-19 false
        B         2025-12-18 true
        B         2025-12-19 true
    """
    spells = enrolled("s1 A 05 2025-09-01 2025-12-18", "s2 B 05 2025-09-01 2025-12-18", "s3 B 05 2025-09-01 2025-12-19")
    answer = measured(INDICATOR, f"{COUNTS} received_n freshest_date", calendar=calendar, enrolment=spells)
    assert answer == [
        "A all 1 1 1 2025-12-18",
        "B all 1 1 1 2025-12-19",
        "district all 2 2 2 2025-12-19",
    ]


def test_without_a_calendar_the_periods_last_day_decides(measured):
    spells = enrolled("s1 A 05 2025-09-01 2025-12-30", "s2 A 05 2025-09-01 -")
    assert measured(INDICATOR, COUNTS, where="unit = 'A'", calendar="", enrolment=spells) == ["A all 1 1"]


def test_a_student_of_two_schools_counts_at_both_and_once_for_the_district(measured):
    spells = enrolled("s1 A 05 2025-09-01 -", "s1 B 05 2025-09-01 -")
    assert measured(INDICATOR, COUNTS, enrolment=spells) == ["A all 1 1", "B all 1 1", "district all 1 1"]


def test_a_student_who_moved_counts_where_the_student_is(measured):
    spells = enrolled("s1 A 05 2025-09-01 2025-10-15", "s1 B 05 2025-10-16 -")
    assert measured(INDICATOR, COUNTS, enrolment=spells) == ["B all 1 1", "district all 1 1"]


def test_groups_appear(measured):
    demographics = "student_id race_ethnicity foster_care\ns1 asian true\ns2 white false"
    spells = enrolled("s1 A 05 2025-09-01 -", "s2 A 05 2025-09-01 -", "s3 A 05 2025-09-01 -")
    answer = measured(INDICATOR, COUNTS, where="unit = 'A'", enrolment=spells, demographics=demographics)
    assert answer == [
        "A all 3 3",
        "A foster_care=no 1 1",
        "A foster_care=yes 1 1",
        "A race_ethnicity=asian 1 1",
        "A race_ethnicity=white 1 1",
    ]


def test_a_school_without_students_has_no_row_and_missing_enrolment_is_a_hole(measured):
    assert measured(INDICATOR, COUNTS, where="unit = 'B'", enrolment=enrolled("s1 A 05 2025-09-01 -")) == []
    assert measured(INDICATOR, COUNTS, period="all", days="student_id school_id days", enrolment="") == []


def test_each_month_counts_on_its_own_last_day(measured):
    answer = measured(
        INDICATOR,
        "period_end value",
        period="all",
        where="unit = 'A' and period_start between '2025-09-01' and '2025-11-30' and period_end < '2025-12-01'",
        enrolment=enrolled("s1 A 05 2025-09-01 2025-09-30", "s2 A 05 2025-09-01 2025-10-31", "s3 A 05 2025-09-01 -"),
    )
    assert answer == ["2025-09-30 3", "2025-10-31 2", "2025-11-30 1"]
