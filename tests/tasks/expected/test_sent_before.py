"""Days of attendance that came in an earlier delivery and are not there any more are told on the card, once."""

from datetime import date, timedelta

import pytest

from tasks.accept import accept
from tasks.expected.absences import with_absences
from tasks.scorecards import write_scorecards
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level,closed_date\n0101,Birch,elementary,\n0102,Cedar,elementary,\n0103,Dogwood,elementary,\n"
ALL = ("0101", "0102", "0103")
CYCLES = """
[cycles.spring]
title = "Spring 2025"
start = 2025-01-06
end = 2025-06-06
meeting = 2025-06-20
"""
STARTS = (
    "The rows start on Oct 1, 2025: no school sent anything of the days before it in Aug 2025 to Sep 2025. "
    "Only the newest delivery is read."
)


def weekdays(first, last):
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5]


FIRST = weekdays(date(2025, 8, 25), date(2025, 9, 30))
OCTOBER = weekdays(date(2025, 10, 1), date(2025, 10, 31))
CALENDAR = "date,is_session\n" + "".join(f"{day},true\n" for day in [*FIRST, *OCTOBER])
WITH_A_WEEK_OFF = "".join(
    line for line in CALENDAR.splitlines(keepends=True) if line[:10] not in map(str, FIRST[10:16])
)


def attendance(*cells):
    """Rows of twelve students of each school on its days."""
    rows = (
        f"{school}{n:02d},{school},{day},{int(n > 0)}\n" for school, days in cells for day in days for n in range(12)
    )
    return "student_id,school_id,date,present_fraction\n" + "".join(rows)


def of_all(days):
    return attendance(*((school, days) for school in ALL))


@pytest.fixture
def sent(make_district, validated, day, tmp_path):
    """What the last of the deliveries is told to lack, and the card that says so; each may be of another cycle."""

    def run(*deliveries, calendar=CALENDAR, schools=SCHOOLS, into=tmp_path / "cards", **keys):
        for number, one in enumerate(deliveries):
            text, moment, cycle = one if isinstance(one, tuple) else (one, f"2025-11-{3 + number:02d}", "fall")
            day(f"{moment}T12:00")
            files = {"schools.csv": schools, "attendance.csv": text}
            files |= {"calendar.csv": calendar} if calendar else {}
            folder = make_district(files, more=CYCLES, attendance={"volume_limit_percent": 1000, **keys})
            verdicts = []
            for name in ["schools", *(["calendar"] if calendar else []), "attendance"]:
                verdicts.append(validated(folder, name, verdicts, cycle))
        told = with_absences(read_district(folder), verdicts, cycle)
        write_scorecards(read_district(folder), told, {}, into)
        return told[-1], " ".join((into / "office.txt").read_text().split())

    return run


@pytest.mark.parametrize("calendar", [CALENDAR, ""])
def test_only_the_new_months_came_and_the_card_says_from_when_on(sent, calendar):
    verdict, card = sent(of_all(FIRST), of_all(OCTOBER), calendar=calendar)
    assert (verdict.status, verdict.limits) == ("accepted", ())
    assert {(one.school_id, one.period_start, one.before) for one in verdict.absences} == {
        ("", date(2025, 8, 1), date(2025, 10, 1)),
        ("", date(2025, 9, 1), date(2025, 10, 1)),
    }
    assert STARTS in card


def test_it_is_told_until_all_days_are_there(sent):
    later = [day for day in OCTOBER if day.day > 10]
    verdict, _ = sent(of_all(FIRST), of_all(OCTOBER), of_all(later))
    assert {one.period_start.month for one in verdict.absences} == {8, 9, 10}
    verdict, card = sent(of_all([*FIRST, *OCTOBER]))
    assert (verdict.absences, "sent anything" in card) == ((), False)


@pytest.mark.parametrize("calendar", [CALENDAR, ""])
def test_a_month_that_one_school_lost_is_told_of_that_school(sent, calendar):
    lost = attendance(("0101", OCTOBER), *((school, [*FIRST, *OCTOBER]) for school in ALL[1:]))
    verdict, card = sent(of_all(FIRST), lost, calendar=calendar)
    assert {(one.school_id, one.period_start.month) for one in verdict.absences} == {("0101", 8), ("0101", 9)}
    assert "No rows of Aug 2025 to Sep 2025 from Birch." in card


def test_days_of_a_month_are_told_where_the_calendar_knows_them(sent):
    verdict, card = sent(of_all([*FIRST, *OCTOBER]), of_all([*FIRST, *OCTOBER[6:]]))
    (cell,) = verdict.absences
    assert (cell.school_id, cell.dates, cell.days_expected_n) == ("", tuple(OCTOBER[:6]), 23)
    assert card.count("Send what is lacking of Attendance: 6 school days, of") == 1


@pytest.mark.parametrize(
    ("now", "calendar"),
    [
        (of_all([*FIRST, *OCTOBER]), CALENDAR),
        (of_all([*FIRST[4:], *OCTOBER]), CALENDAR),
        # Without a calendar, days in between were perhaps a holiday.
        (of_all([*FIRST[:10], *FIRST[16:], *OCTOBER]), ""),
        (of_all([*FIRST[:10], *FIRST[16:], *OCTOBER]), WITH_A_WEEK_OFF),
    ],
)
def test_a_delivery_of_the_whole_year_lacks_nothing(sent, now, calendar):
    verdict, _ = sent(of_all(FIRST), now, calendar=calendar)
    assert (verdict.status, verdict.absences) == ("accepted", ())


def test_days_of_another_school_year_are_not_owed(sent):
    spring = weekdays(date(2025, 5, 1), date(2025, 6, 6))
    verdict, _ = sent((of_all(spring), "2025-06-09", "spring"), of_all(OCTOBER), calendar="")
    assert verdict.absences == ()


def test_a_school_is_not_asked_for_days_after_it_closed(sent):
    closed = SCHOOLS.replace("0101,Birch,elementary,", "0101,Birch,elementary,2025-09-01")
    verdict, _ = sent(
        of_all(FIRST), attendance(("0101", FIRST[:6]), *((one, FIRST) for one in ALL[1:])), schools=closed
    )
    assert not [one for one in verdict.absences if one.school_id == "0101"]


@pytest.mark.parametrize("calendar", [CALENDAR, ""])
def test_months_that_are_owed_anyhow_are_told_once(sent, calendar):
    verdict, card = sent(of_all(FIRST), of_all(OCTOBER), calendar=calendar, expected="monthly")
    assert len({(one.school_id, one.period_start.month) for one in verdict.absences}) == len(verdict.absences) == 2
    assert card.count("Only the newest delivery is read.") == 1


def test_what_a_limit_holds_is_told_by_that_until_somebody_lets_it_go_on(sent, tmp_path):
    few = attendance(*((school, OCTOBER[:15]) for school in ALL[:1]))
    held, card = sent(of_all(FIRST), few, volume_limit_percent=20)
    assert (held.status, held.absences) == ("stood_in", ())
    assert "The rows start on" not in card
    accept(read_district(tmp_path / "district"), "attendance", "Only Birch was open", "A. Lead")
    verdict, card = sent((few, "2025-11-05", "fall"), volume_limit_percent=20)
    assert verdict.status == "accepted"
    assert card.count("Send what is lacking of Attendance: the days before Oct 1, 2025") == 1
