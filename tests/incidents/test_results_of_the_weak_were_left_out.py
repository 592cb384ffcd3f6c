"""Most results of a school's students who were not proficient never came: its proficiency rose, and nobody asked."""

from __future__ import annotations

import pytest

from reports.testing_words import HOW_TO_TELL

RESULTS = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"
SPRING, FALL = "2025-05-01,2025-05-20", "2025-09-01,2025-09-30"
KEYS = {"assessments": {"volume_limit_percent": 1000}}
STUDENTS = [(school, n) for school in ("0101", "0102") for n in range(60)]
RATE = f"""
    select numerator, denominator, received_n, expected_n from measures
    where measure = 'proficiency' and unit_type = 'school' and unit_id = '0102' and group_id = 'all'
        and period_end = date '{FALL[-10:]}'"""
ASKED = (
    "24 of 60 students enrolled at Cedar in the grades tested have no row of reading of MAP in the window that ends on "
    "Sep 30, 2025, at least three times the share {}."
)


def files(sent) -> dict[str, str]:
    """Every other student is proficient; `sent` are school, student and window, and the status where it is another."""
    rows = (
        f"{school}{n:02d},{school},MAP,reading,03,{window},{status},"
        f"{('false' if n % 2 else 'true') if status == 'valid' else ''}\n"
        for school, n, window, status in sent
    )
    spells = ("2024-08-25,2025-06-10", "2025-08-25,")
    enrolled = (f"{school}{n:02d},{school},{spell},03\n" for school, n in STUDENTS for spell in spells)
    return {
        "enrolment.csv": "student_id,school_id,entry_date,exit_date,grade\n" + "".join(enrolled),
        "assessments.csv": RESULTS + "".join(rows),
    }


def results(window: str, left_out: int = 0, schools=("0101", "0102"), status: str = ""):
    """All results but those of so many students of the second school who are not proficient."""
    return [
        (school, n, window, status if is_out else "valid")
        for school, n in STUDENTS
        if school in schools
        for is_out in [school == "0102" and n % 2 == 1 and n < 2 * left_out]
        if not is_out or status
    ]


def test_the_owner_is_asked_and_the_rate_says_of_how_many_it_is(play):
    played = play(files([*results(SPRING), *results(FALL, left_out=24)]), **KEYS)
    assert played["assessments"].questions == (ASKED.format("in the school's window before"), HOW_TO_TELL)
    assert played.ask(RATE) == [(30, 36, 36, 60)]


@pytest.mark.parametrize(("before_n", "now_n"), [(0, 4), (0, 9), (9, 19)])
def test_where_clearly_fewer_came_than_before_the_owner_is_asked_without_a_count(play, before_n, now_n):
    played = play(files([*results(SPRING, left_out=before_n), *results(FALL, left_out=now_n)]), **KEYS)
    assert played["assessments"].questions == (
        "Rows of reading of MAP in the window that ends on Sep 30, 2025 came of clearly fewer of the students enrolled "
        "at Cedar than in the window before.",
        HOW_TO_TELL,
    )


def test_of_a_first_window_other_schools_tell_what_is_usual(play):
    played = play(files(results(FALL, left_out=24)), **KEYS)
    assert played["assessments"].questions == (ASKED.format("at other schools"), HOW_TO_TELL)


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param([*results(SPRING), *results(FALL)], id="all came"),
        pytest.param([*results(SPRING), *results(FALL, left_out=3)], id="few were ill"),
        pytest.param([*results(SPRING, left_out=9), *results(FALL, left_out=18)], id="chance"),
        pytest.param([*results(SPRING), *results(FALL, left_out=24, status="not_tested")], id="said to be untested"),
        pytest.param([*results(SPRING, left_out=20), *results(FALL, left_out=24)], id="as many as before"),
        pytest.param(results(FALL, left_out=24, schools=("0102",)), id="nothing tells what is usual"),
    ],
)
def test_what_is_usual_or_told_raises_no_question(play, sent):
    assert play(files(sent), **KEYS)["assessments"].questions == ()
