"""Chronic absence: at least a tenth of the days missed, of students with at least ten days."""

import pytest

INDICATOR = "outcomes.chronic_absence"
COUNTS = "unit numerator denominator"


def days(**patterns):
    rows = (f"{student} A {letters}" for student, letters in patterns.items())
    return "\n".join(["student_id school_id days", *rows])


def test_students_are_counted_not_their_days(measured):
    answer = measured(INDICATOR, COUNTS, days=days(s1="P" * 20, s2="P" * 15 + "A" * 5, s3="A" * 20))
    assert answer == ["A 2 3", "district 2 3"]


@pytest.mark.parametrize(
    ("present", "absent", "chronic"),
    [(90, 10, 1), (91, 9, 0), (81, 9, 1), (82, 8, 0), (82, 9, 0), (18, 2, 1), (19, 1, 0), (9, 1, 1), (0, 10, 1)],
)
def test_a_tenth_exactly_is_chronic_and_less_is_not(measured, present, absent, chronic):
    answer = measured(INDICATOR, COUNTS, where="unit = 'A'", days=days(s1="P" * present + "A" * absent))
    assert answer == [f"A {chronic} 1"]


@pytest.mark.parametrize(("letter", "chronic"), [("A", 1), ("H", 1), ("4", 1), ("5", 1), ("6", 0), ("P", 0)])
def test_a_day_is_missed_when_half_of_it_or_more_is(measured, letter, chronic):
    assert measured(INDICATOR, COUNTS, where="unit = 'A'", days=days(s1="P" * 9 + letter)) == [f"A {chronic} 1"]


def test_ten_days_are_needed(measured):
    answer = measured(INDICATOR, f"{COUNTS} excluded_n", where="unit = 'A'", days=days(s1="P" * 9 + "A", s2="A" * 9))
    assert answer == ["A 1 1 1"]


def test_where_nobody_has_ten_days_there_is_no_rate(measured):
    assert measured(INDICATOR, COUNTS, days=days(s1="A" * 9)) == []


def test_a_day_that_nobody_reported_is_neither_absent_nor_one_of_the_ten(measured):
    patterns = days(s1="P" * 9 + "NNNN", s2="P" * 19 + "A" + "N" * 5, s3="P" * 8 + "A" + "N" + "P")
    shown = f"{COUNTS} excluded_n expected_n received_n freshest_date"
    assert measured(INDICATOR, shown, where="unit = 'A'", days=patterns) == ["A 1 2 1 3 2 2025-09-20"]


@pytest.mark.parametrize(("reported_n", "received_n"), [(15, 2), (14, 1)])
def test_coverage_counts_students_of_whom_three_quarters_of_the_days_came(measured, reported_n, received_n):
    patterns = days(s1="P" * 20, s2="P" * reported_n + "N" * (20 - reported_n))
    shown = f"{COUNTS} expected_n received_n"
    assert measured(INDICATOR, shown, where="unit = 'A'", days=patterns) == [f"A 0 2 2 {received_n}"]


def test_days_after_the_newest_that_came_are_not_due_yet(measured):
    patterns = days(s1="P" * 10 + "N" * 10, s2="P" * 10 + "N" * 10)
    assert measured(INDICATOR, f"{COUNTS} expected_n received_n", where="unit = 'A'", days=patterns) == ["A 0 2 2 2"]


def test_a_school_that_stopped_sending_has_received_none_of_its_students(measured):
    patterns = f"""
        student_id school_id days
        s1         A         {"P" * 10 + "N" * 10}
        s2         B         {"P" * 20}
    """
    answer = measured(INDICATOR, f"{COUNTS} expected_n received_n", days=patterns)
    assert answer == ["A 0 1 1 0", "B 0 1 1 1", "district 0 2 2 1"]


def test_coverage_counts_no_student_of_whom_nothing_was_reported(measured):
    answer = measured(
        INDICATOR,
        f"{COUNTS} excluded_n expected_n received_n",
        where="unit = 'A'",
        enrolment="""
            student_id school_id grade entry_date exit_date
            s1         A         05    2025-09-01 -
            s2         A         05    2025-09-01 -
        """,
        days=days(s1="P" * 10),
    )
    assert answer == ["A 0 1 1 2 1"]


@pytest.mark.parametrize("reason", ["-", "excused", "unexcused", "suspension"])
def test_absence_for_any_reason_counts(measured, reason):
    rows = (f"s1 A 2025-09-{day:02d} 0 {reason}" for day in range(1, 11))
    attendance = "\n".join(["student_id school_id date present_fraction absence_reason", *rows])
    assert measured(INDICATOR, COUNTS, where="unit = 'A'", attendance=attendance) == ["A 1 1"]


def test_a_school_judges_the_days_there_and_the_district_all_days_once(measured):
    """Two absences of ten days at A, none of thirty at B: a twentieth of the days in the district."""
    patterns = f"""
        student_id school_id days
        s1         A         {"P" * 8 + "AA"}
        s1         B         {"_" * 10 + "P" * 30}
    """
    assert measured(INDICATOR, COUNTS, days=patterns) == ["A 1 1", "B 0 1", "district 0 1"]


def test_a_student_chronically_absent_at_two_schools_is_one_in_the_district(measured):
    patterns = f"""
        student_id school_id days
        s1         A         {"A" * 10}
        s1         B         {"_" * 10 + "A" * 10}
    """
    assert measured(INDICATOR, COUNTS, days=patterns) == ["A 1 1", "B 1 1", "district 1 1"]


def test_short_stays_at_two_schools_are_long_enough_for_the_district(measured):
    patterns = """
        student_id school_id days
        s1         A         PPPPPP
        s1         B         ______AAAAAA
    """
    assert measured(INDICATOR, COUNTS, days=patterns) == ["district 1 1"]


def test_a_level_adds_up_the_days_at_its_own_schools_only(measured):
    patterns = f"""
        student_id school_id days
        s1         A         {"A" * 5}
        s1         B         {"_" * 5 + "P" * 5}
        s1         C         {"_" * 10 + "P" * 40}
    """
    schools = "school_id level\nA elementary\nB elementary\nC middle"
    answer = measured(INDICATOR, COUNTS, where="unit_type <> 'school'", schools=schools, days=patterns)
    assert answer == ["district 1 1", "elementary 1 1", "middle 0 1"]


def test_a_student_who_left_and_came_back_is_judged_on_both_stays(measured):
    patterns = f"""
        student_id school_id days
        s1         A         {"P" * 6}
        s1         A         {"_" * 20 + "PPPA"}
    """
    assert measured(INDICATOR, COUNTS, where="unit = 'A'", days=patterns) == ["A 1 1"]


def test_a_student_who_left_stays_in(measured):
    patterns = days(s1="A" * 12, s2="P" * 100)
    assert measured(INDICATOR, COUNTS, where="unit = 'A'", days=patterns) == ["A 1 2"]


def test_a_day_out_of_session_is_no_absence(measured):
    calendar = "\n".join(["date is_session", *(f"2025-09-{day:02d} {str(day != 1).lower()}" for day in range(1, 12))])
    assert measured(INDICATOR, COUNTS, calendar=calendar, days=days(s1="A" + "P" * 10)) == ["A 0 1", "district 0 1"]


def test_groups_are_judged_like_all(measured):
    answer = measured(
        INDICATOR,
        "unit group_id numerator denominator",
        where="unit = 'A'",
        demographics="student_id disability\ns1 true\ns2 false\ns3 -",
        days=days(s1="A" * 10, s2="P" * 10, s3="P" * 10),
    )
    assert answer == ["A all 1 3", "A disability=no 0 1", "A disability=yes 1 1"]


@pytest.mark.parametrize(
    ("days_n", "told"), [(9, []), (10, ["2025-07-01 1 1 0", "2025-09-01 1 1 0", "2025-10-01 1 1 0"])]
)
def test_a_group_that_appears_in_mid_year_is_judged_after_ten_days_by_its_days_since(measured, days_n, told):
    """One day missed is a tenth of ten, and not of the forty that others have had."""
    answer = measured(
        INDICATOR,
        "period_start numerator denominator excluded_n",
        period="all",
        where="unit = 'A' and group_id = 'foster_care=yes'",
        demographics="student_id foster_care\ns1 false\ns2 true",
        days=days(s1="P" * 40, s2="_" * 30 + "A" + "P" * (days_n - 1)),
    )
    assert answer == told


def test_each_period_is_judged_by_its_own_days(measured):
    """All ten absences in October: a quarter of the fall's forty days, none of September's."""
    answer = measured(
        INDICATOR,
        "period_start period_end numerator denominator",
        period="all",
        where="unit = 'A'",
        days=days(s1="P" * 30 + "A" * 10),
    )
    assert answer == [
        "2025-07-01 2025-12-31 1 1",
        "2025-09-01 2025-09-30 0 1",
        "2025-09-01 2025-12-31 1 1",
        "2025-10-01 2025-10-31 1 1",
    ]


def test_missing_attendance_is_a_hole(measured):
    enrolment = "student_id school_id grade entry_date exit_date\ns1 A 05 2025-09-01 -"
    assert measured(INDICATOR, COUNTS, period="all", enrolment=enrolment) == []
