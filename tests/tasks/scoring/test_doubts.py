"""Whose dataset contradicts rows of another department is asked too: either of the two may be wrong."""

from __future__ import annotations

import pytest

from reports.scorecard_pages import scorecard_text
from tasks.scoring.card import scorecard
from tasks.scoring.doubts import doubts
from tasks.verdicts.verdict import Cause
from tests.reports.made_up_verdicts import district, verdict

NOT_ENROLLED = Cause(
    cause_id="e",
    rule="enrolled_that_day",
    sentence="Rule broken: Who is present or absent is enrolled at that school that day.",
    rows_n=1631,
)
ENROLMENT = verdict("schools").model_copy(
    update={"dataset": "enrolment", "contract": "enrolment", "title": "Enrolment"}
)


def attendance(**changes):
    cause = NOT_ENROLLED.model_copy(update=changes)
    return verdict("attendance", quarantined_n=cause.rows_n, causes=(cause,))


def test_the_owner_of_the_other_dataset_is_told_how_many_rows_contradict_it():
    (action,) = doubts([ENROLMENT], [attendance()])
    assert (action.title, action.sentences) == (
        "See whether Enrolment is right",
        (
            "1,631 rows of Attendance contradict it and are held back. "
            "Rule broken: Who is present or absent is enrolled at that school that day.",
            "Student Services has these rows; whichever of the two is wrong is sent again mended.",
        ),
    )


@pytest.mark.parametrize(
    "changes",
    [{"rows_n": 9}, {"severity": "warning"}, {"waits_for": "enrolment"}, {"rule": "student_id.unknown"}],
    ids=lambda one: str(*one.items()),
)
def test_few_rows_and_rows_that_are_in_use_or_wait_are_no_matter_of_the_other(changes):
    assert [*doubts([ENROLMENT], [attendance(**changes)])] == []


def test_people_who_are_gone_and_days_outside_are_one_ask():
    gone = {"cause_id": "g", "rule": "student_id.unknown", "rows_n": 829, "former_n": 7, "waits_for": "enrolment"}
    both = attendance()
    both = both.model_copy(update={"causes": (*both.causes, NOT_ENROLLED.model_copy(update=gone))})
    enrolment = ENROLMENT.model_copy(update={"questions": ("Is it so?",)})
    (action,) = doubts([enrolment], [both])
    assert action.sentences[0].startswith("1,631 rows of Attendance contradict it")
    assert "829 rows of Attendance are held back: 7 people in them were in it last time" in action.sentences[2]
    assert action.sentences[-1] == "Is it so?"


def test_what_is_not_in_use_contradicts_nothing():
    absent = ENROLMENT.model_copy(update={"status": "missing"})
    assert [*doubts([absent], [attendance()])] == []


def test_the_scorecard_does_not_say_then_that_nothing_is_to_do(tmp_path):
    of_departments = district(tmp_path)
    card = scorecard(of_departments, "data_assessment", [ENROLMENT], {}, {}, others=[attendance()])
    assert "nothing to do" not in " ".join(card.headline)
    assert "See whether Enrolment is right" in scorecard_text(card)
