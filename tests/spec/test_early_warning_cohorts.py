"""How well early-warning flags told who of past cohorts would not graduate: precision and recall."""

import pytest

# Past cohorts: the fourth year is 2024-25, and the first year that is looked back on 2023-24, in grade 11.


def past(**members):
    """Students of A by name: 1 or 0 for flagged, and what became of them; all in grade 11 then, with marks passed."""
    told = {who: row.split() for who, row in members.items()}
    return {
        "calendar": "date is_session\n"
        + "\n".join(f"2023-10-{day:02d} true" for day in range(1, 11))
        + "\n2025-08-20 true",
        "enrolment": "student_id school_id grade entry_date exit_date\n"
        + "\n".join(f"{who} A 11 2023-09-01 2024-06-10" for who in told),
        "attendance": "student_id school_id date present_fraction\n"
        + "\n".join(
            f"{who} A 2023-10-{day:02d} {1 - int(flag)}" for who, (flag, _) in told.items() for day in range(1, 11)
        ),
        "incidents": "incident_id student_id school_id date action\n0 s0 B 2023-10-03 none",
        "courses": "student_id school_id course_id subject term term_start_date term_end_date is_final result\n"
        + "\n".join(f"{who} A c1 english year 2023-09-01 2024-06-01 true passed" for who in told),
        "cohort": "student_id school_id outcome outcome_date cohort_year entered_date entered_as is_documented\n"
        + "\n".join(
            f"{who} A {became} 2025-06-10 2025 2021-08-20 first_time true" for who, (_, became) in told.items()
        ),
    }


def of_past(measured, name, shown="unit slice numerator denominator expected_n received_n", **tables):
    return measured(f"outcomes.early_warning_{name}", shown, period="all", where="unit = 'A'", **tables)


def test_how_many_of_the_flagged_did_not_graduate_and_how_many_who_did_not_were_flagged(measured):
    tables = past(
        s1="1 dropped_out",
        s2="1 regular_diploma",
        s3="1 unknown",
        s4="0 dropped_out",
        s5="0 regular_diploma",
        s6="1 transferred",
    )
    assert of_past(measured, "precision", **tables) == ["A Grade 11 2 3 5 5"]
    assert of_past(measured, "recall", **tables) == ["A Grade 11 2 3 5 5"]


def test_members_whose_flags_cannot_be_told_are_missing(measured):
    tables = past(s1="1 dropped_out", s2="0 dropped_out")
    row = "s3 A dropped_out 2025-06-10 2025 2021-08-20 joined true"
    tables["cohort"] += f"\n{row}"
    assert of_past(measured, "recall", **tables) == ["A Grade 11 1 2 3 2"]


def test_nobody_flagged_has_no_precision_and_nobody_lost_no_recall(measured):
    tables = past(s1="0 regular_diploma")
    assert of_past(measured, "precision", **tables) == of_past(measured, "recall", **tables) == []
    one = past(s1="1 regular_diploma")
    assert of_past(measured, "precision", **one) == ["A Grade 11 0 1 1 1"]
    assert of_past(measured, "recall", **one) == []


def test_without_attendance_of_years_back_there_is_neither(measured):
    tables = past(s1="1 dropped_out") | {"attendance": "student_id school_id date present_fraction"}
    assert of_past(measured, "precision", **tables) == of_past(measured, "recall", **tables) == []


def test_the_earliest_year_with_flags_is_looked_back_on(measured, monkeypatch):
    """Where four years are kept: in grade 10 s1 had missed every day and s2 none, a year later the other way round."""
    monkeypatch.setattr("tasks.frame_tables.YEARS_BACK", 4)
    tables = past(s1="0 dropped_out", s2="1 dropped_out", s3="1 regular_diploma")
    tables["calendar"] += "".join(f"\n2022-10-{day:02d} true" for day in range(1, 11))
    tables["incidents"] += "\n1 s0 B 2022-10-03 none"
    for who, present in (("s1", 0), ("s2", 1), ("s3", 1)):
        tables["enrolment"] += f"\n{who} A 10 2022-09-01 2023-06-10"
        tables["courses"] += f"\n{who} A c1 english year 2022-09-01 2023-06-01 true passed"
        tables["attendance"] += "".join(f"\n{who} A 2022-10-{day:02d} {present}" for day in range(1, 11))
    assert of_past(measured, "precision", **tables) == ["A Grade 10 1 1 3 3"]
    assert of_past(measured, "recall", **tables) == ["A Grade 10 1 2 3 3"]


def test_groups_of_a_cohort_are_looked_back_on_like_all(measured):
    """s4 tells nothing of itself; no one of s3's group had been flagged."""
    tables = past(s1="1 dropped_out", s2="1 regular_diploma", s3="0 dropped_out", s4="1 dropped_out")
    tables["demographics"] = "student_id sex\ns1 female\ns2 female\ns3 male"
    shown = "group_id numerator denominator"
    assert of_past(measured, "precision", shown=shown, **tables) == ["all 2 3", "sex=female 1 2"]
    assert of_past(measured, "recall", shown=shown, **tables) == ["all 2 3", "sex=female 1 1", "sex=male 0 1"]


def test_a_member_who_moved_is_looked_back_on_by_all_days_at_the_school_of_the_cohort(measured):
    """Six of ten days missed at B, where s1 was in grade 11; s1 dropped out of A, which lists it."""
    tables = past(s1="0 dropped_out", s2="0 dropped_out")
    at_b = "\n".join(f"s1 B 2023-10-{day:02d} {int(day > 6)}" for day in range(1, 11))
    kept = [row for row in tables["attendance"].splitlines() if not row.startswith("s1 ")]
    tables["attendance"] = "\n".join([*kept, at_b])
    tables["enrolment"] = tables["enrolment"].replace("s1 A 11", "s1 B 11")
    assert of_past(measured, "recall", **tables) == ["A Grade 11 1 2 2 2"]
    assert of_past(measured, "precision", **tables) == ["A Grade 11 1 1 2 2"]


@pytest.mark.parametrize(("present", "flagged_n"), [("0.9", 0), ("0.89", 1)])
def test_at_exactly_nine_tenths_of_the_days_nobody_had_been_flagged(measured, present, flagged_n):
    tables = past(s1="0 dropped_out")
    head, first, *rest = tables["attendance"].splitlines()
    parts = [first.removesuffix(" 1") + f" {present}", *(row.removesuffix(" 1") + " 0.9" for row in rest)]
    tables["attendance"] = "\n".join([head, *parts])
    assert of_past(measured, "recall", **tables) == [f"A Grade 11 {flagged_n} 1 1 1"]


BY_FLAG = "slice numerator denominator expected_n received_n"


def with_flags(tables, behavior=(), courses=()):
    """The same students, some of them with a serious incident, some with two failed courses."""
    tables = dict(tables)
    for who in behavior:
        tables["incidents"] += f"\n{who} {who} A 2023-10-03 expulsion"
    for who in courses:
        row = f"\n{who} A {{}} science year 2023-09-01 2024-06-01 true failed"
        tables["courses"] += row.format("c2") + row.format("c3")
    return tables


def test_each_flag_has_a_precision_and_a_recall_beside_any(measured):
    """Of five who did not graduate s1 had two flags, s3 one, s4 none; s6 had been flagged and graduated."""
    tables = past(
        s1="1 dropped_out",
        s2="1 regular_diploma",
        s3="0 dropped_out",
        s4="0 dropped_out",
        s5="0 dropped_out",
        s6="0 regular_diploma",
        s7="1 dropped_out",
    )
    tables = with_flags(tables, behavior=("s1", "s3", "s6"), courses=("s5",))
    assert of_past(measured, "precision_by_flag", BY_FLAG, **tables) == [
        "Grade 11, attendance 2 3 7 7",
        "Grade 11, behavior 2 3 7 7",
        "Grade 11, courses 1 1 7 7",
    ]
    assert of_past(measured, "recall_by_flag", BY_FLAG, **tables) == [
        "Grade 11, attendance 2 5 7 7",
        "Grade 11, behavior 2 5 7 7",
        "Grade 11, courses 1 5 7 7",
    ]
    assert of_past(measured, "precision", BY_FLAG, **tables) == ["Grade 11 4 6 7 7"]
    assert of_past(measured, "recall", BY_FLAG, **tables) == ["Grade 11 4 5 7 7"]


def test_a_flag_is_of_the_members_of_whom_it_can_be_told(measured):
    """Of s2, who has no attendance, behavior and courses can be told, though not whether any flag was up."""
    tables = past(s1="1 dropped_out", s2="0 dropped_out", s3="0 regular_diploma")
    rows = tables["attendance"].splitlines()
    tables["attendance"] = "\n".join(row for row in rows if not row.startswith("s2 "))
    tables = with_flags(tables, courses=("s2",))
    assert of_past(measured, "recall_by_flag", BY_FLAG, **tables) == [
        "Grade 11, attendance 1 1 3 2",
        "Grade 11, behavior 0 2 3 3",
        "Grade 11, courses 1 2 3 3",
    ]
    assert of_past(measured, "recall", BY_FLAG, **tables) == ["Grade 11 1 1 3 2"]


def test_a_flag_that_nobody_had_has_no_precision_and_none_has_recall_where_all_graduated(measured):
    one = past(s1="1 dropped_out")
    assert of_past(measured, "precision_by_flag", BY_FLAG, **one) == ["Grade 11, attendance 1 1 1 1"]
    assert [line[-7:] for line in of_past(measured, "recall_by_flag", BY_FLAG, **one)] == [
        "1 1 1 1",
        "0 1 1 1",
        "0 1 1 1",
    ]
    assert of_past(measured, "recall_by_flag", **past(s1="1 regular_diploma")) == []


def test_without_all_flags_of_a_grade_there_is_none_by_flag(measured):
    """Who fails courses could be told, and could not stand beside any flag."""
    tables = past(s1="1 dropped_out") | {"attendance": "student_id school_id date present_fraction"}
    for name in ("precision_by_flag", "recall_by_flag"):
        assert of_past(measured, name, **with_flags(tables, courses=("s1",))) == []


def test_a_group_of_a_cohort_has_each_flag_of_its_own(measured):
    tables = past(s1="1 dropped_out", s2="0 dropped_out") | {"demographics": "student_id sex\ns1 female\ns2 male"}
    shown = "group_id slice numerator denominator"
    assert of_past(measured, "precision_by_flag", shown, **with_flags(tables, behavior=("s2",))) == [
        "all Grade 11, attendance 1 1",
        "all Grade 11, behavior 1 1",
        "sex=female Grade 11, attendance 1 1",
        "sex=male Grade 11, behavior 1 1",
    ]


@pytest.mark.parametrize(("failed", "found"), [(("c2",), 0), (("c2", "c3"), 1)])
def test_two_failed_courses_of_grade_11_are_a_flag(measured, failed, found):
    tables = past(s1="0 dropped_out")
    for course in failed:
        tables["courses"] += f"\ns1 A {course} science year 2023-09-01 2024-06-01 true failed"
    told = of_past(measured, "recall_by_flag", "slice numerator", **tables)
    assert f"Grade 11, courses {found}" in told
