"""Attendance rate: days present of days reported, by school, district and student group."""

import pytest

INDICATOR = "outcomes.attendance_rate"
COUNTS = "unit group_id numerator denominator"


def test_days_present_of_days_reported(measured):
    days = """
        student_id school_id days
        s1         A         PPPA
        s2         A         PPPP
        s3         B         PA
    """
    assert measured(INDICATOR, COUNTS, days=days) == [
        "A all 7 8",
        "B all 1 2",
        "district all 8 10",
    ]


def test_the_rate_of_a_level_is_pooled_over_its_schools(measured):
    schools = """
        school_id level
        A         elementary
        B         elementary
        C         high
    """
    days = """
        student_id school_id days
        s1         A         PA
        s2         B         PPPP
        s3         C         A
    """
    assert measured(INDICATOR, COUNTS, where="unit_type = 'level'", schools=schools, days=days) == [
        "elementary all 5 6",
        "high all 0 1",
    ]


def test_part_of_a_day_counts_as_that_part(measured):
    assert measured(INDICATOR, COUNTS, where="unit = 'A'", days="student_id school_id days\ns1 A PH3A") == [
        "A all 1.8 4"
    ]


def test_one_student_who_was_never_there_is_zero_of_the_days(measured):
    assert measured(INDICATOR, COUNTS, where="unit = 'A'", days="student_id school_id days\ns1 A AA") == ["A all 0 2"]


def test_a_day_that_nobody_reported_is_neither_present_nor_absent(measured):
    shown = "numerator denominator excluded_n expected_n received_n freshest_date"
    days = """
        student_id school_id days
        s1         A         PPN_P
        s2         A         PPNNN
    """
    assert measured(INDICATOR, shown, where="unit = 'A'", days=days) == ["5 5 5 10 5 2025-09-05"]


def test_where_no_day_was_reported_there_is_no_rate(measured):
    assert measured(INDICATOR, COUNTS, days="student_id school_id days\ns1 A NNN") == []


def test_a_day_out_of_session_leaves_both_sides(measured):
    calendar = """
        school_id date       is_session
        -         2025-09-01 true
        -         2025-09-02 false
        -         2025-09-03 true
    """
    answer = measured(
        INDICATOR,
        "numerator denominator expected_n",
        where="unit = 'A'",
        calendar=calendar,
        days="student_id school_id days\ns1 A PAP",
    )
    assert answer == ["2 2 2"]


def test_a_school_has_a_calendar_of_its_own_where_it_differs(measured):
    calendar = """
        school_id date       is_session
        -         2025-09-01 true
        -         2025-09-02 true
        A         2025-09-02 false
    """
    days = """
        student_id school_id days
        s1         A         PA
        s2         B         PA
    """
    assert measured(INDICATOR, COUNTS, calendar=calendar, days=days) == [
        "A all 1 1",
        "B all 1 2",
        "district all 2 3",
    ]


@pytest.mark.parametrize(
    ("unit_type", "unit_id", "closed"),
    [
        ("-", "-", ["A all 1 1", "B all 1 1", "C all 1 1"]),
        ("district", "-", ["A all 1 1", "B all 1 1", "C all 1 1"]),
        ("level", "elementary", ["A all 1 1", "B all 1 1", "C all 1 2"]),
        ("school", "A", ["A all 1 1", "B all 1 2", "C all 1 2"]),
        ("-", "A", ["A all 1 1", "B all 1 2", "C all 1 2"]),
    ],
)
def test_a_note_closes_the_schools_it_names_for_a_day(measured, unit_type, unit_id, closed):
    answer = measured(
        INDICATOR,
        COUNTS,
        where="unit_type = 'school'",
        schools="school_id level\nA elementary\nB elementary\nC high",
        notes=f"note_id kind unit_type unit_id start_date\nsnow no_session {unit_type} {unit_id} 2025-09-02",
        days="student_id school_id days\ns1 A PA\ns2 B PA\ns3 C PA",
    )
    assert answer == closed


def test_a_note_closes_schools_for_several_days(measured):
    answer = measured(
        INDICATOR,
        COUNTS,
        where="unit = 'A'",
        notes="note_id kind start_date end_date\nflood no_session 2025-09-02 2025-09-03",
        days="student_id school_id days\ns1 A PAAP",
    )
    assert answer == ["A all 2 2"]


def test_without_a_calendar_every_reported_day_counts_and_none_is_expected(measured):
    answer = measured(
        INDICATOR,
        "unit numerator denominator excluded_n expected_n received_n",
        where="unit = 'A'",
        calendar="",
        days="student_id school_id days\ns1 A PPA",
    )
    assert answer == ["A 2 3 - - 3"]


def test_a_student_who_left_stays_in_with_the_days_until_then(measured):
    answer = measured(
        INDICATOR,
        "unit numerator denominator expected_n",
        enrolment="student_id school_id grade entry_date exit_date\ns1 A 05 2025-09-01 2025-09-03",
        days="student_id school_id days\ns1 A PPA",
    )
    assert answer == ["A 2 3 3", "district 2 3 3"]


def test_days_of_a_student_who_moved_count_at_each_school_and_add_up_for_the_district(measured):
    days = """
        student_id school_id days
        s1         A         PPP
        s1         B         ___AAP
    """
    assert measured(INDICATOR, COUNTS, days=days) == [
        "A all 3 3",
        "B all 1 3",
        "district all 4 6",
    ]


def test_groups_appear_where_they_have_students(measured):
    answer = measured(
        INDICATOR,
        COUNTS,
        demographics="""
            student_id sex    race_ethnicity english_learner homeless
            s1         female black          true            -
            s2         male   -              false           -
        """,
        days="""
            student_id school_id days
            s1         A         PPPA
            s2         B         PA
            s3         B         PP
        """,
    )
    assert answer == [
        "A all 3 4",
        "A english_learner=yes 3 4",
        "A race_ethnicity=black 3 4",
        "A sex=female 3 4",
        "B all 3 4",
        "B english_learner=no 1 2",
        "B sex=male 1 2",
        "district all 6 8",
        "district english_learner=no 1 2",
        "district english_learner=yes 3 4",
        "district race_ethnicity=black 3 4",
        "district sex=female 3 4",
        "district sex=male 1 2",
    ]


def test_a_group_that_appears_in_mid_year_has_its_days_from_then_on(measured):
    answer = measured(
        INDICATOR,
        "period_start period_end numerator denominator expected_n",
        period="all",
        where="unit = 'A' and group_id = 'homeless=yes'",
        demographics="student_id homeless\ns1 false\ns2 true",
        days=f"student_id school_id days\ns1 A {'P' * 40}\ns2 A {'_' * 30 + 'PA'}",
    )
    assert answer == [
        "2025-07-01 2025-12-31 1 2 2",
        "2025-09-01 2025-12-31 1 2 2",
        "2025-10-01 2025-10-31 1 2 2",
    ]


def test_missing_attendance_is_a_hole(measured):
    enrolment = "student_id school_id grade entry_date exit_date\ns1 A 05 2025-09-01 -"
    assert measured(INDICATOR, COUNTS, period="all", enrolment=enrolment) == []


def test_without_enrolment_days_count_but_none_is_expected(measured):
    answer = measured(
        INDICATOR,
        "unit numerator denominator excluded_n expected_n received_n",
        where="unit = 'A'",
        enrolment="",
        days="student_id school_id days\ns1 A PA",
    )
    assert answer == ["A 1 2 - - 2"]


def test_months_cycle_and_school_year_each_have_their_days(measured):
    answer = measured(
        INDICATOR,
        "period_start period_end numerator denominator",
        period="all",
        where="unit = 'A'",
        days=f"student_id school_id days\ns1 A {'P' * 30 + 'A' * 2}",
    )
    assert answer == [
        "2025-07-01 2025-12-31 30 32",
        "2025-09-01 2025-09-30 30 30",
        "2025-09-01 2025-12-31 30 32",
        "2025-10-01 2025-10-31 0 2",
    ]
