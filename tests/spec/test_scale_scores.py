"""Mean scale scores: of valid results that have a score, by subject, test and window."""

import pytest

INDICATOR = "outcomes.mean_scale_score"
SHOWN = "unit value n excluded_n expected_n received_n"


def results(*rows, test="state", subject="reading", window="2025-10-01 2025-10-15"):
    """Rows of student, school, status and score, of one test and window, without a header."""
    told = (row.split() for row in rows)
    return [
        f"{who} {where} {status} {'true' if status == 'valid' else '-'} {score} {test} {subject} 05 {window}"
        for who, where, status, score in told
    ]


def scores(measured, *tested, shown=SHOWN, where="unit_type <> 'level'", **given):
    head = "student_id school_id status is_proficient scale_score assessment subject grade"
    table = "\n".join([f"{head} window_start_date window_end_date", *tested])
    return measured(INDICATOR, shown, period="all", where=where, assessments=table, **given)


def test_the_mean_is_of_all_students_of_the_unit_and_no_mean_of_schools(measured):
    tested = results("s1 A valid 400", "s2 A valid 410", "s3 A valid 450.5", "s4 B valid 500")
    assert scores(measured, *tested) == ["A 420.1667 3 0 3 3", "B 500 1 0 1 1", "district 440.125 4 0 4 4"]


def test_results_without_a_score_are_left_out_and_never_zero(measured):
    tested = results("s1 A valid 400", "s2 A valid -", "s3 A valid 0", "s4 B valid -")
    assert scores(measured, *tested) == ["A 200 2 1 3 2", "district 200 2 2 4 2"]


@pytest.mark.parametrize("status", ["invalid", "exempt", "not_tested"])
def test_only_valid_results_count(measured, status):
    tested = results("s1 A valid 400", f"s2 A {status} 100")
    assert scores(measured, *tested, where="unit = 'A'") == ["A 400 1 0 1 1"]
    assert scores(measured, *results(f"s2 A {status} 100")) == []


def test_each_subject_has_its_own_and_each_of_several_tests(measured):
    tested = [
        *results("s1 A valid 400"),
        *results("s1 A valid 30", test="vendor"),
        *results("s1 A valid 500", subject="mathematics"),
    ]
    found = scores(measured, *tested, shown="slice value", where="unit = 'A'")
    assert found == ["mathematics 500", "reading, state 400", "reading, vendor 30"]


@pytest.mark.parametrize(
    ("sat", "kept"),
    [
        (("valid 300", "valid 400"), ["B 400 1 0 1 1"]),
        (("valid 300", "valid -"), []),
        (("valid -", "valid 400"), ["B 400 1 0 1 1"]),
        (("valid 300", "invalid 400"), ["A 300 1 0 1 1"]),
        (("invalid 300", "valid 400"), ["B 400 1 0 1 1"]),
    ],
)
def test_of_two_results_in_a_window_that_counts_which_says_whether_the_student_is_proficient(measured, sat, kept):
    """The newer valid one: s1 sat it again at B in a window that overlaps that of most."""
    first, second = sat
    many = results(*(f"m{n} C valid 350" for n in range(3)))
    again = results(f"s1 B {second}", window="2025-10-08 2025-10-20")
    schools = "school_id level\nA elementary\nB elementary\nC elementary"
    tested = [*many, *results(f"s1 A {first}"), *again]
    assert scores(measured, *tested, where="unit in ('A', 'B')", schools=schools) == kept


def test_a_student_with_results_of_two_schools_in_one_window_counts_once(measured):
    tested = results("s1 A valid 400", "s1 B valid 420", "s2 B valid 500")
    assert scores(measured, *tested) == ["A 400 1 0 1 1", "B 500 1 0 1 1", "district 450 2 0 2 2"]


def test_who_moved_counts_where_the_test_was_taken(measured):
    enrolment = "student_id school_id grade entry_date exit_date"
    enrolment += "\ns1 A 05 2025-08-01 2025-10-07\ns1 B 05 2025-10-08 -"
    found = scores(measured, *results("s1 B valid 400", "s2 A valid 300"), shown="unit value n", enrolment=enrolment)
    assert found == ["A 300 1", "B 400 1", "district 350 2"]


def test_a_group_that_appears_in_mid_year_has_a_mean_from_its_first_window_on(measured):
    later = results("s1 A valid 420", "s2 A valid 360", window="2025-12-01 2025-12-10")
    found = scores(
        measured,
        *results("s1 A valid 400"),
        *later,
        shown="period_start group_id value n",
        where="unit = 'A'",
        demographics="student_id homeless\ns1 false\ns2 true",
    )
    assert found == [
        "2025-10-01 all 400 1",
        "2025-10-01 homeless=no 400 1",
        "2025-12-01 all 390 2",
        "2025-12-01 homeless=no 420 1",
        "2025-12-01 homeless=yes 360 1",
    ]


def test_without_any_score_there_is_none(measured):
    assert scores(measured, *results("s1 A valid -")) == []
    assert scores(measured) == []
