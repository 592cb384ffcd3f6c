"""Rows of student groups were held back for one cause, and their students were asked for as if nothing had come."""

from __future__ import annotations

import pytest

from tasks.scoring.actions import actions
from tasks.scoring.untold import untold_sentences
from tasks.verdicts.untold import Untold

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,elementary\n"
ENROLLED = [(f"{n:04d}", "0101" if n < 20 else "0102") for n in range(300)]
OF_ALL = "Send the rows of Demographics for all enrolled students"


def delivered(lines: list[str]) -> dict[str, str]:
    """Files of a roster and of lines that tell the groups of its students."""
    roster = "".join(f"{one},{school},2025-08-25,03\n" for one, school in ENROLLED)
    return {
        "schools.csv": SCHOOLS,
        "enrolment.csv": f"student_id,school_id,entry_date,grade\n{roster}",
        "demographics.csv": "student_id,disability\n" + "".join(f"{line}\n" for line in lines),
    }


def lines(held_n: int, left_out_n: int = 0) -> list[str]:
    """One line per student, the first with a code that nobody knows, the last left out."""
    told = ENROLLED[: len(ENROLLED) - left_out_n]
    return [f"{one},{'maybe' if n < held_n else 'false'}" for n, (one, _) in enumerate(told)]


def untold(count: int | None, *schools: str) -> Untold:
    return Untold(enrolled_n=300, untold_n=count, are_most=False, least_n=10, school_ids=schools)


def asked(verdict) -> list[str]:
    return [one.title for one in actions([verdict], {})]


BROKEN = [f"{line},false" if n < 12 else line for n, line in enumerate(lines(0))]


@pytest.mark.parametrize("held", [lines(12), BROKEN], ids=["unknown code", "no row"])
def test_who_is_held_back_is_not_asked_for_and_not_known(play, held):
    verdict = play(delivered(held))["demographics"]
    assert (verdict.status, verdict.accepted_n, verdict.quarantined_n) == ("accepted", 288, 12)
    assert (verdict.untold, verdict.unsent) == (untold(12, "0101"), None)
    assert untold_sentences(verdict, {}) == ()
    assert OF_ALL not in asked(verdict)


def test_whose_rows_contradict_each_other_is_not_asked_for(play):
    verdict = play(delivered([*lines(0), *(f"{one},true" for one, _ in ENROLLED[:6])]))["demographics"]
    assert (verdict.status, verdict.accepted_n, verdict.quarantined_n) == ("accepted", 294, 12)
    assert (verdict.untold, verdict.unsent) == (untold(None), None)
    assert OF_ALL not in asked(verdict)


def test_who_did_not_come_is_asked_for_beside_who_is_held_back(play):
    verdict = play(delivered(lines(12, left_out_n=14)))["demographics"]
    assert (verdict.untold, verdict.unsent) == (untold(26, "0101"), untold(14))
    assert untold_sentences(verdict, {}) == ("14 of 300 enrolled students have no row of Demographics.",)
    assert OF_ALL in asked(verdict)


def test_few_who_did_not_come_are_not_counted_beside_who_is_held_back(play):
    verdict = play(delivered(lines(12, left_out_n=3)))["demographics"]
    assert (verdict.untold, verdict.unsent) == (untold(15, "0101"), untold(None))


def test_with_nothing_held_back_both_are_the_same(play):
    verdict = play(delivered(lines(0, left_out_n=14)))["demographics"]
    assert verdict.untold == verdict.unsent == untold(14)


def test_a_school_most_of_whose_students_are_not_there_is_named_as_before(play):
    verdict = play(delivered(lines(0)[20:]))["demographics"]
    assert verdict.unsent == verdict.untold == untold(20, "0101")
