"""Ninth-graders on track: five credits and at most one failed semester of the core; projected by marks so far."""

import pytest

SHOWN = "unit numerator denominator expected_n received_n"
YEAR = "period_start = date '2024-07-01' and unit_type <> 'level'"
CALENDAR = "date is_session\n2024-09-03 true\n2025-06-10 true\n2025-09-02 true\n2026-06-10 true"
HEAD = "student_id school_id course_id subject term term_start_date term_end_date is_final result credits_earned"


def roster(*students, grade="09", entry="2024-08-20", leave="2025-06-10"):
    """Each of A in grade 9 all year, but who is named with another school, as in s1:B."""
    rows = (one.partition(":") for one in students)
    head = "student_id school_id grade entry_date exit_date"
    return "\n".join([head, *(f"{who} {school or 'A'} {grade} {entry} {leave}" for who, _, school in rows)])


def courses(*rows):
    """Rows of student, school, course, subject, term, last day, final or not, result and credits."""
    parted = (row.split() for row in rows)
    lines = (
        f"{who} {school} {course} {subject} {term} {end[:4]}-01-02 {end} {final} {result} {earned}"
        for who, school, course, subject, term, end, final, result, earned in parted
    )
    return "\n".join([HEAD, *lines])


def year(student, *failed, school="A", earned="5", term="semester", subject="english"):
    """A passed course worth the credits, and failed ones of a subject."""
    rows = [f"{student} {school} ok other year 2025-06-10 true passed {earned}"]
    return [*rows, *(f"{student} {school} f{n} {subject} {term} 2025-06-10 true failed 0" for n in failed)]


def on_track(measured, rows, students, where=YEAR, **given):
    tables = {"enrolment": students, "calendar": CALENDAR, **given}
    return measured("outcomes.on_track", SHOWN, period="all", where=where, courses=rows, **tables)


def test_credits_and_failed_core_semesters(measured):
    rows = courses(*year("s1"), *year("s2", 1), *year("s3", 1, 2), *year("s4", school="B"))
    assert on_track(measured, rows, roster("s1", "s2", "s3", "s4:B")) == ["A 2 3 3 3", "B 1 1 1 1", "district 3 4 4 4"]


@pytest.mark.parametrize(("earned", "is_on_track"), [("5", 1), ("4.999", 0), ("4.5", 0), ("6", 1)])
def test_five_credits_are_enough(measured, earned, is_on_track):
    rows = courses(*year("s1", earned=earned))
    assert on_track(measured, rows, roster("s1"))[0] == f"A {is_on_track} 1 1 1"


@pytest.mark.parametrize(
    ("term", "failed_n", "is_on_track"),
    [
        ("semester", 1, 1),
        ("semester", 2, 0),
        ("year", 1, 0),
        ("trimester", 1, 1),
        ("trimester", 2, 0),
        ("quarter", 2, 1),
        ("quarter", 3, 0),
        ("summer", 3, 1),
    ],
)
def test_terms_count_by_their_length_and_summers_not(measured, term, failed_n, is_on_track):
    rows = courses(*year("s1", *range(failed_n), term=term))
    assert on_track(measured, rows, roster("s1"))[0] == f"A {is_on_track} 1 1 1"


def test_what_is_not_of_the_core_may_be_failed(measured):
    rows = courses(*year("s1", 1, 2, 3, subject="other"))
    assert on_track(measured, rows, roster("s1"))[0] == "A 1 1 1 1"


def test_who_repeats_grade_9_or_left_before_the_end_is_not_in_it(measured):
    rows = courses(*year("s1"), *year("s2"), *year("s3"))
    earlier = roster("s2", entry="2023-08-20", leave="2024-06-10").splitlines()[1]
    left = roster("s3", leave="2025-03-01").splitlines()[1]
    assert on_track(measured, rows, f"{roster('s1', 's2')}\n{earlier}\n{left}")[0] == "A 1 1 1 1"


def test_the_cohort_says_who_is_first_in_grade_9(measured):
    head = "student_id cohort_year school_id entered_date entered_as outcome"
    cohort = f"{head}\ns1 2028 A 2024-08-20 first_time enrolled\ns2 2027 A 2023-08-20 first_time enrolled"
    assert on_track(measured, courses(*year("s1"), *year("s2")), roster("s1", "s2"), cohort=cohort)[0] == "A 1 1 1 1"


def test_who_has_no_marks_is_missing_and_so_is_a_school_without_those_of_the_last_term(measured):
    rows = courses(*year("s1"), "s3 B ok other semester 2025-01-16 true passed 2.5")
    assert on_track(measured, rows, roster("s1", "s2", "s3:B")) == ["A 1 1 2 1", "district 1 1 3 1"]


def test_a_student_who_moved_is_judged_by_the_marks_of_both_schools(measured):
    rows = courses("s1 B x other semester 2025-01-16 true passed 2.5", *year("s1", earned="2.5"))
    assert on_track(measured, rows, roster("s1"))[0] == "A 1 1 1 1"


def test_the_projection_takes_marks_so_far_and_the_final_one_once_it_has_come(measured):
    rows = courses(
        "s1 A f1 english semester 2025-12-19 false failed -",
        "s1 A f1 english semester 2025-12-20 true passed 0.5",
        "s1 A f2 science semester 2025-12-19 false failed -",
        "s2 A f1 english semester 2025-12-19 false failed -",
        "s2 A f2 science semester 2025-12-19 false failed -",
    )
    students = roster("s1", "s2", entry="2025-08-20", leave="-")
    found = measured(
        "outcomes.on_track_projected", SHOWN, period="year", courses=rows, enrolment=students, calendar=CALENDAR
    )
    assert found == ["A 1 2 2 2", "district 1 2 2 2"]
    assert on_track(measured, rows, students, where="true") == []
