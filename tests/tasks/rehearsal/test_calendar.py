"""The calendar of a coming year: each open school has days in session, and no month is without any."""

from tests.tasks.rehearsal.made_up_years import calendar, must, notes


def test_a_month_without_any_day_in_session_is_worth_a_look(told):
    days = [*(f",2026-09-{day}" for day in range(22, 31)), *(f",2026-11-0{day}" for day in range(1, 10))]
    rehearsal = told({"calendar.csv": calendar(*days)})
    assert (must(rehearsal), rehearsal.exit_code) == ([], 0)
    assert notes(rehearsal) == [("calendar", "No school has a day in session from Oct 1, 2026 to Oct 31, 2026.")]


def test_a_break_of_less_than_four_weeks_is_none(told):
    assert notes(told({"calendar.csv": calendar(",2026-09-30", ",2026-10-28")})) == []


def test_a_school_without_days_is_named(told):
    assert must(told({"calendar.csv": calendar("0101,2026-09-01", "0102,2026-06-01")})) == [
        ("calendar", "1 school has no day in session from Jul 1, 2026 to Jun 30, 2027: 0102 Cedar.")
    ]


def test_a_day_of_a_schools_own_goes_before_the_day_of_all(told):
    closed = "school_id,date,is_session,reason\n,2026-09-01,true,\n0102,2026-09-01,false,moving\n"
    assert must(told({"calendar.csv": closed}))[0][1].endswith(": 0102 Cedar.")


def test_a_school_that_has_closed_needs_no_calendar(told):
    closed = "school_id,name,level,closed_date\n0101,Birch,elementary,\n0102,Cedar,middle,2026-06-30\n"
    assert must(told({"schools.csv": closed, "calendar.csv": calendar("0101,2026-09-01")})) == []
