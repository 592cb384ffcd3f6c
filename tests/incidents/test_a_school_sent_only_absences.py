"""From some day on a school sent only rows of absent students, rows without a value, or rows of half of its students:
its rate moved though nobody's attendance had, and nobody was told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tasks.scoring.card import scorecard

SCHOOLS = "school_id,name,level\n" + "".join(f"010{n},School {n},elementary\n" for n in (1, 2, 3))
NAMES = {f"010{n}": f"School {n}" for n in (1, 2, 3)}
STUDENTS = [(school, f"{school}{n:02d}", n) for school in (1, 2, 3) for n in range(12)]
DATES = [date(2025, 8, 25) + timedelta(days=2 * n) for n in range(33)]
SEPTEMBER = [day for day in DATES if day.month == 9]
RATE = """
    select numerator, denominator, received_n, expected_n, days_received_n, days_expected_n from measures
    where measure = 'attendance_rate' and unit_type = 'district' and group_id = 'all'
        and period_start = date '2025-08-25'"""


def files(how: str = "", schools: tuple[int, ...] = (3,), days: list[date] = SEPTEMBER) -> dict[str, str]:
    """The first student of each school is always absent; at these schools, on these days, something is lacking."""
    rows = []
    for school, student, n in STUDENTS:
        for day in DATES:
            part = "0" if n == 0 else "1"
            if school in schools and day in days:
                if how == "absent only" and part == "1":
                    continue
                if how == "half of the students" and n < 6:
                    continue
                part = "" if how == "blank" or (how == "blank for some" and n % 5 < 2) else part
            rows.append(f"{student},010{school},{day},{part}\n")
    return {
        "schools.csv": SCHOOLS,
        "calendar.csv": "school_id,date,is_session\n" + "".join(f",{day},true\n" for day in DATES),
        "enrolment.csv": "student_id,school_id,entry_date,grade\n"
        + "".join(f"{student},010{school},2025-08-25,05\n" for school, student, _ in STUDENTS),
        "attendance.csv": "student_id,school_id,date,present_fraction\n" + "".join(rows),
    }


KEYS = {"attendance": {"expected": "daily", "volume_limit_percent": 1000}}


@pytest.mark.parametrize(("how", "why"), [("absent only", "absences"), ("blank", "blank")])
def test_the_rate_does_not_move_and_the_days_are_missed(play, how, why):
    played = play(files(how), **KEYS)
    all_n, lost_n = 12 * 3 * len(DATES), 12 * len(SEPTEMBER)
    (rate,) = played.ask(RATE)
    assert 12 * rate[0] == 11 * rate[1]
    assert rate[2:] == (all_n - lost_n, all_n, 3 * len(DATES) - len(SEPTEMBER), 3 * len(DATES))
    (absence,) = played["attendance"].absences
    assert (absence.school_id, f"{absence.period_start:%Y-%m}", absence.why) == ("0103", "2025-09", why)
    assert (absence.days_expected_n, absence.dates) == (len(SEPTEMBER), ())


@pytest.mark.parametrize(
    ("how", "headline", "title", "sentence"),
    [
        (
            "absent only",
            "Some expected rows of Attendance did not come.",
            "Send what is lacking of Attendance: rows of present students for 15 school days of School 3",
            "School 3 sent rows of absent students only, or none, for 15 of 15 school days in Sep 2025: no figure "
            "counts these days.",
        ),
        (
            "blank",
            "Some values of Attendance are empty that should not be.",
            "Send what is lacking of Attendance: present_fraction for 15 school days of School 3",
            "For many students of School 3, nothing says whether they were present on 15 of 15 school days in Sep "
            "2025.",
        ),
        (
            "half of the students",
            "Some expected rows of Attendance did not come.",
            "Send what is lacking of Attendance: rows of the other students for 15 school days of School 3",
            "School 3 sent rows of under three quarters of the enrolled students, or none, for 15 of 15 school days in "
            "Sep 2025.",
        ),
    ],
)
def test_the_department_is_told_of_which_school_and_month(play, how, headline, title, sentence):
    played = play(files(how), **KEYS)
    card = scorecard(played.district, "office", [played["attendance"]], {}, NAMES)
    assert card.headline == (headline,)
    (action,) = card.actions
    assert (action.title, action.sentences[0]) == (title, sentence)


def test_where_rows_came_only_the_values_are_asked_for(play):
    """Of five students two have rows without a value: fewer than most, and under three quarters are known."""
    played = play(files("blank for some"), **KEYS)
    assert [(one.school_id, one.why) for one in played["attendance"].absences] == [("0103", "blank")]


@pytest.mark.parametrize(
    ("how", "days"),
    [("absent only", SEPTEMBER[:4]), ("half of the students", SEPTEMBER[:4]), ("blank", DATES[-4:])],
)
def test_four_days_may_be_entries_not_yet_completed(play, how, days):
    assert play(files(how, days=days), **KEYS)["attendance"].absences == ()


def test_one_day_without_any_value_has_not_come_where_values_came_after_it(play):
    played = play(files("blank", days=SEPTEMBER[:1]), **KEYS)
    (absence,) = played["attendance"].absences
    assert (absence.school_id, absence.why, absence.dates) == ("0103", "blank", (SEPTEMBER[0],))
    card = scorecard(played.district, "office", [played["attendance"]], {}, NAMES)
    assert card.actions[0].title == "Send what is lacking of Attendance: present_fraction for 1 school day of School 3"


def test_a_first_file_of_absences_alone_is_told_once_and_makes_no_rate(play):
    played = play(files("absent only", (1, 2, 3), DATES), **KEYS)
    assert played.ask(RATE) == []
    card = scorecard(played.district, "office", [played["attendance"]], {}, NAMES)
    (action,) = card.actions
    assert action.sentences[0] == (
        "All schools sent rows of absent students only, or none, for 99 of 99 school days in Aug 2025 to Oct 2025 "
        "(counted school by school): no figure counts these days."
    )


def test_it_is_told_without_a_calendar_and_without_enrolment(play):
    given = files("absent only")
    del given["calendar.csv"], given["enrolment.csv"]
    played = play(given, **KEYS)
    assert [(one.school_id, one.why) for one in played["attendance"].absences] == [("0103", "absences")]
    (rate,) = played.ask(RATE)
    assert 12 * rate[0] == 11 * rate[1]


def test_days_of_half_of_the_students_are_counted_and_have_not_come_of_all(play):
    played = play(files("half of the students"), **KEYS)
    (rate,) = played.ask(RATE)
    all_n, lost_n = 12 * 3 * len(DATES), 6 * len(SEPTEMBER)
    assert rate[2:] == (all_n - lost_n, all_n, 3 * len(DATES), 3 * len(DATES))
    (absence,) = played["attendance"].absences
    assert (absence.school_id, absence.why) == ("0103", "few")


def spoilt(lacking: range, mistyped: range, days: list[date]) -> dict[str, str]:
    """Of the students 0 to 11 of School 3 some have no row on these days, and the presence of some is mistyped."""
    given, kept = files(), []
    meant = {str(day) for day in days}
    for line in given["attendance.csv"].splitlines():
        student, school, day, *_ = line.split(",")
        n = int(student[1:]) if school == "0103" and day in meant else -1
        if n not in lacking:
            kept.append(f"{student},{school},{day},10" if n in mistyped else line)
    return {**given, "attendance.csv": "\n".join(kept) + "\n"}


@pytest.mark.parametrize(
    ("lacking", "mistyped", "days", "told"),
    [
        (range(3), range(9, 12), SEPTEMBER, []),
        (range(4), range(9, 12), SEPTEMBER, ["few"]),
        (range(0), range(12), SEPTEMBER[:4], []),
        (range(4), range(4, 12), SEPTEMBER[:5], [""]),
    ],
)
def test_rows_held_back_are_told_by_their_cause_unless_too_few_came_with_them(play, lacking, mistyped, days, told):
    verdict = play(spoilt(lacking, mistyped, days), **KEYS)["attendance"]
    assert (verdict.status, verdict.quarantined_n) == ("accepted", len(mistyped) * len(days))
    assert [one.why for one in verdict.absences] == told


def test_rows_held_back_of_students_who_are_not_enrolled_there_are_not_those_of_others(play):
    given = spoilt(range(4), range(0), SEPTEMBER)
    visitors = "".join(f"1{n:02d},0103,{day},1\n" for n in range(3) for day in SEPTEMBER)
    verdict = play({**given, "attendance.csv": given["attendance.csv"] + visitors}, **KEYS)["attendance"]
    assert [one.why for one in verdict.absences] == ["few"]


def test_leavers_whose_spell_was_not_closed_are_not_missed_while_they_are_few(play):
    given = files()
    kept = [row for row in given["attendance.csv"].splitlines() if not row.startswith(("310", "311"))]
    assert play({**given, "attendance.csv": "\n".join(kept)}, **KEYS)["attendance"].absences == ()


@pytest.mark.parametrize("is_of_the_second", [lambda row: row.endswith(",0"), lambda row: row[1:3] < "06"])
def test_rows_of_two_files_are_held_against_the_enrolled_together(play, is_of_the_second):
    given = files()
    head, *rows = given["attendance.csv"].splitlines()
    first = [head, *(row for row in rows if not is_of_the_second(row))]
    second = [head, *(row for row in rows if is_of_the_second(row))]
    both = {**given, "attendance.csv": "\n".join(first), "absences.csv": "\n".join(second)}
    played = play(both, **KEYS, absences={"contract": "attendance", **KEYS["attendance"]})
    assert [one.absences for one in played.verdicts.values()] == [()] * len(played.verdicts)
