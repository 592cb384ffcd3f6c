"""Attendance of a month or week that is that of the one before is held, of all schools or of one."""

import random
from datetime import date, timedelta

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n"
HEAD = "student_id,school_id,date,present_fraction\n"
BOTH = ("0101", "0102")
STUDENTS = [f"{n:02d}" for n in range(30)]


def weekdays(first: date, last: date) -> list[date]:
    return [one for n in range((last - first).days + 1) for one in [first + timedelta(days=n)] if one.isoweekday() < 6]


SEPTEMBER = weekdays(date(2025, 9, 1), date(2025, 9, 30))
OCTOBER = weekdays(date(2025, 10, 1), date(2025, 10, 31))
EARLY = weekdays(date(2025, 10, 6), date(2025, 10, 10))
NEXT = weekdays(date(2025, 10, 13), date(2025, 10, 17))
Rows = dict[tuple[str, str, date], str]


def attendance(days, schools=BOTH, seed=1, always=()) -> Rows:
    """One student in ten is away on a day, and some always."""
    chance = random.Random(seed)
    return {
        (school, student, day): "0" if student in always or chance.random() < 0.1 else "1"
        for day in days
        for school in schools
        for student in STUDENTS
    }


def pasted(rows: Rows, days: dict[date, date], schools=BOTH, left_out=()) -> Rows:
    """Rows of other days, in the place of those days; without some students, who have left."""
    return {
        (school, student, days[day]): value
        for (school, student, day), value in rows.items()
        if day in days and school in schools and student not in left_out
    }


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver attendance, a minute after the last time, and judge it beside the list of schools."""
    minutes = iter(range(60))

    def run(rows: Rows):
        day(f"2025-11-03T12:{next(minutes):02d}")
        text = HEAD + "".join(f"{school}{n},{school},{on},{value}\n" for (school, n, on), value in rows.items())
        keys = {"expected": "monthly", "volume_limit_percent": 1000}
        folder = make_district({"schools.csv": SCHOOLS, "attendance.csv": text}, attendance=keys)
        return validated(folder, "attendance", [validated(folder, "schools")])

    return run


def told(verdict) -> str:
    (limit,) = verdict.limits
    assert limit.name == "values"
    return limit.sentence


GOOD = attendance(SEPTEMBER)
BY_PLACE = dict(zip(SEPTEMBER, OCTOBER, strict=False))
BY_WEEKDAY = {
    one: other
    for one in SEPTEMBER
    for other in OCTOBER
    if one.isoweekday() == other.isoweekday() and (one.day - 1) // 7 == (other.day - 1) // 7
}


@pytest.mark.parametrize("days", [BY_PLACE, BY_WEEKDAY])
def test_a_month_pasted_from_the_one_before_is_held_once(sent, tmp_path, days):
    assert sent(GOOD).limits == ()
    bad = GOOD | pasted(GOOD, days, left_out=["07"])
    sentence = told(sent(bad))
    assert " absences of Oct 2025 are the same as those of Sep 2025, student by student and day by day. " in sentence
    assert not sentence.startswith("At ")
    accept(read_district(tmp_path / "district"), "attendance", "It is so", "A. Lead")
    assert sent(bad).status == "accepted"
    newer = attendance(weekdays(date(2025, 11, 1), date(2025, 11, 14)), seed=5)
    assert sent(bad | newer).limits == ()


def test_of_one_school_it_is_told_by_name(sent):
    sent(GOOD)
    bad = GOOD | pasted(GOOD, BY_PLACE, ["0102"]) | attendance(OCTOBER, ["0101"], seed=2)
    assert told(sent(bad)).startswith("At Cedar, ")


def test_where_only_some_students_were_looked_at_that_is_said(sent, monkeypatch):
    monkeypatch.setattr("tasks.limits.same_days._MOST_ROWS", 1_000)
    assert told(sent(GOOD | pasted(GOOD, BY_PLACE))).startswith("In a sample of students, ")


def test_so_is_a_week(sent):
    before = GOOD | attendance(EARLY, seed=4)
    sent(before)
    sentence = told(sent(before | pasted(before, dict(zip(EARLY, NEXT, strict=True)))))
    assert "absences of the week of Oct 13, 2025 are the same as those of the week before" in sentence


def ill_for_days(days, seed) -> Rows:
    """At each school five students are ill for three days of the week, and six others for one."""
    chance = random.Random(seed)
    away = set()
    for school in BOTH:
        for n, student in enumerate(chance.sample(STUDENTS, 11)):
            first, length = (chance.randrange(3), 3) if n < 5 else (chance.randrange(5), 1)
            away |= {(school, student, day) for day in days[first : first + length]}
    return {key: "0" if key in away else "1" for key in ((a, b, day) for a in BOTH for b in STUDENTS for day in days)}


LAST_OF_SEPTEMBER = [weekdays(date(2025, 9, first), date(2025, 9, first + 4)) for first in (1, 8, 15, 22)]
INTO_OCTOBER = weekdays(date(2025, 9, 29), date(2025, 10, 3))


def test_so_is_a_week_that_reaches_into_another_month(sent):
    before: Rows = {}
    for seed, week in enumerate(LAST_OF_SEPTEMBER):
        before |= ill_for_days(week, seed)
    sent(before)
    days = dict(zip(LAST_OF_SEPTEMBER[-1], INTO_OCTOBER, strict=True))
    sentence = told(sent(before | pasted(before, days)))
    assert "42 of 42 absences of the week of Sep 29, 2025 are the same as those of the week before" in sentence
    assert sent(before | ill_for_days(INTO_OCTOBER, 9)).limits == ()


def test_who_is_long_away_makes_no_week_the_same(sent):
    before = attendance([day for week in LAST_OF_SEPTEMBER for day in week], always=STUDENTS[:20])
    sent(before)
    assert sent(before | attendance(INTO_OCTOBER, seed=2, always=STUDENTS[:20])).limits == ()


def test_of_a_first_delivery_too(sent):
    assert told(sent(GOOD | pasted(GOOD, BY_PLACE)))


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(attendance(OCTOBER, seed=2), id="another month"),
        pytest.param(attendance(OCTOBER, seed=2, always=STUDENTS[:12]), id="the same students are long away"),
        pytest.param({key: "0.5" if key[2].isoweekday() == 5 else "1" for key in attendance(OCTOBER)}, id="half days"),
    ],
)
def test_what_chance_or_custom_gives_holds_nothing(sent, more):
    good = {key: "0.5" if key[2].isoweekday() == 5 else value for key, value in GOOD.items()}
    if "0.5" not in more.values():
        good = attendance(SEPTEMBER, always=STUDENTS[:12])
    sent(good)
    assert [one for one in sent(good | more).limits if "the same as" in one.sentence] == []
