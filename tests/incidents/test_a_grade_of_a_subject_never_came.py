"""One grade's results of a subject were left out of a file: the rate moved, and all were said to have come."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tasks.scoring.absences import absence_sentences

RESULTS = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"
LAST_FALL, SPRING, FALL = "2024-09-01,2024-09-30", "2025-05-01,2025-05-20", "2025-09-01,2025-09-30"
SUBJECTS = ("mathematics", "reading")
STUDENTS = [(school, grade, n) for school in ("0101", "0102") for grade in ("03", "04") for n in range(12)]
ALL = [(student, subject, window) for student in STUDENTS for subject in SUBJECTS for window in (SPRING, FALL)]
RATE = f"""
    select numerator, denominator, received_n, expected_n from measures
    where measure = 'proficiency' and unit_type = 'district' and slice = 'reading' and group_id = 'all'
        and period_end = date '{FALL[-10:]}'"""
Result = tuple[tuple[str, str, int], str, str]


def number(school: str, grade: str, n: int) -> str:
    return f"{school[-1]}{grade}{n:02d}"


def files(sent: Iterable[Result]) -> dict[str, str]:
    """Grade 3 is proficient and grade 4 is not."""
    rows = (
        f"{number(*student)},{student[0]},MAP,{subject},{student[1]},{window},valid,"
        f"{'true' if student[1] == '03' else 'false'}\n"
        for student, subject, window in sent
    )
    enrolled = (f"{number(*student)},{student[0]},2025-08-25,{student[1]}\n" for student in STUDENTS)
    return {
        "enrolment.csv": "student_id,school_id,entry_date,grade\n" + "".join(enrolled),
        "assessments.csv": RESULTS + "".join(rows),
    }


def without(subjects: Iterable[str], schools: Iterable[str], windows: Iterable[str], most: int = 99) -> list[Result]:
    """All results but those of grade 4 of these; of the last, only so many students are lacking at all."""
    return [
        ((school, grade, n), subject, window)
        for (school, grade, n), subject, window in ALL
        if not (grade == "04" and school in schools and subject in subjects and window in windows)
        and not (grade == "04" and school in schools and n >= most)
    ]


@pytest.mark.parametrize("schools", [("0101", "0102"), ("0102",)])
def test_it_is_missed_by_grade_and_the_rate_says_how_many_came(play, schools):
    played = play(files(without(["reading"], schools, [FALL])), **KEYS)
    assert {(one.school_id, one.part) for one in played["assessments"].absences} == {
        ("" if len(schools) == 2 else "0102", "reading, grade 04")
    }
    (sentence,) = absence_sentences(played["assessments"].absences, {"0102": "Cedar"})
    assert "reading, grade 04" in sentence
    assert "Sep" in sentence
    ((_, _, received_n, expected_n),) = played.ask(RATE)
    assert (received_n, expected_n) == (48 - 12 * len(schools), 48)


def test_all_subjects_of_a_grade_are_missed_once_at_the_school_that_sent_it_before(play):
    played = play(files(without(SUBJECTS, ["0102"], [FALL])), **KEYS)
    (absence,) = played["assessments"].absences
    assert (absence.school_id, absence.part) == ("0102", "mathematics and reading, grade 04")
    ((numerator, denominator, received_n, expected_n),) = played.ask(RATE)
    assert (numerator, denominator, received_n, expected_n) == (24, 36, 36, 48)


def test_where_no_school_sends_it_the_same_time_last_year_tells(play):
    last_fall = [(student, subject, LAST_FALL) for student in STUDENTS for subject in SUBJECTS]
    played = play(files([*last_fall, *without(SUBJECTS, ("0101", "0102"), [FALL])]), **KEYS)
    assert {one.part for one in played["assessments"].absences} == {"mathematics and reading, grade 04"}


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(ALL, id="all came"),
        pytest.param(without(SUBJECTS, ("0101", "0102"), [FALL]), id="the grade was not tested"),
        pytest.param(without(["reading"], ("0101", "0102"), [SPRING, FALL]), id="nor ever in the subject"),
        pytest.param(without(["reading"], ["0102"], [FALL], most=4), id="few may be exempt"),
        pytest.param(without(SUBJECTS, ["0102"], [SPRING, FALL]), id="the school never tests the grade"),
    ],
)
def test_what_may_be_so_is_no_lack(play, sent):
    assert play(files(sent), **KEYS)["assessments"].absences == ()


KEYS = {"assessments": {"volume_limit_percent": 1000}}
