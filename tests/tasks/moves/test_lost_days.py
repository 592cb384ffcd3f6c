"""Days of school that a calendar lost are no change: what they may have moved is coverage."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tasks.verdicts.loss import LostDays
from tests.tasks.moves.told import FALL, WINTER, named

LAST_WEEKS = [date(2025, 11, 1) + timedelta(days=n) for n in range(10, 20)]


def calendar(rows, *, without=(), closed=(), school=None):
    """The days of a calendar, some gone, some out of session; those of one school beside those of all."""
    kept = [{"school_id": None, **one} for one in rows if school or one["date"] not in without]
    kept = [{**one, "is_session": one["date"] not in closed or bool(school)} for one in kept]
    own = [{"school_id": school, "date": day, "is_session": False} for day in closed if school]
    return kept + own


def lost(dates, *schools, is_held=False):
    return {"calendar": {"lost_days": (LostDays(school_ids=schools, dates=tuple(dates), is_held=is_held),)}}


def winter(datasets, text=WINTER, **how):
    made = datasets("winter", text)
    return {**made, "calendar": calendar(made["calendar"], **how)}


@pytest.mark.parametrize("measure", ["attendance_rate", "chronic_absence"])
def test_days_that_schools_sent_and_the_calendar_does_not_have_are_coverage(two_cycles, datasets, measure):
    two_cycles.run("fall", **datasets("fall", FALL))
    move = two_cycles.run("winter", **winter(datasets, without=LAST_WEEKS)).move(measure)
    assert (named(move), move["doubtful_school_ids"]) == ({"coverage"}, ["A", "B", "C"])


def test_days_that_are_out_of_session_now_and_were_not_are_coverage(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    told = lost(LAST_WEEKS, "A", "B", "C")
    move = two_cycles.run("winter", told=told, **winter(datasets, closed=LAST_WEEKS)).move("attendance_rate")
    assert named(move) == {"coverage"}


def test_days_that_were_never_in_session_are_not_missed(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    move = two_cycles.run("winter", **winter(datasets, closed=LAST_WEEKS)).move("attendance_rate")
    assert (named(move), move["doubtful_school_ids"]) == ({"real"}, [])


def test_days_of_the_week_that_the_calendar_never_has_in_session_are_not_lost(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    weekends = [day for n in range(20) for day in [date(2025, 11, 1) + timedelta(days=n)] if day.isoweekday() > 5]
    move = two_cycles.run("winter", **winter(datasets, without=weekends)).move("attendance_rate")
    assert (named(move), move["doubtful_school_ids"]) == ({"real"}, [])


def test_days_of_one_school_are_coverage_and_the_others_are_held_against_themselves(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    told = lost(LAST_WEEKS, "C")
    move = two_cycles.run("winter", told=told, **winter(datasets, closed=LAST_WEEKS, school="C")).move(
        "attendance_rate"
    )
    assert (named(move), move["doubtful_school_ids"], move["schools_n"]) == ({"real", "coverage"}, ["C"], 2)


def test_days_that_went_with_the_attendance_too_are_coverage_where_somebody_accepted_it(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    short = WINTER.replace(" 20 ", " 10 ")
    told = lost(LAST_WEEKS, "A", "B", "C", is_held=True)
    rows = winter(datasets, short, closed=LAST_WEEKS)
    assert named(two_cycles.run("winter", told=told, **rows).move("attendance_rate")) == {"coverage"}


def test_a_day_of_snow_without_attendance_is_no_lost_day(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    told = lost(LAST_WEEKS[-1:], "A", "B", "C")
    rows = winter(datasets, WINTER.replace(" 20 ", " 19 "), closed=LAST_WEEKS[-1:])
    move = two_cycles.run("winter", told=told, **rows).move("attendance_rate")
    assert (named(move), move["doubtful_school_ids"]) == ({"real"}, [])


def test_days_that_a_note_closes_are_not_missed(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    note = {"note_id": "n", "kind": "no_session", "text": "Flood", "author": "Ada"}
    notes = [{**note, "start_date": LAST_WEEKS[0], "end_date": LAST_WEEKS[-1]}]
    rows = {**winter(datasets, without=LAST_WEEKS), "notes": notes}
    assert named(two_cycles.run("winter", **rows).move("attendance_rate")) == {"real"}
