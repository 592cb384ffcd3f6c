"""In-school suspension, expulsion, and removals of all three kinds per student."""

import pytest

COUNTS = "unit group_id numerator denominator"
ENROLMENT = """
    student_id school_id grade entry_date exit_date
    s1         A         05    2025-09-01 -
    s2         A         05    2025-09-01 -
    s3         B         05    2025-09-01 -
"""


def incidents(*rows):
    return "\n".join(["incident_id student_id school_id date action", *rows])


@pytest.mark.parametrize(
    ("indicator", "action"), [("in_school_suspension_rate", "in_school_suspension"), ("expulsion_rate", "expulsion")]
)
@pytest.mark.parametrize("taken", ["in_school_suspension", "out_of_school_suspension", "expulsion", "other", "none"])
def test_each_counts_its_own_action_and_students_once(measured, indicator, action, taken):
    happened = incidents(f"1 s1 A 2025-09-10 {taken}", f"2 s1 A 2025-10-10 {taken}")
    counted = 1 if taken == action else 0
    assert measured(f"outcomes.{indicator}", COUNTS, enrolment=ENROLMENT, incidents=happened) == [
        f"A all {counted} 2",
        "B all 0 1",
        f"district all {counted} 3",
    ]


def test_every_removal_counts_however_often_and_of_whatever_kind(measured):
    happened = incidents(
        "1 s1 A 2025-09-10 in_school_suspension",
        "2 s1 A 2025-10-10 out_of_school_suspension",
        "3 s1 A 2025-10-20 out_of_school_suspension",
        "3 s1 A 2025-10-20 expulsion",
        "4 s2 A 2025-10-20 other",
        "5 s3 B 2025-10-20 none",
    )
    assert measured("outcomes.removal_rate", COUNTS, enrolment=ENROLMENT, incidents=happened) == [
        "A all 4 2",
        "B all 0 1",
        "district all 4 3",
    ]


def test_a_removal_counts_in_the_period_in_which_it_happened_and_in_the_student_s_groups(measured):
    answer = measured(
        "outcomes.removal_rate",
        "period_start period_end group_id numerator denominator",
        period="all",
        where="unit_type = 'district' and period_end <= date '2025-10-31'",
        enrolment=ENROLMENT,
        demographics="student_id sex\ns1 female\ns3 male",
        incidents=incidents("1 s1 A 2025-09-10 expulsion", "2 s3 B 2025-10-10 none"),
    )
    assert answer == [
        "2025-09-01 2025-09-30 all 1 3",
        "2025-09-01 2025-09-30 sex=female 1 1",
        "2025-09-01 2025-09-30 sex=male 0 1",
        "2025-10-01 2025-10-31 all 0 3",
        "2025-10-01 2025-10-31 sex=female 0 1",
        "2025-10-01 2025-10-31 sex=male 0 1",
    ]


@pytest.mark.parametrize("indicator", ["in_school_suspension_rate", "expulsion_rate", "removal_rate"])
def test_missing_incidents_or_enrolment_are_holes_and_not_zero(measured, indicator):
    happened = incidents("1 s1 A 2025-09-10 expulsion")
    assert measured(f"outcomes.{indicator}", COUNTS, period="all", enrolment=ENROLMENT) == []
    assert measured(f"outcomes.{indicator}", COUNTS, period="all", incidents=happened) == []


# An action that each rate counts.
COUNTED = {
    "in_school_suspension_rate": "in_school_suspension",
    "expulsion_rate": "expulsion",
    "removal_rate": "out_of_school_suspension",
}


@pytest.mark.parametrize(
    ("indicator", "counted"), [("in_school_suspension_rate", 1), ("expulsion_rate", 1), ("removal_rate", 2)]
)
def test_a_student_who_moved_counts_at_each_school_for_what_happened_there(measured, indicator, counted):
    """Of s1 there is one removal at A and one at B, which are two of one student in the district."""
    action = COUNTED[indicator]
    answer = measured(
        f"outcomes.{indicator}",
        COUNTS,
        enrolment="""
            student_id school_id grade entry_date exit_date
            s1         A         05    2025-09-01 2025-10-10
            s1         B         05    2025-10-13 -
            s2         A         05    2025-09-01 -
        """,
        incidents=incidents(f"1 s1 A 2025-09-10 {action}", f"2 s1 B 2025-11-10 {action}"),
    )
    assert answer == ["A all 1 2", "B all 1 1", f"district all {counted} 2"]


@pytest.mark.parametrize("indicator", COUNTED)
def test_what_happened_at_a_school_where_the_student_never_was_is_the_districts(measured, indicator):
    action = COUNTED[indicator]
    happened = incidents(f"1 s1 B 2025-09-10 {action}", f"2 s9 B 2025-09-10 {action}")
    answer = measured(f"outcomes.{indicator}", COUNTS, enrolment=ENROLMENT, incidents=happened)
    assert answer == ["A all 0 2", "B all 0 1", "district all 1 3"]


@pytest.mark.parametrize("indicator", COUNTED)
def test_a_group_that_appears_in_mid_year_has_a_rate_from_its_first_month_on(measured, indicator):
    action = COUNTED[indicator]
    answer = measured(
        f"outcomes.{indicator}",
        "period_start period_end numerator denominator",
        period="all",
        where="unit = 'A' and group_id = 'sex=female'",
        enrolment=ENROLMENT.replace("s2         A         05    2025-09-01", "s2         A         05    2025-10-31"),
        demographics="student_id sex\ns1 male\ns2 female",
        incidents=incidents(f"1 s1 A 2025-09-10 {action}", f"2 s2 A 2025-11-10 {action}"),
    )
    assert answer == [
        "2025-07-01 2025-12-31 1 1",
        "2025-09-01 2025-12-31 1 1",
        "2025-10-01 2025-10-31 0 1",
        "2025-11-01 2025-11-30 1 1",
    ]


@pytest.mark.parametrize("indicator", COUNTED)
def test_one_student_is_the_whole_and_a_school_without_students_has_no_rate(measured, indicator):
    action = COUNTED[indicator]
    alone = "student_id school_id grade entry_date exit_date\ns1 A 05 2025-09-01 -"
    happened = incidents(f"1 s1 A 2025-09-10 {action}", f"2 s9 B 2025-09-10 {action}")
    answer = measured(f"outcomes.{indicator}", COUNTS, enrolment=alone, incidents=happened)
    assert answer == ["A all 1 1", "district all 1 1"]


@pytest.mark.parametrize("indicator", COUNTED)
@pytest.mark.parametrize(
    ("day", "counted"), [("2025-08-31", 0), ("2025-09-01", 1), ("2025-12-31", 1), ("2026-01-01", 0)]
)
def test_first_and_last_day_are_in_the_period(measured, indicator, day, counted):
    action = COUNTED[indicator]
    happened = incidents(f"1 s1 A {day} {action}", "2 s2 A 2025-10-10 none")
    answer = measured(f"outcomes.{indicator}", COUNTS, where="unit = 'A'", enrolment=ENROLMENT, incidents=happened)
    assert answer == [f"A all {counted} 2"]
