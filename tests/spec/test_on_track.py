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


def together(*rosters):
    """Students of several rosters in one."""
    head = rosters[0].splitlines()[0]
    return "\n".join([head, *(row for one in rosters for row in one.splitlines()[1:])])


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


def on_track(measured, rows, students, where=YEAR, shown=SHOWN, name="on_track", **given):
    tables = {"enrolment": students, "calendar": CALENDAR, **given}
    return measured(f"outcomes.{name}", shown, period="all", where=where, courses=rows, **tables)


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


def test_where_no_freshman_has_marks_there_is_no_rate(measured):
    """Marks came, of a student of another grade."""
    students = together(roster("s1"), roster("s9", grade="10"))
    assert on_track(measured, courses(*year("s9")), students) == []
    of_now = together(roster("s1", leave="-"), roster("s9", grade="10", leave="-"))
    marks = courses("s9 A x english semester 2025-12-19 false passed -")
    assert on_track(measured, marks, of_now, "true", name="on_track_projected") == []


GROUPS = "unit group_id numerator denominator expected_n"


def test_groups_are_judged_like_all(measured):
    """s4 tells nothing of itself; s5 has no marks."""
    rows = courses(*year("s1"), *year("s2", 1, 2), *year("s3", earned="4.5"), *year("s4"))
    demographics = "student_id english_learner\ns1 true\ns2 true\ns3 false\ns4 -\ns5 false"
    where = f"{YEAR} and unit = 'A'"
    found = on_track(measured, rows, roster("s1", "s2", "s3", "s4", "s5"), where, GROUPS, demographics=demographics)
    assert found == ["A all 2 4 5", "A english_learner=no 0 1 2", "A english_learner=yes 1 2 2"]


@pytest.mark.parametrize(
    ("entry", "leave", "is_there"), [("2025-02-03", "2025-06-10", True), ("2025-06-11", "-", False)]
)
def test_a_group_that_appears_in_mid_year_is_in_it_where_it_is_there_at_the_end(measured, entry, leave, is_there):
    rows = courses(*year("s1"), *year("s2", earned="2.5"))
    students = together(roster("s1"), roster("s2", entry=entry, leave=leave))
    found = on_track(
        measured, rows, students, f"{YEAR} and unit = 'A'", GROUPS, demographics="student_id sex\ns1 male\ns2 female"
    )
    late = ["A sex=female 0 1 1"] if is_there else []
    assert found == [f"A all 1 {1 + is_there} {1 + is_there}", *late, "A sex=male 1 1 1"]


def test_the_projection_has_a_group_from_the_year_in_which_it_appears(measured):
    rows = courses(*year("s1"), "s2 A f1 english quarter 2025-11-14 false failed -")
    students = together(roster("s1"), roster("s2", entry="2025-10-13", leave="-"))
    shown, given = "period_start group_id numerator denominator", {"demographics": "student_id sex\ns1 male\ns2 female"}
    where = "unit = 'A' and group_id <> 'all'"
    found = on_track(measured, rows, students, where, shown, "on_track_projected", **given)
    assert found == ["2025-07-01 sex=female 1 1"]
    assert on_track(measured, rows, students, where, shown, **given) == ["2024-07-01 sex=male 1 1"]


def test_a_student_who_moved_counts_where_the_year_ended_by_the_marks_of_both_schools(measured):
    """s1 failed a semester at A and another at B."""
    students = together(roster("s2"), roster("s1", leave="2025-01-31"), roster("s1:B", entry="2025-02-03"))
    failed_before = "s1 A f1 science semester 2025-01-16 true failed 0"
    rows = courses(failed_before, *year("s1", 1, school="B"), *year("s2"))
    assert on_track(measured, rows, students) == ["A 1 1 1 1", "B 0 1 1 1", "district 1 2 2 2"]


def test_a_student_of_two_schools_at_the_end_is_one_in_the_district(measured):
    rows = courses(*year("s1"), *year("s2", school="B"))
    assert on_track(measured, rows, roster("s1", "s1:B", "s2:B")) == ["A 1 1 1 1", "B 2 2 2 2", "district 2 2 2 2"]


def test_the_projection_has_a_student_who_moved_at_the_new_school_alone(measured):
    before = roster("s1", entry="2025-08-20", leave="2025-10-31")
    students = together(before, roster("s1:B", entry="2025-11-03", leave="-"))
    rows = courses(
        "s1 A f1 english semester 2025-10-24 false failed -", "s1 B f2 science semester 2025-12-19 false failed -"
    )
    found = on_track(measured, rows, students, "unit_type <> 'level'", name="on_track_projected")
    assert found == ["B 0 1 1 1", "district 0 1 1 1"]
