"""A new vendor sent the same roster under a header of its own: nothing in it was called as before."""

from __future__ import annotations

import pytest

from tasks.scoring.actions import actions

OURS = "student_id,state_student_id,school_id,entry_date,exit_date,grade"
THEIRS = "Pupil No,State No,Site,From,Until,Yr"
LINE = (
    '`aliases.2025-26 = { "column_1" = "student_id", "column_2" = "state_student_id", "column_3" = "school_id", '
    '"column_4" = "entry_date", "column_5" = "exit_date", "column_6" = "grade" }`'
)
ACCEPTED = {
    "column_1": "student_id",
    "column_2": "state_student_id",
    "column_3": "school_id",
    "column_4": "entry_date",
    "column_5": "exit_date",
    "column_6": "grade",
}


def roster(header: str) -> str:
    rows = (
        f"{n:04d},9{n:05d},{101 + n % 2:04d},2025-08-{25 + n % 3},{'2025-10-03' if n == 7 else ''},{1 + n // 40:02d}"
        for n in range(200)
    )
    return "\n".join([header, *rows]) + "\n"


@pytest.fixture
def delivered(play, day):
    """Deliver a roster, a minute after the last time."""
    minutes = iter(range(60))

    def run(rows: str, **keys):
        day(f"2025-11-01T12:{next(minutes):02d}")
        return play({"enrolment.csv": rows}, enrolment={"department": "office", **keys})["enrolment"]

    return run


def test_it_is_one_cause_with_one_line_that_accepts_what_the_content_shows_by_place(delivered):
    good = delivered(roster(OURS))
    verdict = delivered(roster(THEIRS))
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)
    (cause,) = verdict.causes
    assert cause.sentence.startswith("The file has another header than last time: 6 columns seem to be there")
    assert "student_id as the 1st column, state_student_id as the 2nd column" in cause.sentence
    assert cause.hint.endswith(f"in district.toml: {LINE}")
    (action,) = actions([verdict], {})
    assert [one for one in action.sentences if "is missing" in one] == []
    assert "Pupil" not in verdict.model_dump_json() and "Until" not in verdict.model_dump_json()


def test_the_line_lets_it_be_read(delivered):
    delivered(roster(OURS))
    delivered(roster(THEIRS))
    verdict = delivered(roster(THEIRS), aliases={"2025-26": ACCEPTED})
    assert (verdict.status, verdict.accepted_n) == ("accepted", 200)


def test_of_columns_that_are_left_one_that_holds_nothing_is_named_and_not_guessed(delivered):
    rows = "".join(f"{line},{'no' if n else 'yes'},\n" for n, line in enumerate(roster("").splitlines()[1:]))
    delivered(f"{OURS},repeats_grade,exit_reason\n{rows}")
    (cause,) = delivered(f"{THEIRS},Rep,Why\n{rows}").causes
    assert "repeats_grade as the 7th column" in cause.sentence
    assert cause.sentence.endswith("; where exit_reason is, the content does not tell.")


def test_a_file_of_something_else_about_the_same_students_is_not_taken_for_it(delivered):
    delivered(roster(OURS))
    rows = "".join(f"{n:04d},{n * 7 % 13},{n * 5 % 11} h,room {n % 9},{n % 17 + 30}\n" for n in range(200))
    verdict = delivered("Pupil,Badges,Hours,Where,Points\n" + rows)
    assert verdict.column_changes.renamed == ()
    assert "too few of them expected" in verdict.reasons[0]
