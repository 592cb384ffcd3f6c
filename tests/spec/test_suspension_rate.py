"""Suspension: students suspended out of school at least once, of students enrolled at any time."""

import pytest

INDICATOR = "outcomes.suspension_rate"
COUNTS = "unit group_id numerator denominator"
ENROLMENT = """
    student_id school_id grade entry_date exit_date
    s1         A         05    2025-09-01 -
    s2         A         05    2025-09-01 -
    s3         B         05    2025-09-01 -
"""


def incidents(*rows):
    return "\n".join(["incident_id student_id school_id date action", *rows])


def test_students_are_counted_once_however_often_they_were_suspended(measured):
    happened = incidents(
        "1 s1 A 2025-09-10 out_of_school_suspension",
        "2 s1 A 2025-10-10 out_of_school_suspension",
        "3 s3 B 2025-10-11 out_of_school_suspension",
    )
    assert measured(INDICATOR, COUNTS, enrolment=ENROLMENT, incidents=happened) == [
        "A all 1 2",
        "B all 1 1",
        "district all 2 3",
    ]


@pytest.mark.parametrize(
    ("action", "suspended"),
    [
        ("out_of_school_suspension", 1),
        ("in_school_suspension", 0),
        ("expulsion", 0),
        ("other", 0),
        ("none", 0),
    ],
)
def test_only_suspension_out_of_school_counts(measured, action, suspended):
    answer = measured(
        INDICATOR, COUNTS, where="unit = 'A'", enrolment=ENROLMENT, incidents=incidents(f"1 s1 A 2025-09-10 {action}")
    )
    assert answer == [f"A all {suspended} 2"]


def test_all_who_were_enrolled_at_any_time_count_and_who_left_stays_in(measured):
    enrolment = """
        student_id school_id grade entry_date exit_date
        s1         A         05    2024-09-01 2025-09-01
        s2         A         05    2025-12-31 -
        s3         A         05    2024-09-01 2025-08-31
        s4         A         05    2026-01-01 -
    """
    happened = incidents("1 s1 A 2025-09-01 out_of_school_suspension")
    answer = measured(INDICATOR, COUNTS, where="unit = 'A'", enrolment=enrolment, incidents=happened)
    assert answer == ["A all 1 2"]


def test_a_student_of_two_schools_is_enrolled_at_both_and_suspended_where_it_happened(measured):
    enrolment = """
        student_id school_id grade entry_date exit_date
        s1         A         05    2025-09-01 2025-10-01
        s1         B         05    2025-10-02 -
    """
    happened = incidents("1 s1 A 2025-09-10 out_of_school_suspension")
    assert measured(INDICATOR, COUNTS, enrolment=enrolment, incidents=happened) == [
        "A all 1 1",
        "B all 0 1",
        "district all 1 1",
    ]


def test_suspended_of_those_enrolled_never_exceeds_the_enrolled(measured):
    """A student suspended at a school without being enrolled there counts for the district alone."""
    happened = incidents("1 s1 B 2025-09-10 out_of_school_suspension", "2 s9 B 2025-09-10 out_of_school_suspension")
    assert measured(INDICATOR, COUNTS, enrolment=ENROLMENT, incidents=happened) == [
        "A all 0 2",
        "B all 0 1",
        "district all 1 3",
    ]


def test_groups_appear(measured):
    answer = measured(
        INDICATOR,
        COUNTS,
        where="unit = 'A'",
        enrolment=ENROLMENT,
        demographics="student_id sex\ns1 female\ns2 male",
        incidents=incidents("1 s1 A 2025-09-10 out_of_school_suspension"),
    )
    assert answer == ["A all 1 2", "A sex=female 1 1", "A sex=male 0 1"]


def test_a_group_that_appears_in_mid_year_has_a_rate_from_its_first_month_on(measured):
    answer = measured(
        INDICATOR,
        "period_start period_end numerator denominator",
        period="all",
        where="unit = 'A' and group_id = 'sex=male'",
        enrolment=ENROLMENT.replace("s2         A         05    2025-09-01", "s2         A         05    2025-11-30"),
        demographics="student_id sex\ns1 female\ns2 male",
        incidents=incidents("1 s1 A 2025-09-10 none", "2 s2 A 2025-12-10 out_of_school_suspension"),
    )
    assert answer == [
        "2025-07-01 2025-12-31 1 1",
        "2025-09-01 2025-12-31 1 1",
        "2025-11-01 2025-11-30 0 1",
        "2025-12-01 2025-12-31 1 1",
    ]


def test_one_student_is_the_whole_and_a_school_without_students_has_no_rate(measured):
    answer = measured(
        INDICATOR,
        COUNTS,
        enrolment="student_id school_id grade entry_date exit_date\ns1 A 05 2025-09-01 -",
        incidents=incidents("1 s1 A 2025-09-10 out_of_school_suspension", "2 s9 B 2025-09-10 none"),
    )
    assert answer == ["A all 1 1", "district all 1 1"]


def test_coverage_and_the_day_of_the_last_incident(measured):
    happened = incidents("1 s1 A 2025-09-10 other", "2 s3 B 2025-11-20 none", "3 s3 B 2026-02-01 none")
    shown = "unit numerator excluded_n expected_n received_n freshest_date"
    assert measured(INDICATOR, shown, where="unit = 'A'", enrolment=ENROLMENT, incidents=happened) == [
        "A 0 0 2 2 2025-11-20"
    ]


def test_missing_incidents_or_enrolment_are_holes_and_not_zero(measured):
    happened = incidents("1 s1 A 2025-09-10 out_of_school_suspension")
    assert measured(INDICATOR, COUNTS, period="all", enrolment=ENROLMENT) == []
    assert measured(INDICATOR, COUNTS, period="all", incidents=happened) == []


def test_periods_before_the_first_and_after_the_last_recorded_incident_are_holes(measured):
    enrolment = "student_id school_id grade entry_date exit_date\ns1 A 05 2023-09-01 -"
    happened = incidents("1 s9 B 2025-09-10 none", "2 s9 B 2025-11-10 none")
    answer = measured(
        INDICATOR,
        "period_start period_end numerator denominator",
        period="all",
        where="unit = 'A'",
        enrolment=enrolment,
        incidents=happened,
    )
    assert answer == [
        "2025-07-01 2025-12-31 0 1",
        "2025-09-01 2025-09-30 0 1",
        "2025-09-01 2025-12-31 0 1",
        "2025-10-01 2025-10-31 0 1",
        "2025-11-01 2025-11-30 0 1",
    ]
