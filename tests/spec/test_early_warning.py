"""Early-warning flags for attendance, behavior and courses."""

import pytest

SHOWN = "unit numerator denominator expected_n"
# Somebody has an incident, so that incidents are known; at a school that is not asked about.
KNOWN = "0 s0 B 2025-09-10 none false"


def days(**patterns):
    """Days of students of A, in grade 5, of whom no marks are asked for."""
    return "\n".join(["student_id school_id days", *(f"{who} A {letters}" for who, letters in patterns.items())])


def incidents(*rows):
    """Rows of incident, student, school, day, action and whether it is serious."""
    return "\n".join(["incident_id student_id school_id date action is_serious", KNOWN, *rows])


def warned(measured, name="early_warning", shown=SHOWN, where="unit = 'A'", **given):
    tables = {"incidents": incidents(), **given}
    return measured(f"outcomes.{name}", shown, period="year", where=where, **tables)


def flagged(measured, flag, **given):
    """Numerator and denominator of one flag at A."""
    return warned(
        measured, "early_warning_by_flag", "numerator denominator", f"unit = 'A' and slice = '{flag}'", **given
    )


@pytest.mark.parametrize(
    ("letters", "is_flagged"), [("P" * 90 + "A" * 10, 0), ("P" * 89 + "A" * 11, 1), ("P" * 9 + "A", 0), ("A" * 10, 1)]
)
def test_exactly_nine_tenths_present_is_no_flag_and_less_is(measured, letters, is_flagged):
    assert flagged(measured, "attendance", days=days(s1=letters)) == [f"{is_flagged} 1"]


@pytest.mark.parametrize(("letters", "is_flagged"), [("P" * 9 + "5", 0), ("P" * 8 + "55", 0), ("P" * 8 + "54", 1)])
def test_parts_of_days_are_present(measured, letters, is_flagged):
    assert flagged(measured, "attendance", days=days(s1=letters)) == [f"{is_flagged} 1"]


def test_fewer_than_ten_days_tell_nothing(measured):
    assert warned(measured, days=days(s1="A" * 9)) == []
    shown = f"{SHOWN} received_n excluded_n"
    assert warned(measured, days=days(s1="A" * 9, s2="P" * 10), shown=shown) == ["A 0 1 1 1 1"]


def test_who_was_there_and_has_no_days_or_marks_has_not_come(measured):
    """s2 was enrolled for all days and has none; s3 is in a grade with marks and has none."""
    roster = "student_id school_id grade entry_date exit_date\n" + "\n".join(
        f"{who} A {grade} 2025-09-01 -" for who, grade in (("s1", "05"), ("s2", "05"), ("s3", "07"))
    )
    calendar = "date is_session\n" + "\n".join(f"2025-09-{day:02d} true" for day in range(1, 13))
    found = warned(
        measured,
        days=days(s1="P" * 12, s3="P" * 12),
        enrolment=roster,
        calendar=calendar,
        shown=f"{SHOWN} received_n excluded_n",
    )
    assert found == ["A 0 1 3 1 0"]


@pytest.mark.parametrize(
    ("rows", "is_flagged"),
    [
        (["1 s1 A 2025-09-05 none false"], 0),
        (["1 s1 A 2025-09-05 none true"], 1),
        (["1 s1 A 2025-09-05 none false", "2 s1 A 2025-09-06 none false"], 1),
        (["1 s1 A 2025-09-05 none false", "1 s1 A 2025-09-05 other false"], 0),
        (["1 s1 A 2025-09-05 out_of_school_suspension -"], 1),
        (["1 s1 A 2025-09-05 in_school_suspension -"], 0),
        (["1 s1 A 2025-09-05 out_of_school_suspension false"], 0),
        (["1 s1 B 2025-09-05 none true"], 0),
        (["1 s1 A 2025-06-05 none true"], 0),
    ],
)
def test_one_serious_incident_or_two(measured, rows, is_flagged):
    found = flagged(measured, "behavior", days=days(s1="P" * 10), incidents=incidents(*rows))
    assert found == [f"{is_flagged} 1"]


def test_where_nobody_records_incidents_no_flag_is_down(measured):
    nobody = "incident_id student_id school_id date action is_serious"
    assert warned(measured, days=days(s1="P" * 10), incidents=nobody) == []
    assert flagged(measured, "attendance", days=days(s1="P" * 10), incidents=nobody) == ["0 1"]


def courses(*rows):
    """Rows of course, subject, term, last day, final or not and result, of s1 at A."""
    head = "student_id school_id course_id subject term term_end_date is_final result term_start_date"
    return "\n".join([head, *(f"s1 A {row} 2025-09-02" for row in rows)])


def in_grade(grade):
    return {
        "enrolment": f"student_id school_id grade entry_date exit_date\ns1 A {grade} 2025-09-01 -",
        "days": "student_id school_id days\ns1 A " + "P" * 20,
    }


FAILED = "semester 2025-12-19 true failed"


@pytest.mark.parametrize(
    ("grade", "rows", "told"),
    [
        ("06", [f"c1 english {FAILED}"], ["1 1"]),
        ("08", [f"c1 mathematics {FAILED}"], ["1 1"]),
        ("08", [f"c1 science {FAILED}", f"c2 other {FAILED}"], ["0 1"]),
        ("09", [f"c1 english {FAILED}"], ["0 1"]),
        ("12", [f"c1 science {FAILED}", f"c2 other {FAILED}"], ["1 1"]),
        ("09", [f"c1 english {FAILED}", "c1 english quarter 2025-10-31 true failed"], ["0 1"]),
        ("07", ["c1 english semester 2025-10-31 false failed", "c1 english semester 2025-12-19 true passed"], ["0 1"]),
        ("07", ["c1 english semester 2025-10-31 false failed"], ["1 1"]),
        ("07", ["c1 english summer 2025-10-31 true failed", "c2 other semester 2025-12-19 true passed"], ["0 1"]),
        ("05", [f"c1 english {FAILED}"], []),
        ("09", [], []),
    ],
)
def test_failed_courses_by_grade(measured, grade, rows, told):
    assert flagged(measured, "courses", courses=courses(*rows), **in_grade(grade)) == told


def test_any_flag_is_told_of_whom_each_that_applies_can_be_told(measured):
    assert warned(measured, **in_grade("09")) == []
    assert warned(measured, courses=courses(f"c1 english {FAILED}"), **in_grade("09")) == ["A 0 1 1"]
    assert warned(measured, **in_grade("05")) == ["A 0 1 1"]


def test_a_student_with_two_flags_is_one(measured):
    patterns = days(s1="A" * 10, s2="P" * 10, s3="P" * 10)
    rows = incidents("1 s1 A 2025-09-05 none true", "2 s2 A 2025-09-05 none true")
    assert warned(measured, days=patterns, incidents=rows) == ["A 2 3 3"]


def test_a_student_who_moved_is_judged_at_each_school_by_what_happened_there(measured):
    patterns = f"student_id school_id days\ns1 A {'P' * 10}\ns1 B {'_' * 10 + 'P' * 30}"
    rows = incidents("1 s1 A 2025-09-05 none false", "2 s1 B 2025-09-15 none false")
    found = warned(measured, where="unit_type <> 'level'", days=patterns, incidents=rows)
    assert found == ["A 0 1 1", "B 0 1 1", "district 1 1 1"]


def test_groups_are_judged_like_all(measured):
    """s3 tells nothing of itself."""
    found = warned(
        measured,
        shown="group_id numerator denominator",
        days=days(s1="A" * 10, s2="P" * 10, s3="P" * 10),
        demographics="student_id sex homeless\ns1 female false\ns2 male false\ns3 - -",
    )
    assert found == ["all 1 3", "homeless=no 1 2", "sex=female 1 1", "sex=male 0 1"]


def test_flags_of_groups_are_judged_like_those_of_all(measured):
    found = warned(
        measured,
        "early_warning_by_flag",
        "group_id slice numerator denominator",
        days=days(s1="A" * 10, s2="P" * 10),
        incidents=incidents("1 s2 A 2025-09-05 none true"),
        demographics="student_id sex\ns1 female\ns2 male",
    )
    assert found == [
        "all attendance 1 2",
        "all behavior 1 2",
        "sex=female attendance 1 1",
        "sex=female behavior 0 1",
        "sex=male attendance 0 1",
        "sex=male behavior 1 1",
    ]


@pytest.mark.parametrize(("days_n", "told"), [(9, []), (10, ["1 1 0"]), (11, ["1 1 0"])])
def test_a_group_that_appears_in_mid_year_is_judged_after_ten_days_by_its_days_since(measured, days_n, told):
    """Two days missed are more than a tenth of so few, and not of the year's."""
    found = warned(
        measured,
        shown="numerator denominator excluded_n",
        where="unit = 'A' and group_id = 'sex=female'",
        days=days(s1="P" * 60, s2="_" * 40 + "AA" + "P" * (days_n - 2)),
        demographics="student_id sex\ns1 male\ns2 female",
    )
    assert found == told
