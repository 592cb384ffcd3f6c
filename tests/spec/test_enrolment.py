"""Enrolment: students enrolled on the last day in session of the period, at the schools open on it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

INDICATOR = "outcomes.enrolment"
COUNTS = "unit group_id value n"


def enrolled(*rows):
    return "\n".join(["student_id school_id grade entry_date exit_date", *rows])


def test_students_enrolled_on_the_last_day(measured):
    spells = enrolled(
        "s1 A 05 2025-09-01 -",
        "s2 A 05 2025-12-31 -",
        "s3 B 05 2024-09-01 2025-12-31",
    )
    assert measured(INDICATOR, COUNTS, enrolment=spells) == ["A all 2 2", "B all 1 1", "district all 3 3"]


def test_who_left_before_or_came_after_is_not_counted(measured):
    spells = enrolled("s1 A 05 2025-09-01 2025-12-30", "s2 A 05 2026-01-01 -", "s3 A 05 2025-09-01 -")
    assert measured(INDICATOR, COUNTS, where="unit = 'A'", enrolment=spells) == ["A all 1 1"]


def test_the_last_day_in_session_decides_at_each_school(measured):
    calendar = """
        school_id date       is_session
        A         2025-12-18 true
        A         2025-12-19 false
        B         2025-12-18 true
        B         2025-12-19 true
    """
    spells = enrolled("s1 A 05 2025-09-01 2025-12-18", "s2 B 05 2025-09-01 2025-12-18", "s3 B 05 2025-09-01 2025-12-19")
    answer = measured(INDICATOR, f"{COUNTS} received_n freshest_date", calendar=calendar, enrolment=spells)
    assert answer == [
        "A all 1 1 1 2025-12-18",
        "B all 1 1 1 2025-12-19",
        "district all 2 2 2 2025-12-19",
    ]


def test_without_a_calendar_the_periods_last_day_decides(measured):
    spells = enrolled("s1 A 05 2025-09-01 2025-12-30", "s2 A 05 2025-09-01 -")
    assert measured(INDICATOR, COUNTS, where="unit = 'A'", calendar="", enrolment=spells) == ["A all 1 1"]


def test_a_student_of_two_schools_counts_at_both_and_once_for_the_district(measured):
    spells = enrolled("s1 A 05 2025-09-01 -", "s1 B 05 2025-09-01 -")
    assert measured(INDICATOR, COUNTS, enrolment=spells) == ["A all 1 1", "B all 1 1", "district all 1 1"]


def test_a_student_who_moved_counts_where_the_student_is(measured):
    spells = enrolled("s1 A 05 2025-09-01 2025-10-15", "s1 B 05 2025-10-16 -")
    assert measured(INDICATOR, COUNTS, enrolment=spells) == ["B all 1 1", "district all 1 1"]


def test_groups_appear(measured):
    demographics = "student_id race_ethnicity foster_care\ns1 asian true\ns2 white false"
    spells = enrolled("s1 A 05 2025-09-01 -", "s2 A 05 2025-09-01 -", "s3 A 05 2025-09-01 -")
    answer = measured(INDICATOR, COUNTS, where="unit = 'A'", enrolment=spells, demographics=demographics)
    assert answer == [
        "A all 3 3",
        "A foster_care=no 1 1",
        "A foster_care=yes 1 1",
        "A race_ethnicity=asian 1 1",
        "A race_ethnicity=white 1 1",
    ]


def test_a_group_that_appears_in_mid_year_is_counted_from_its_first_last_day_on(measured):
    """s2 comes on October's last day; s3 was there within November alone."""
    answer = measured(
        INDICATOR,
        "period_start period_end value n",
        period="all",
        where="unit = 'A' and group_id = 'homeless=yes'",
        enrolment=enrolled("s1 A 05 2025-09-01 -", "s2 A 05 2025-10-31 -", "s3 A 05 2025-11-03 2025-11-29"),
        demographics="student_id homeless\ns1 false\ns2 true\ns3 true",
    )
    assert answer == [
        "2025-07-01 2025-12-31 1 1",
        "2025-09-01 2025-12-31 1 1",
        "2025-10-01 2025-10-31 1 1",
        "2025-11-01 2025-11-30 1 1",
        "2025-12-01 2025-12-31 1 1",
    ]


def test_a_school_without_students_has_no_row_and_missing_enrolment_is_a_hole(measured):
    assert measured(INDICATOR, COUNTS, where="unit = 'B'", enrolment=enrolled("s1 A 05 2025-09-01 -")) == []
    assert measured(INDICATOR, COUNTS, period="all", days="student_id school_id days", enrolment="") == []


def test_each_month_counts_on_its_own_last_day(measured):
    answer = measured(
        INDICATOR,
        "period_end value",
        period="all",
        where="unit = 'A' and period_start between '2025-09-01' and '2025-11-30' and period_end < '2025-12-01'",
        enrolment=enrolled("s1 A 05 2025-09-01 2025-09-30", "s2 A 05 2025-09-01 2025-10-31", "s3 A 05 2025-09-01 -"),
    )
    assert answer == ["2025-09-30 3", "2025-10-31 2", "2025-11-30 1"]


ROSTER = enrolled("s1 A 05 2025-09-01 -", "s2 C 05 2025-09-01 2025-12-05", "s3 C 05 2025-09-01 -")
DATED = "unit value freshest_date"


def schools(of_c="- -", *rows):
    a_and_c = ("A elementary - -", f"C elementary {of_c}")
    return "\n".join(["school_id level opened_date closed_date", *a_and_c, *rows])


def days_of(**last_days):
    """Each school's own calendar: every day in session from September 1 to its last."""
    start = date(2025, 9, 1)
    return "\n".join(
        ["school_id date is_session"]
        + [
            f"{school} {start + timedelta(days=n)} true"
            for school, last in last_days.items()
            for n in range((date.fromisoformat(last) - start).days + 1)
        ]
    )


def test_a_school_that_closed_before_the_districts_last_day_counts_none(measured):
    """Also where spells of its students were never ended."""
    answer = measured(INDICATOR, COUNTS, schools=schools("- 2025-12-05"), enrolment=ROSTER)
    assert answer == ["A all 1 1", "district all 1 1"]


def test_a_school_that_closes_on_that_very_day_is_counted(measured):
    answer = measured(INDICATOR, COUNTS, schools=schools("- 2025-12-31"), enrolment=ROSTER)
    assert answer == ["A all 1 1", "C all 1 1", "district all 2 2"]


def test_in_months_before_it_closed_it_is_counted(measured):
    where = "unit = 'C' and period_start >= '2025-10-01'"
    answer = measured(
        INDICATOR, "period_end value", period="all", where=where, schools=schools("- 2025-12-05"), enrolment=ROSTER
    )
    assert answer == ["2025-10-31 2", "2025-11-30 2"]


@pytest.mark.parametrize("change", ["closed", "merged", "split", "renumbered"])
def test_so_does_one_that_the_history_of_schools_gives_up(measured, change):
    history = f"school_id change change_date successor_school_id\nC {change} 2025-12-06 A"
    answer = measured(INDICATOR, COUNTS, schools=schools(), school_history=history, enrolment=ROSTER)
    assert answer == ["A all 1 1", "district all 1 1"]


@pytest.mark.parametrize(
    "lines",
    [
        "C renamed 2025-12-06 -",
        "C closed 2026-01-01 -",
        "C closed 2024-07-01 -\nC opened 2025-07-01 -",
    ],
)
def test_one_that_is_there_on_that_day_is_counted_whatever_else_became_of_it(measured, lines):
    history = f"school_id change change_date successor_school_id\n{lines}"
    answer = measured(INDICATOR, COUNTS, schools=schools(), school_history=history, enrolment=ROSTER)
    assert answer == ["A all 1 1", "C all 1 1", "district all 2 2"]


@pytest.mark.parametrize(("of_c", "line"), [("2026-01-01 -", ""), ("- -", "C opened 2026-01-01 -")])
def test_a_school_that_has_not_opened_by_then_counts_none(measured, of_c, line):
    history = f"school_id change change_date successor_school_id\n{line}"
    answer = measured(INDICATOR, COUNTS, schools=schools(of_c), school_history=history, enrolment=ROSTER)
    assert answer == ["A all 1 1", "district all 1 1"]


def test_a_school_that_opened_on_the_way_is_counted(measured):
    answer = measured(INDICATOR, COUNTS, schools=schools("2025-12-31 -"), enrolment=ROSTER)
    assert answer == ["A all 1 1", "C all 1 1", "district all 2 2"]


def test_a_school_with_a_day_off_on_that_day_is_counted_on_its_own_last_one(measured):
    calendar = days_of(A="2025-12-19", C="2025-12-05")
    answer = measured(INDICATOR, DATED, schools=schools(), calendar=calendar, enrolment=ROSTER)
    assert answer == ["A 1 2025-12-19", "C 2 2025-12-05", "district 3 2025-12-19"]


def test_the_days_of_a_school_that_has_closed_are_not_the_districts(measured):
    calendar = days_of(A="2025-12-04", C="2025-12-19")
    answer = measured(INDICATOR, DATED, schools=schools("- 2025-10-31"), calendar=calendar, enrolment=ROSTER)
    assert answer == ["A 1 2025-12-04", "district 1 2025-12-04"]


def test_a_school_without_a_calendar_is_counted_on_the_districts_day(measured):
    answer = measured(INDICATOR, DATED, schools=schools(), calendar=days_of(A="2025-12-19"), enrolment=ROSTER)
    assert answer == ["A 1 2025-12-19", "C 1 2025-12-19", "district 2 2025-12-19"]


def test_a_calendar_that_ends_long_before_is_none(measured):
    """Spells say who is enrolled still."""
    calendar = days_of(A="2025-12-19", C="2025-10-31")
    answer = measured(INDICATOR, DATED, schools=schools(), calendar=calendar, enrolment=ROSTER)
    assert answer == ["A 1 2025-12-19", "C 1 2025-12-19", "district 2 2025-12-19"]


def test_a_summer_school_does_not_end_the_year_of_the_others(measured):
    calendar = days_of(A="2025-10-31", B="2025-10-31", C="2025-12-19")
    spells = enrolled("s1 A 05 2025-09-01 2025-10-31", "s2 B 05 2025-09-01 2025-10-31", "s3 C 05 2025-09-01 -")
    given = {"schools": schools("- -", "B elementary - -"), "calendar": calendar, "enrolment": spells}
    assert measured(INDICATOR, DATED, **given) == [
        "A 1 2025-10-31",
        "B 1 2025-10-31",
        "C 1 2025-12-19",
        "district 3 2025-12-19",
    ]


TEN = "\n".join(f"c{n} C 05 2025-09-01 -" for n in range(10))


@pytest.mark.parametrize("closed_by", ["the list of schools", "their history"])
def test_a_school_that_goes_on_teaching_is_not_closed(measured, closed_by):
    """Attendance of all its students comes after it, so that the closing is what is wrong."""
    is_listed = closed_by == "the list of schools"
    attended = "\n".join(f"c{n} C {'P' * 100}" for n in range(10))
    answer = measured(
        INDICATOR,
        COUNTS,
        where="unit = 'C'",
        schools=schools("- 2025-10-31" if is_listed else "- -"),
        school_history="school_id change change_date successor_school_id"
        + ("" if is_listed else "\nC split 2025-11-01 A"),
        enrolment=enrolled(TEN),
        days=f"student_id school_id days\n{attended}",
    )
    assert answer == ["C all 10 10"]
