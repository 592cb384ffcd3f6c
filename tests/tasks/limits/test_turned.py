"""Attendance in which present and absent look exchanged at a school in a month is held."""

from datetime import date

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district
from tests.tasks.limits.test_same_days import OCTOBER, SCHOOLS, SEPTEMBER, STUDENTS, weekdays

HEAD = "student_id,school_id,date,present_fraction,absence_reason\n"
NOVEMBER = weekdays(date(2025, 11, 3), date(2025, 11, 28))
SEE = ". See whether the export has present and absent exchanged."


def rows(days, *, school="0101", turned=(), away=0.1, reasons=True):
    """Of 30 students the first ones are away each day, with a reason; on `turned` days all are the other way round."""
    said = "excused" if reasons else ""
    return "".join(
        f"{school}{student},{school},{day},{int(is_away is (day in turned))},{said if is_away else ''}\n"
        for day in days
        for number, student in enumerate(STUDENTS)
        for is_away in [number < away * len(STUDENTS)]
    )


USUAL = rows([*SEPTEMBER, *OCTOBER]) + rows([*SEPTEMBER, *OCTOBER], school="0102")


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver attendance, a minute after the last time, and judge it beside the list of schools."""
    minutes = iter(range(60))

    def run(text):
        day(f"2025-12-02T12:{next(minutes):02d}")
        files = {"schools.csv": SCHOOLS, "attendance.csv": HEAD + text}
        folder = make_district(files, attendance={"expected": "monthly", "volume_limit_percent": 1000})
        return validated(folder, "attendance", [validated(folder, "schools")])

    return run


@pytest.fixture
def limits(sent):
    """What is told of newer rows, after September and October of two schools came well."""

    def run(newer, *, earlier=USUAL):
        if earlier:
            assert sent(earlier).status == "accepted"
        return told(sent(USUAL + newer))

    return run


def told(verdict):
    return [one.sentence for one in verdict.limits if one.sentence.endswith(SEE)]


def test_a_school_whose_newest_month_is_turned_is_held_by_its_reasons(limits):
    said = limits(rows(NOVEMBER, turned=NOVEMBER) + rows(NOVEMBER, school="0102"))
    assert said == [
        "At Birch, 540 of 600 rows of Nov 2025 are of absent students, where 90.0% are usually present, and 60 of 60 "
        f"whole days with a reason of absence are of who came{SEE}"
    ]


def test_the_days_are_told_from_which_on_a_school_is_turned(limits):
    (said,) = limits(rows(NOVEMBER, turned=NOVEMBER[10:]))
    assert said == (
        "At Birch, 270 of 300 rows of Nov 17 to Nov 28, 2025 are of absent students, where 90.0% are usually present, "
        f"and 30 of 30 whole days with a reason of absence are of who came{SEE}"
    )


def test_days_within_a_month_are_told_too(limits):
    (said,) = limits(rows(NOVEMBER, turned=NOVEMBER[5:12], reasons=False) + rows(NOVEMBER, school="0102"))
    assert "189 of 210 rows of Nov 10 to Nov 18, 2025" in said


def test_three_days_on_which_hardly_anybody_came_are_few_rows(limits):
    assert limits(rows(NOVEMBER, turned=NOVEMBER[17:])) == []


def test_a_first_delivery_is_held_by_its_own_days(sent):
    october = rows([*SEPTEMBER, *OCTOBER], turned=OCTOBER[10:], reasons=False)
    (said,) = told(sent(october))
    assert "Oct 15 to Oct 31, 2025" in said
    assert told(sent(rows(OCTOBER, turned=OCTOBER, reasons=False))) == []


@pytest.mark.parametrize("reasons", [True, False])
@pytest.mark.parametrize("away", [0.3, 0.7])
def test_a_wave_of_illness_is_no_exchange(limits, away, reasons):
    ill = NOVEMBER[8:16]
    assert limits(rows([one for one in NOVEMBER if one not in ill]) + rows(ill, away=away, reasons=reasons)) == []


def test_days_with_rows_of_few_students_only_are_no_exchange(limits):
    absent = "".join(f"0101{student},0101,{day},0,\n" for day in NOVEMBER[10:] for student in STUDENTS[:12])
    assert limits(rows(NOVEMBER[:10]) + absent) == []


def test_without_reasons_nearly_all_must_be_absent(limits):
    said = limits(rows(NOVEMBER, turned=NOVEMBER, reasons=False))
    assert said == [
        f"At Birch, 540 of 600 rows of Nov 2025 are of absent students, where 90.0% are usually present{SEE}"
    ]
    assert limits(rows(NOVEMBER, away=0.7, reasons=False)) == []


@pytest.mark.parametrize("part", ["0.5", "0.4"])
@pytest.mark.parametrize("of_days", [3, 15], ids=["three days", "most of a month"])
def test_short_days_of_all_are_not_exchanged(limits, part, of_days):
    short = {f",{day}," for day in NOVEMBER[:of_days]}
    lines = rows(NOVEMBER, reasons=False).splitlines()
    newer = [line.replace(",1,", f",{part},") if any(day in line for day in short) else line for line in lines]
    assert limits("".join(f"{line}\n" for line in newer)) == []


@pytest.mark.parametrize("away", [0.5, 0.8])
def test_who_is_absent_with_a_reason_is_absent(limits, away):
    assert limits(rows(NOVEMBER, away=away)) == []


def test_a_few_rows_are_a_day_on_which_a_school_was_nearly_empty(limits):
    assert limits(rows(NOVEMBER[:3], turned=NOVEMBER[:3])) == []
    assert limits(rows(NOVEMBER[:4], turned=NOVEMBER[:4])) != []


def test_all_months_since_last_time_are_held_against_what_came_then(limits):
    december = weekdays(date(2025, 12, 1), date(2025, 12, 19))
    (said,) = limits(rows([*NOVEMBER, *december], turned=[*NOVEMBER, *december]))
    assert ["Nov 2025" in said, "Dec 2025" in said] == [True, True]


def test_what_somebody_let_go_on_is_not_held_again(sent, tmp_path):
    sent(USUAL)
    november = USUAL + rows(NOVEMBER, turned=NOVEMBER)
    assert told(sent(november))
    accept(read_district(tmp_path / "district"), "attendance", "It was so", "A. Lead")
    assert sent(november).status == "accepted"
    assert told(sent(november + rows(weekdays(date(2025, 12, 1), date(2025, 12, 5))))) == []
