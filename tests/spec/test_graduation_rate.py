"""Four-year graduation: members of a cohort stay in it but for documented leavers; diplomas by the summer count."""

import pytest

SHOWN = "unit period_end numerator denominator excluded_n expected_n received_n"


def cohort(*rows, year=2025):
    """Rows of student, school, outcome, its date and whether it is documented."""
    head = "student_id school_id outcome outcome_date is_documented cohort_year entered_date entered_as"
    return "\n".join([head, *(f"{row} {year} {year - 4}-08-20 first_time" for row in rows)])


def rate(measured, rows, shown=SHOWN, **given):
    return measured("outcomes.graduation_rate", shown, period="all", cohort=rows, **given)


def test_graduates_of_those_who_entered_together_but_documented_leavers(measured):
    members = cohort(
        "s1 A regular_diploma 2025-06-10 -",
        "s2 A alternate_diploma 2025-06-10 -",
        "s3 A dropped_out 2024-01-10 -",
        "s4 A transferred 2024-01-10 true",
        "s5 A transferred 2024-01-10 false",
        "s6 B died 2023-01-10 true",
        "s7 B regular_diploma 2025-06-10 -",
    )
    assert rate(measured, members) == [
        "A 2025-06-30 2 4 1 4 4",
        "B 2025-06-30 1 1 1 1 1",
        "district 2025-06-30 3 5 2 5 5",
    ]


@pytest.mark.parametrize("outcome", ["equivalency", "certificate", "enrolled", "unknown", "dropped_out"])
def test_no_diploma_is_none_and_stays_in(measured, outcome):
    members = cohort("s1 A regular_diploma 2025-06-10 -", f"s2 A {outcome} 2025-06-10 true")
    assert rate(measured, members, "unit numerator denominator")[0] == "A 1 2"


@pytest.mark.parametrize(
    ("day", "graduates_n"),
    [("2024-01-15", 1), ("2025-06-30", 1), ("2025-08-17", 1), ("2025-08-18", 0), ("2025-12-20", 0)],
)
def test_the_summer_after_counts_up_to_the_first_day_of_school(measured, day, graduates_n):
    members = cohort(f"s1 A regular_diploma {day} -", "s2 A dropped_out 2025-03-01 -")
    calendar = "date is_session\n2025-08-18 true\n2025-08-19 true"
    assert rate(measured, members, "unit numerator denominator", calendar=calendar)[0] == f"A {graduates_n} 2"


@pytest.mark.parametrize(("day", "graduates_n"), [("2025-08-31", 1), ("2025-09-01", 0)])
def test_without_a_calendar_the_summer_lasts_two_months(measured, day, graduates_n):
    members = cohort(f"s1 A regular_diploma {day} -", "s2 A dropped_out 2025-03-01 -")
    calendar = "date is_session\n2026-01-12 true"
    assert rate(measured, members, "unit numerator denominator", calendar=calendar)[0] == f"A {graduates_n} 2"


def test_a_leaver_of_after_the_four_years_was_in_the_cohort(measured):
    members = cohort("s1 A regular_diploma 2025-06-10 -", "s2 A transferred 2025-11-10 true")
    assert rate(measured, members, "unit numerator denominator")[0] == "A 1 2"


def test_a_cohort_whose_summer_is_not_over_has_no_rate(measured):
    assert rate(measured, cohort("s1 A regular_diploma 2025-12-10 -", year=2026)) == []


def test_a_cohort_of_leavers_alone_has_no_rate(measured):
    assert rate(measured, cohort("s1 A emigrated 2024-12-10 true")) == []


def test_a_school_that_has_not_said_what_became_of_its_members_is_missing_and_has_no_drop_outs(measured):
    members = cohort(
        "s1 A regular_diploma 2025-06-10 -", "s2 A enrolled - -", "s3 B enrolled - -", "s4 B dropped_out 2023-01-10 -"
    )
    assert rate(measured, members) == ["A 2025-06-30 1 2 0 2 2", "district 2025-06-30 1 2 0 4 2"]
    covered = measured(
        "facts.coverage",
        "unit schools_expected_n schools_received_n students_expected_n students_received_n",
        period="all",
        where="dataset = 'cohort'and unit_type <> 'level'",
        cohort=members,
    )
    assert covered == ["A 1 1 2 2", "B 1 0 2 0", "district 2 1 4 2"]


def test_a_school_that_had_a_cohort_the_year_before_is_expected_to_have_one(measured):
    earlier = cohort("s1 A regular_diploma 2024-06-10 -", "s2 B regular_diploma 2024-06-10 -", year=2024)
    members = f"{earlier}\n{cohort('s3 A regular_diploma 2025-06-10 -').splitlines()[1]}"
    covered = measured(
        "facts.coverage",
        "unit period_end schools_expected_n schools_received_n",
        period="all",
        where="dataset = 'cohort' and unit_type = 'district'",
        cohort=members,
    )
    assert covered == ["district 2024-06-30 2 2", "district 2025-06-30 2 1"]


def test_groups_of_members_who_left_long_ago(measured):
    members = cohort("s1 A regular_diploma 2025-06-10 -", "s2 A dropped_out 2025-02-10 -", "s3 A unknown 2025-02-10 -")
    demographics = "student_id sex\ns1 female\ns2 male"
    assert rate(measured, members, "unit group_id numerator denominator", demographics=demographics)[:3] == [
        "A all 1 3",
        "A sex=female 1 1",
        "A sex=male 0 1",
    ]


def test_what_the_cohorts_list_says_of_groups_comes_first(measured):
    members = """student_id school_id outcome outcome_date cohort_year entered_date entered_as disability sex
s1 A regular_diploma 2025-06-10 2025 2021-08-20 first_time true -
s2 A dropped_out 2025-02-10 2025 2021-08-20 first_time false female"""
    demographics = "student_id sex disability\ns1 male false"
    assert rate(measured, members, "unit group_id numerator denominator", demographics=demographics)[:5] == [
        "A all 1 2",
        "A disability=no 0 1",
        "A disability=yes 1 1",
        "A sex=female 0 1",
        "A sex=male 1 1",
    ]


def test_who_joined_on_the_way_is_in_the_cohort_and_so_is_the_group(measured):
    """s2 came in the third year and is the only one of its group; s3 did, and left for a school elsewhere."""
    members = cohort("s1 A regular_diploma 2025-06-10 -")
    joined = ("s2 A dropped_out 2025-02-10 -", "s3 A transferred 2025-02-10 true")
    members = "\n".join([members, *(f"{row} 2025 2023-11-06 joined" for row in joined)])
    demographics = "student_id english_learner\ns1 false\ns2 true\ns3 true"
    found = rate(measured, members, "unit group_id numerator denominator excluded_n", demographics=demographics)
    assert found[:3] == ["A all 1 2 1", "A english_learner=no 1 1 0", "A english_learner=yes 0 1 1"]


@pytest.mark.parametrize(("outcome", "told"), [("regular_diploma", "1 1"), ("unknown", "0 1"), ("died", "")])
def test_one_member_is_the_whole_and_a_documented_leaver_alone_has_no_rate(measured, outcome, told):
    found = rate(measured, cohort(f"s1 A {outcome} 2025-06-10 true"), "unit numerator denominator")
    assert found[:1] == [f"A {told}"] * bool(told)


def test_a_member_who_moved_counts_at_the_school_that_lists_the_member(measured):
    """s1 was at A until the last year; the list has everyone once."""
    members = cohort("s1 B regular_diploma 2025-06-10 -", "s2 A dropped_out 2025-02-10 -")
    enrolment = """
        student_id school_id grade entry_date exit_date
        s1         A         11    2022-08-20 2024-06-10
        s1         B         12    2024-08-20 2025-06-10
    """
    found = rate(measured, members, "unit numerator denominator", enrolment=enrolment)
    assert found == ["A 0 1", "B 1 1", "district 1 2"]
