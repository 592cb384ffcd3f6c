"""Participation: students tested, of those who should have been."""

import pytest

INDICATOR = "outcomes.participation"
COUNTS = "unit group_id slice numerator denominator"
ENROLMENT = """
    student_id school_id grade entry_date exit_date
    s1         A         05    2025-08-01 -
    s2         A         05    2025-08-01 -
    s3         B         05    2025-08-01 -
    s4         B         06    2025-08-01 -
"""


def results(*rows):
    """Rows of student, school, subject and status, all of one test in grade 5 and one window."""
    head = "student_id school_id subject status is_proficient assessment grade window_start_date window_end_date"
    return "\n".join(
        [head, *(f"{row} {'true' if ' valid' in row else '-'} state 05 2025-10-01 2025-10-15" for row in rows)]
    )


def test_tested_of_all_enrolled_in_a_tested_grade(measured):
    """s2 and s3 have no result; s4 is in a grade that is not tested."""
    tested = results("s1 A reading valid", "s5 B reading valid")
    assert measured(INDICATOR, COUNTS, period="all", enrolment=ENROLMENT, assessments=tested) == [
        "A all reading 1 2",
        "B all reading 1 2",
        "district all reading 2 4",
    ]


def test_a_school_that_sent_nothing_of_a_window_is_missing_and_not_untested(measured):
    """The students of B were to be tested and count as expected; whether they were nobody knows."""
    tested = results("s1 A reading valid", "s3 B mathematics valid")
    shown = "unit slice numerator denominator excluded_n expected_n received_n"
    assert measured(INDICATOR, shown, period="all", enrolment=ENROLMENT, assessments=tested) == [
        "A reading 1 2 0 2 1",
        "B mathematics 1 1 0 1 1",
        "district mathematics 1 1 0 3 1",
        "district reading 1 2 0 3 1",
    ]


def test_an_invalid_score_is_participation_and_exempt_students_leave_both_sides(measured):
    tested = results("s1 A reading invalid", "s2 A reading exempt", "s3 B reading not_tested")
    shown = "unit numerator denominator excluded_n expected_n received_n"
    assert measured(INDICATOR, shown, period="all", enrolment=ENROLMENT, assessments=tested) == [
        "A 1 1 1 1 0",
        "B 0 1 0 1 0",
        "district 1 2 1 2 0",
    ]


def test_where_all_are_exempt_there_is_no_rate(measured):
    tested = results("s1 A reading exempt", "s2 A reading exempt")
    enrolment = ENROLMENT.replace("s3         B         05", "s3         B         06")
    assert measured(INDICATOR, COUNTS, period="all", enrolment=enrolment, assessments=tested) == []


def test_enrolment_on_the_windows_last_day_decides(measured):
    enrolment = """
        student_id school_id grade entry_date exit_date
        s1         A         05    2025-08-01 2025-10-15
        s2         A         05    2025-08-01 2025-10-14
        s3         A         05    2025-10-15 -
        s4         A         05    2025-10-16 -
    """
    answer = measured(
        INDICATOR,
        COUNTS,
        period="all",
        where="unit = 'A'",
        enrolment=enrolment,
        assessments=results("s1 A reading valid"),
    )
    assert answer == ["A all reading 1 2"]


def test_a_student_tested_elsewhere_is_not_missing_at_the_school_of_enrolment(measured):
    enrolment = "student_id school_id grade entry_date exit_date\ns1 A 05 2025-08-01 -"
    answer = measured(INDICATOR, COUNTS, period="all", enrolment=enrolment, assessments=results("s1 B reading valid"))
    assert answer == ["B all reading 1 1", "district all reading 1 1"]


def test_an_untested_student_of_two_schools_is_missing_once(measured):
    enrolment = """
        student_id school_id grade entry_date exit_date
        s1         A         05    2025-08-01 -
        s1         B         05    2025-09-15 -
        s2         A         05    2025-08-01 -
    """
    answer = measured(
        INDICATOR,
        COUNTS,
        period="all",
        enrolment=enrolment,
        assessments=results("s2 A reading valid", "s3 B reading valid"),
    )
    assert answer == ["A all reading 1 1", "B all reading 1 2", "district all reading 2 3"]


def test_groups_appear(measured):
    answer = measured(
        INDICATOR,
        COUNTS,
        period="all",
        where="unit = 'A'",
        enrolment=ENROLMENT,
        demographics="student_id disability\ns1 true\ns2 false",
        assessments=results("s1 A reading valid"),
    )
    assert answer == ["A all reading 1 2", "A disability=no reading 0 1", "A disability=yes reading 1 1"]


def test_a_group_that_appears_in_mid_year_is_expected_from_the_next_window_on(measured):
    """s9 comes the day after the fall window, and is not tested in the winter's."""
    fall = results("s1 A reading valid")
    winter = fall.splitlines()[1].replace("2025-10-01 2025-10-15", "2025-12-01 2025-12-10")
    enrolment = ENROLMENT + "s9         A         05    2025-10-16 -"
    answer = measured(
        INDICATOR,
        "period_start group_id numerator denominator",
        period="all",
        where="unit = 'A' and group_id <> 'all'",
        enrolment=enrolment,
        demographics="student_id english_learner\ns1 false\ns9 true",
        assessments=f"{fall}\n{winter}",
    )
    assert answer == [
        "2025-10-01 english_learner=no 1 1",
        "2025-12-01 english_learner=no 1 1",
        "2025-12-01 english_learner=yes 0 1",
    ]


@pytest.mark.parametrize(
    ("status", "told"), [("valid", "1 1"), ("invalid", "1 1"), ("not_tested", "0 1"), ("exempt", "")]
)
def test_one_student_is_the_whole_or_where_exempt_nothing(measured, status, told):
    answer = measured(
        INDICATOR,
        "numerator denominator",
        period="all",
        where="unit = 'A'",
        enrolment="student_id school_id grade entry_date exit_date\ns1 A 05 2025-08-01 -",
        assessments=results(f"s1 A reading {status}"),
    )
    assert answer == [told] * bool(told)


def test_where_nobody_says_who_should_have_been_tested_there_is_no_rate(measured):
    assert measured(INDICATOR, COUNTS, period="all", assessments=results("s1 A reading valid")) == []


def test_results_that_list_the_untested_say_it_themselves(measured):
    tested = results("s1 A reading valid", "s2 A reading not_tested", "s1 A mathematics valid")
    assert measured(INDICATOR, COUNTS, period="all", where="unit = 'A'", assessments=tested) == ["A all reading 1 2"]


def test_missing_results_are_a_hole(measured):
    assert measured(INDICATOR, COUNTS, period="all", enrolment=ENROLMENT) == []


def test_where_every_school_of_a_grade_is_silent_the_window_before_tells_who_was_expected(measured):
    """B sent the fall window and nothing of the winter's: it is missing there, as the school it is."""
    fall = results("s1 A reading valid", "s3 B reading valid")
    winter = results("s1 A reading valid").splitlines()[1].replace("2025-10-01 2025-10-15", "2025-10-20 2025-10-24")
    enrolment = ENROLMENT.replace("s3         B         05", "s3         B         06")
    sent = fall.replace("s3 B reading valid true state 05", "s3 B reading valid true state 06") + "\n" + winter
    shown = "unit period_start numerator denominator expected_n"
    where = "period_start = date '2025-10-20' and unit <> 'elementary'"
    assert measured(INDICATOR, shown, period="all", where=where, enrolment=enrolment, assessments=sent) == [
        "A 2025-10-20 1 2 2",
        "district 2025-10-20 1 2 4",
    ]
