"""Proficiency: proficient students of those with a valid score, by subject and testing window."""

INDICATOR = "outcomes.proficiency"
COUNTS = "unit group_id slice numerator denominator"
ENROLMENT = """
    student_id school_id grade entry_date exit_date
    s1         A         05    2025-08-01 -
    s2         A         05    2025-08-01 -
    s3         B         05    2025-08-01 -
    s4         B         05    2025-08-01 -
"""


def results(*rows, window="2025-10-01 2025-10-15"):
    """Rows of student, school, subject, status and whether proficient, all of one test and window."""
    head = "student_id school_id subject status is_proficient assessment grade window_start_date window_end_date"
    return "\n".join([head, *(f"{row} state 05 {window}" for row in rows)])


def test_proficient_of_valid_scores(measured):
    tested = results(
        "s1 A reading valid true",
        "s2 A reading valid false",
        "s3 B reading valid true",
        "s3 B mathematics valid false",
    )
    assert measured(INDICATOR, COUNTS, period="all", enrolment=ENROLMENT, assessments=tested) == [
        "A all reading 1 2",
        "B all mathematics 0 1",
        "B all reading 1 1",
        "district all mathematics 0 1",
        "district all reading 2 3",
    ]


def test_only_valid_scores_count_and_the_others_are_said_to_be_left_out(measured):
    """Of four students one is exempt, one invalid, one was never tested."""
    tested = results("s1 A reading valid true", "s2 A reading exempt -", "s3 B reading invalid -")
    shown = "unit numerator denominator excluded_n expected_n received_n freshest_date"
    answer = measured(
        INDICATOR, shown, period="all", where="unit_type = 'district'", enrolment=ENROLMENT, assessments=tested
    )
    assert answer == ["district 1 1 3 3 1 2025-10-15"]


def test_without_a_valid_score_there_is_no_rate(measured):
    tested = results("s1 A reading invalid -", "s2 A reading exempt -", "s3 B reading not_tested -")
    assert measured(INDICATOR, COUNTS, period="all", enrolment=ENROLMENT, assessments=tested) == []


def test_results_count_where_the_student_was_tested(measured):
    """s1 is enrolled at A and tested at B, once in the district."""
    tested = results("s1 B reading valid true")
    assert measured(INDICATOR, COUNTS, period="all", enrolment=ENROLMENT, assessments=tested) == [
        "B all reading 1 1",
        "district all reading 1 1",
    ]


def test_each_window_stands_for_itself(measured):
    first, second = (
        results("s1 A reading valid false"),
        results("s1 A reading valid true", window="2025-12-01 2025-12-10"),
    )
    answer = measured(
        INDICATOR,
        "period_start period_end numerator denominator",
        period="all",
        where="unit = 'A'",
        assessments="\n".join([first, *second.splitlines()[1:]]),
    )
    assert answer == ["2025-10-01 2025-10-15 0 1", "2025-12-01 2025-12-10 1 1"]


def test_two_assessments_of_a_subject_are_never_one_series(measured):
    both = f"{results('s1 A reading valid true')}\ns2 A reading valid false interim 05 2025-10-01 2025-10-15"
    assert measured(INDICATOR, COUNTS, period="all", where="unit = 'A'", assessments=both) == [
        "A all reading, interim 0 1",
        "A all reading, state 1 1",
    ]


def test_windows_that_end_after_the_cycle_are_not_looked_at(measured):
    tested = results("s1 A reading valid true", window="2025-12-20 2026-01-10")
    assert measured(INDICATOR, COUNTS, period="all", assessments=tested) == []


def test_groups_appear(measured):
    answer = measured(
        INDICATOR,
        COUNTS,
        period="all",
        where="unit = 'A'",
        demographics="student_id english_learner\ns1 true\ns2 false",
        assessments=results("s1 A reading valid false", "s2 A reading valid true", "s9 A reading valid true"),
    )
    assert answer == [
        "A all reading 2 3",
        "A english_learner=no reading 1 1",
        "A english_learner=yes reading 0 1",
    ]


def test_a_group_that_appears_in_mid_year_has_a_rate_from_its_first_window_on(measured):
    """s2 came after the fall window, s3 was there and has no valid score of it."""
    fall = results("s1 A reading valid true", "s3 A reading invalid -")
    winter = results(
        "s1 A reading valid true", "s2 A reading valid true", "s3 A reading valid false", window="2025-12-01 2025-12-10"
    )
    answer = measured(
        INDICATOR,
        "period_start group_id numerator denominator",
        period="all",
        where="unit = 'A' and group_id <> 'all'",
        demographics="student_id homeless\ns1 false\ns2 true\ns3 true",
        assessments="\n".join([fall, *winter.splitlines()[1:]]),
    )
    assert answer == ["2025-10-01 homeless=no 1 1", "2025-12-01 homeless=no 1 1", "2025-12-01 homeless=yes 1 2"]


def test_without_enrolment_nobody_knows_how_many_scores_were_expected(measured):
    shown = "numerator denominator expected_n received_n"
    tested = results("s1 A reading valid true")
    assert measured(INDICATOR, shown, period="all", where="unit = 'A'", assessments=tested) == ["1 1 - 1"]


def test_missing_results_are_a_hole(measured):
    assert measured(INDICATOR, COUNTS, period="all", enrolment=ENROLMENT) == []
