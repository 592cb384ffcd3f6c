"""Coverage: of how many schools, students and days data were to come, and have come."""

from __future__ import annotations

import pytest

SCHOOLS = "unit schools_received_n schools_expected_n"
STUDENTS = "unit students_received_n students_expected_n"
DAYS = "unit days_received_n days_expected_n"
ATTENDANCE = "dataset = 'attendance' and unit_type <> 'level'"
FOUR_DAYS = """
    date       is_session
    2025-09-01 true
    2025-09-02 true
    2025-09-03 true
    2025-09-04 true
"""


def test_a_school_that_sends_nothing_is_expected_and_not_received(measured):
    days = """
        student_id school_id days
        s1         A         PPPP
        s2         A         PPAA
    """
    answer = measured("facts.coverage", SCHOOLS, where=ATTENDANCE, days=days, calendar=FOUR_DAYS)
    assert answer == ["A 1 1", "B 0 1", "district 1 2"]


def test_days_are_those_in_session_at_each_school(measured):
    days = """
        student_id school_id days
        s1         A         PP__
        s2         A         P___
        s3         B         PPPP
    """
    answer = measured("facts.coverage", DAYS, where=ATTENDANCE, days=days, calendar=FOUR_DAYS)
    assert answer == ["A 2 4", "B 4 4", "district 6 8"]


def test_a_row_that_nobody_filled_in_is_no_day_received(measured):
    days = """
        student_id school_id days
        s1         A         PNNP
    """
    answer = measured("facts.coverage", DAYS, where=f"{ATTENDANCE} and unit_id = 'A'", days=days, calendar=FOUR_DAYS)
    assert answer == ["A 2 4"]


def test_without_a_calendar_nobody_knows_how_many_days_to_expect(measured):
    days = """
        student_id school_id days
        s1         A         PPPP
    """
    calendar = "date is_session"
    answer = measured("facts.coverage", DAYS, where=f"{ATTENDANCE} and unit_id = 'A'", days=days, calendar=calendar)
    assert answer == ["A - -"]


def test_who_is_not_enrolled_has_not_come_of_those_who_should(measured):
    enrolment = "student_id school_id grade entry_date exit_date\ns1 A 05 2025-09-01 2025-09-02\ns2 A 05 2025-09-01 -"
    days = "student_id school_id days\ns1 A PPPP\ns3 A PPPP"
    given = {"days": days, "enrolment": enrolment, "calendar": FOUR_DAYS}
    assert measured("facts.coverage", STUDENTS, where=ATTENDANCE, **given) == ["A 1 2", "B - -", "district 1 2"]
    shown = "unit denominator excluded_n expected_n received_n"
    assert measured("outcomes.attendance_rate", shown, **given) == ["A 8 4 6 2", "district 8 4 6 2"]


def test_a_student_of_two_schools_counts_at_each_and_once_in_the_district(measured):
    days = """
        student_id school_id days
        s1         A         PP__
        s1         B         __PP
        s2         A         NNNN
    """
    answer = measured("facts.coverage", STUDENTS, where=ATTENDANCE, days=days, calendar=FOUR_DAYS)
    assert answer == ["A 1 2", "B 1 1", "district 1 2"]


def test_a_school_closed_before_the_period_is_not_expected(measured):
    schools = """
        school_id level      opened_date closed_date
        A         elementary -           -
        B         elementary -           2025-08-31
        C         elementary 2026-01-01  -
        D         elementary 2025-12-31  -
    """
    answer = measured("facts.coverage", SCHOOLS, where=ATTENDANCE, schools=schools)
    assert answer == ["A 0 1", "D 0 1", "district 0 2"]


def test_a_school_owes_the_days_between_its_opening_and_its_closing(measured):
    schools = """
        school_id level      opened_date closed_date
        A         elementary 2025-09-02  -
        B         elementary -           2025-09-03
    """
    days = """
        student_id school_id days
        s1         A         _PPP
        s2         B         PPP_
    """
    answer = measured("facts.coverage", DAYS, where=ATTENDANCE, days=days, schools=schools, calendar=FOUR_DAYS)
    assert answer == ["A 3 3", "B 3 3", "district 6 6"]


def test_a_day_has_not_come_of_which_nothing_came(measured):
    """The third day came of two of four students, of the fourth nobody says who was there."""
    enrolment = """
        student_id school_id grade entry_date
        s1         A         03    2025-08-01
        s2         A         03    2025-08-01
        s3         A         03    2025-08-01
        s4         A         03    2025-08-01
    """
    days = """
        student_id school_id days
        s1         A         PPPN
        s2         A         PPPN
        s3         A         PPN_
        s4         A         P_N_
    """
    given = {"enrolment": enrolment, "days": days, "calendar": FOUR_DAYS}
    assert measured("facts.coverage", DAYS, where="dataset = 'attendance' and unit = 'A'", **given) == ["A 3 4"]


def test_of_a_test_the_schools_with_students_to_be_tested_are_expected(measured):
    enrolment = """
        student_id school_id grade entry_date
        s1         A         03    2025-08-01
        s2         A         03    2025-08-01
        s3         B         03    2025-08-01
        s4         C         05    2025-08-01
    """
    assessments = """
        student_id school_id subject status assessment grade window_start_date window_end_date
        s1         A         reading valid  map        03    2025-09-01        2025-12-31
    """
    given = {"schools": "school_id level\nA elementary\nB elementary\nC elementary", "enrolment": enrolment}
    where = "dataset = 'assessments' and unit_type <> 'level'"
    answer = measured("facts.coverage", SCHOOLS, where=where, assessments=assessments, **given)
    assert answer == ["A 1 1", "B 0 1", "district 1 2"]
    answer = measured("facts.coverage", STUDENTS, where=where, assessments=assessments, **given)
    assert answer == ["A 1 2", "B 0 1", "district 1 3"]


def test_of_incidents_nobody_knows_of_how_many_students_to_expect_them(measured):
    incidents = """
        incident_id student_id school_id date       action
        i1          s1         A         2025-09-02 out_of_school_suspension
    """
    where = "dataset = 'incidents' and unit_type <> 'level'"
    columns = f"{SCHOOLS} students_expected_n freshest_date"
    answer = measured("facts.coverage", columns, where=where, incidents=incidents)
    assert answer == ["A 1 1 - 2025-09-02", "B 0 1 - -", "district 1 2 - 2025-09-02"]


@pytest.mark.parametrize(
    ("closed_date", "schools"),
    [("2025-08-20", ["A 1 1", "district 1 1"]), ("2025-09-01", ["A 1 1", "B 0 1", "district 1 2"])],
)
def test_a_school_that_closed_before_the_cycle_is_to_send_no_incident_of_it(measured, closed_date, schools):
    incidents = """
        incident_id student_id school_id date       action
        i1          s1         A         2025-09-02 out_of_school_suspension
        i2          s2         B         2025-08-19 out_of_school_suspension
    """
    given = {"incidents": incidents, "schools": f"school_id level closed_date\nA middle -\nB middle {closed_date}"}
    for period in ("cycle", "year"):
        where = "dataset = 'incidents' and unit_type <> 'level'"
        assert measured("facts.coverage", SCHOOLS, period=period, where=where, **given) == schools


ENROLMENT = "dataset = 'enrolment' and unit_type <> 'level'"


def test_of_enrolment_a_school_open_on_the_day_that_counts_is_expected_and_none_that_closed_before(measured):
    schools = """
        school_id level      opened_date closed_date
        A         elementary -           -
        B         elementary -           2025-12-30
        C         elementary 2025-12-31  -
        D         elementary -           -
    """
    enrolment = """
        student_id school_id grade entry_date exit_date
        s1         A         05    2025-09-01 -
        s2         B         05    2025-09-01 2025-12-30
        s3         C         05    2025-12-31 -
    """
    given = {"schools": schools, "enrolment": enrolment}
    answer = measured("facts.coverage", SCHOOLS, where=ENROLMENT, **given)
    assert answer == ["A 1 1", "C 1 1", "D 0 1", "district 2 3"]
    assert "B 0 1" in measured("facts.coverage", SCHOOLS, where=ATTENDANCE, **given)


def test_of_enrolment_a_school_that_history_gives_up_is_not_expected(measured):
    enrolment = "student_id school_id grade entry_date\ns1 A 05 2025-09-01"
    history = "school_id change change_date successor_school_id\nB merged 2025-11-01 A"
    answer = measured("facts.coverage", SCHOOLS, where=ENROLMENT, enrolment=enrolment, school_history=history)
    assert answer == ["A 1 1", "district 1 1"]


def test_a_school_of_which_nobody_says_that_it_closed_and_nobody_is_enrolled_any_more_has_not_come(measured):
    """Its calendar ends long before that of others, and so does its roster."""
    calendar = "school_id date is_session\nA 2025-12-19 true\nB 2025-10-10 true"
    enrolment = """
        student_id school_id grade entry_date exit_date
        s1         A         05    2025-09-01 -
        s2         B         05    2025-09-01 2025-10-10
    """
    given = {"calendar": calendar, "enrolment": enrolment}
    assert measured("facts.coverage", SCHOOLS, where=ENROLMENT, **given) == ["A 1 1", "B 0 1", "district 1 2"]
    assert measured("outcomes.enrolment", "unit value", **given) == ["A 1", "district 1"]
