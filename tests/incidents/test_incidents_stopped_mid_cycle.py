"""The export of incidents ended weeks before the cycle did, other files went on, and rates fell without a word."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from tasks.scoring.actions import actions

OWNED = {"department": "office"}
NAMES = {"0101": "Birch", "0102": "Cedar", "0103": "Elm"}
SCHOOLS = "school_id,name,level\n" + "".join(f"{school},{name},middle\n" for school, name in NAMES.items())
DAYS = [
    day for day in (date(2025, 8, 4) + timedelta(days=n) for n in range(89)) if day.weekday() < 5 and day.month < 11
]
STUDENTS = "student_id,school_id,entry_date,grade\n" + "".join(
    f"{n:04d},{n % 3 + 101:04d},2025-08-01,07\n" for n in range(60)
)
STOP = date(2025, 10, 9)


def calendar(days=DAYS) -> str:
    return "school_id,date,is_session\n" + "".join(f",{day},true\n" for day in days)


def attendance(days=DAYS) -> str:
    rows = "".join(f"{n:04d},{n % 3 + 101:04d},{day},1\n" for n in range(60) for day in days)
    return "student_id,school_id,date,present_fraction\n" + rows


def incidents(a_day=2.0, *, days=DAYS, until=date(2025, 10, 31), schools=range(3), action="in_school_suspension"):
    """As many incidents a day, at random, of the days until one."""
    chance, lines = random.Random(3), []
    for day in days:
        for n in range(60):
            if chance.random() < a_day / 60 and day <= until and n % 3 in schools:
                lines.append(f"i{len(lines)},{n:04d},{n % 3 + 101:04d},{day},{action}\n")
    return lines


@pytest.fixture
def told(play, day):
    """The verdict on incidents of the year to date, brought on a day."""

    def run(*lines, on="2025-11-03", expected="cycle", **others):
        day(f"{on}T12:00")
        files = {"schools.csv": SCHOOLS, "enrolment.csv": STUDENTS, "calendar.csv": calendar(), **others}
        files["incidents.csv"] = "incident_id,student_id,school_id,date,action\n" + "".join(lines)
        keys = {file.removesuffix(".csv"): OWNED for file in files}
        keys["incidents"] = {**OWNED, "volume_limit_percent": 1000, "expected": expected}
        return play({name: text for name, text in files.items() if text}, **keys)["incidents"]

    return run


def quiet_of(verdict):
    return [(one.school_id, one.last_date) for one in verdict.quiet]


def test_rows_up_to_the_end_are_not_asked_for(told):
    assert told(*incidents()).quiet == ()


def test_incidents_that_stop_at_all_schools_are_asked_for_once(told):
    verdict = told(*incidents(until=STOP))
    assert (verdict.status, quiet_of(verdict)) == ("accepted", [("", STOP)])
    (action,) = actions([verdict], NAMES)
    assert action.title == "See whether rows of Incidents are missing"
    assert action.sentences[0] == (
        "No row is dated after Oct 9, 2025, though 16 days of school followed; 9 of 9 weeks before had one."
    )


def test_where_attendance_tells_of_the_days_no_calendar_is_needed(told):
    stopped = incidents(until=STOP)
    files = {"calendar.csv": "", "attendance.csv": attendance()}
    assert quiet_of(told(*stopped, **files)) == [("", STOP)]
    assert told(*stopped, **{"calendar.csv": ""}).quiet == ()


def test_a_small_district_has_none_for_weeks(told):
    few = incidents(0.15, until=STOP)
    assert 3 < len(few) < 12
    assert told(*few).quiet == ()


def test_a_break_is_no_silence(told):
    in_session = [day for day in DAYS if day <= STOP or day > date(2025, 10, 24)]
    assert told(*incidents(until=STOP), **{"calendar.csv": calendar(in_session)}).quiet == ()


def test_a_file_that_came_before_the_end_is_asked_for_nothing_later(told):
    assert told(*incidents(until=STOP), on="2025-10-13").quiet == ()


@pytest.mark.parametrize(("on", "expected", "found"), [("2025-10-20", "weekly", 0), ("2025-11-15", "weekly", 1)])
def test_what_is_expected_weekly_should_have_come(told, on, expected, found):
    assert len(told(*incidents(until=STOP), on=on, expected=expected).quiet) == found


def test_what_comes_monthly_ends_with_a_month(told):
    september = date(2025, 9, 30)
    assert told(*incidents(until=september), on="2025-11-03", expected="monthly").quiet == ()
    assert len(told(*incidents(until=september), on="2025-11-15", expected="monthly").quiet) == 1


def test_rows_held_back_may_be_those(told):
    lost = [f"held{n},{n:04d},{n % 3 + 101:04d},2025-10-2{n},talk\n" for n in range(3)]
    assert len(told(*incidents(until=STOP)).quiet) == 1
    verdict = told(*incidents(until=STOP), *lost)
    assert (verdict.status, verdict.quarantined_n, verdict.quiet) == ("accepted", 3, ())


def test_one_row_held_back_is_not_all_of_them(told):
    held_back = "held,0001,0102,2025-09-02,talk\n"
    verdict = told(*incidents(until=date(2025, 9, 30)), held_back)
    assert (verdict.quarantined_n, len(verdict.quiet)) == (1, 1)


def test_rows_that_are_as_late_as_last_time_are_usual(told):
    late = date(2025, 9, 19)
    assert quiet_of(told(*incidents(until=late), on="2025-10-17")) == [("", late)]
    assert told(*incidents(until=STOP)).quiet == ()


def test_rows_that_never_came_on_are_asked_for_again(told):
    assert len(told(*incidents(until=STOP)).quiet) == 1
    assert len(told(*incidents(until=STOP)[1:], on="2025-11-04").quiet) == 1


def test_last_time_tells_how_often_rows_come(told):
    october = [day for day in DAYS if day.month == 10]
    told(*incidents(until=date(2025, 10, 3)), on="2025-10-06")
    assert quiet_of(told(*(f"r{one}" for one in incidents(days=october, until=STOP)))) == [("", STOP)]


def test_a_file_of_two_weeks_alone_tells_nothing(told):
    assert told(*incidents(days=[day for day in DAYS if day.month == 10], until=STOP)).quiet == ()


def test_a_school_that_stops_while_others_go_on_is_named(told):
    first, rest = DAYS[:30], DAYS[30:]
    lines = [*incidents(9, days=first), *(f"r{one}" for one in incidents(6, days=rest, schools=(1, 2)))]
    verdict = told(*lines)
    assert quiet_of(verdict) == [("0101", first[-1])]
    (action,) = actions([verdict], NAMES)
    assert action.sentences[0].startswith("No row of Birch is dated after Sep 12, 2025, though ")


def test_schools_with_few_incidents_have_none_for_weeks(told):
    first, rest = DAYS[:30], DAYS[30:]
    lines = [*incidents(0.4, days=first), *(f"r{one}" for one in incidents(0.4, days=rest, schools=(1, 2)))]
    assert told(*lines).quiet == ()
