"""Students who are gone from a roster without a last day, too few at each school for a limit, are asked for."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.expected.absences import with_absences
from tasks.moves.doubts import doubtful_schools
from tasks.scoring.doubts import doubts
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level,closed_date\n0101,Birch,elementary,\n0102,Cedar,elementary,\n"
HEADER = "student_id,school_id,entry_date,exit_date,grade\n"
HISTORY = "school_id,change,change_date,successor_school_id\n0102,merged,2025-10-15,0101\n"
BEFORE, FALL, WINTER = "2025-10-01", "2025-11-03", "2026-02-02"
IDS = {"0101", "0102"}


def students(numbers, *, left: str = "", on: str = "2025-08-25") -> str:
    return "".join(f"{n:04d},{101 + n % 2:04d},{on},{left},{n % 5 + 1:02d}\n" for n in numbers)


ALL = range(240)
STAY = range(36, 240)


@pytest.fixture
def told(make_district, validated, day):
    """Deliver rosters on their days, and judge the last one; the verdicts of its run."""

    def run(*sent: tuple[str, str], history: str = ""):
        for on, rows in sent:
            day(f"{on}T12:00")
            files = {"schools.csv": SCHOOLS, "enrolment.csv": HEADER + rows}
            folder = make_district({**files, **({"school_history.csv": history} if history else {})})
            verdicts = []
            for name in (*(["school_history"] if history else []), "schools", "enrolment"):
                verdicts.append(validated(folder, name, verdicts))
        return with_absences(read_district(folder), verdicts, "fall")

    return run


def gone(verdicts):
    return verdicts[-1].gone_students


def test_the_owner_is_asked_for_students_who_are_gone_without_a_last_day(told):
    verdicts = told((FALL, students(ALL)), (WINTER, students(STAY)))
    assert verdicts[-1].limits == ()
    assert (gone(verdicts).people_n, gone(verdicts).when) == (36, date(2025, 11, 3))
    (action,) = doubts(verdicts, [])
    assert action.title == "See whether Enrolment is right"
    assert action.sentences == (
        "36 students who were enrolled in the roster of Nov 3, 2025 are not in this one, and have no last day: "
        "give them an exit_date, or send them again.",
        "See whether it lists only those who are there now: who has left belongs in it too, with the last day there.",
    )


def test_figures_of_these_schools_are_not_held_against_another_cycle(told):
    verdicts = told((FALL, students(ALL)), (WINTER, students(n for n in ALL if n % 2 == 0 or n > 30)))
    assert gone(verdicts).school_ids == ("0102",)
    assert doubtful_schools(verdicts, "attendance_rate", IDS) == {"0102"}


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param([(WINTER, students(range(9, 240)))], id="nine"),
        pytest.param([(WINTER, students(STAY) + students(range(36), left="2025-12-19"))], id="with a last day"),
        pytest.param([("2026-06-15", students(STAY))], id="at the end of the year"),
        pytest.param([(WINTER, students(ALL))], id="nobody"),
    ],
)
def test_what_may_be_so_is_not_asked(told, sent):
    assert gone(told((FALL, students(ALL)), *sent)) is None


def test_of_a_large_roster_one_in_a_hundred_is_not_asked_for(told):
    assert gone(told((FALL, students(range(1200))), (WINTER, students(range(12, 1200))))) is None


def test_who_was_to_leave_by_the_last_roster_is_not_asked_for(told):
    leaves = students(range(36), left="2025-12-19")
    assert gone(told((FALL, students(STAY) + leaves), (WINTER, students(STAY)))) is None


def test_who_was_to_come_and_did_not_is_not_asked_for(told):
    comes = students(range(36), on="2026-01-12")
    assert gone(told((FALL, students(STAY) + comes), (WINTER, students(STAY)))) is None


def test_a_new_school_year_is_not_asked_about(told):
    assert gone(told(("2025-06-02", students(ALL, on="2024-08-25")), (FALL, students(STAY)))) is None


def test_a_school_that_is_given_up_may_take_students_with_it(told):
    lost = students(n for n in ALL if n % 2 == 0 or n > 30)
    sent = [(FALL, students(ALL)), (WINTER, lost)]
    assert gone(told(*sent, history=HISTORY)) is None
    assert gone(told(*sent)).people_n == 15


def test_a_list_of_who_is_there_now_is_asked_about_once(told):
    sent = [(BEFORE, students(ALL)), (FALL, students(range(24, 240)))]
    assert gone(told(*sent)).people_n == 24
    assert gone(told(*sent, (WINTER, students(range(48, 240))))) is None


def test_a_list_that_has_leavers_is_asked_about_each_time(told):
    left = students(range(300, 330), left="2025-09-19")
    sent = [(BEFORE, left + students(ALL)), (FALL, left + students(range(24, 240)))]
    assert gone(told(*sent, (WINTER, left + students(range(48, 240))))).people_n == 24


def test_fewer_than_a_district_shows_are_not_asked_for(told, monkeypatch):
    sent = [(FALL, students(ALL)), (WINTER, students(range(15, 240)))]
    assert gone(told(*sent)).people_n == 15
    monkeypatch.setattr("tasks.expected.gone_students._FEWEST_GONE", 1)
    assert gone(told((FALL, students(ALL)), (WINTER, students(range(9, 240))))) is None
