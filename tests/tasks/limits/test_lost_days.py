"""A calendar that has days of school no more, which are over and were in session, is held; a week of snow is not."""

from datetime import date, timedelta

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district

HEAD = "school_id,date,is_session,event\n"
SCHOOLS = "school_id,name,level,opened_date,closed_date\n0101,Birch,elementary,,\n0102,Cedar,middle,,\n"
DAYS = [date(2025, 9, 1) + timedelta(days=n) for n in range(40)]


def calendar(*, without=(), closed=(), school="") -> str:
    rows = [
        f"{school},{day},{'false,weather' if day in closed else 'true,instructional'}"
        for day in DAYS
        if day not in without
    ]
    return "\n".join(rows) + "\n"


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver a calendar, a minute after the last time, and judge it beside the list of schools."""
    minutes = iter(range(60))

    def run(rows: str, schools: str = SCHOOLS, on: str = "2025-11-01"):
        day(f"{on}T12:{next(minutes):02d}")
        folder = make_district({"schools.csv": schools, "calendar.csv": HEAD + rows})
        return validated(folder, "calendar", [validated(folder, "schools")])

    return run


def names(verdict):
    return [one.name for one in verdict.limits]


@pytest.mark.parametrize("how", ["without", "closed"])
def test_more_than_five_days_that_are_gone_or_out_of_session_hold_the_calendar(sent, how):
    good = sent(calendar())
    verdict = sent(calendar(**{how: DAYS[10:16]}))
    (limit,) = verdict.limits
    assert limit.sentence == (
        "6 days of school that were in session on Nov 1, 2025 at Birch and Cedar are not in session now "
        "(Sep 11 to Sep 16, 2025); at most 5 of a school may go."
    )
    assert (limit.name, verdict.status, verdict.stand_in_key) == ("days", "stood_in", good.key)
    assert verdict.lost_days == ()


def test_five_days_of_snow_go_on_and_are_remembered(sent):
    sent(calendar())
    verdict = sent(calendar(closed=DAYS[10:15]))
    assert (verdict.status, names(verdict)) == ("accepted", [])
    (lost,) = verdict.lost_days
    assert (lost.school_ids, lost.dates, lost.is_held) == (("0101", "0102"), tuple(DAYS[10:15]), False)


def test_days_to_come_may_be_planned_anew(sent):
    sent(calendar(), on="2025-09-10")
    assert "days" not in names(sent(calendar(without=DAYS[10:]), on="2025-09-10"))


def test_a_school_of_which_only_own_rows_speak_is_held_by_its_name(sent):
    sent(calendar() + calendar(school="0102"))
    verdict = sent(calendar() + calendar(school="0102", closed=DAYS[:6]))
    (limit,) = verdict.limits
    assert "6 days of school that were in session on Nov 1, 2025 at Cedar are not in session now" in limit.sentence


def test_rows_for_each_school_in_the_place_of_rows_for_all_lose_nothing(sent):
    sent(calendar())
    verdict = sent(calendar(school="0101") + calendar(school="0102"))
    assert "days" not in names(verdict)


def test_a_school_that_closed_loses_no_day_after_that(sent):
    sent(calendar() + calendar(school="0102"))
    closed = SCHOOLS.replace("0102,Cedar,middle,,", "0102,Cedar,middle,,2025-09-05")
    verdict = sent(calendar() + calendar(school="0102", closed=DAYS[5:]), closed)
    assert "days" not in names(verdict)


def test_last_years_days_are_not_missed_in_this_years_calendar(sent):
    last_year = calendar().replace("2025-", "2024-") + calendar()
    sent(last_year)
    assert "days" not in names(sent(calendar()))


def test_who_says_that_the_days_are_rightly_gone_lets_the_calendar_go_on(sent, tmp_path):
    sent(calendar())
    sent(calendar(without=DAYS[10:16]))
    accept(read_district(tmp_path / "district"), "calendar", "The year began later", "Ada")
    verdict = sent(calendar(without=DAYS[10:16]))
    assert (verdict.status, verdict.released_because) == ("accepted", "The year began later (Ada)")
    assert [one.is_held for one in verdict.lost_days] == [True]
    # What is sent next is held against what was let go on.
    assert names(sent(calendar(without=DAYS[10:17]))) == []
