"""Records deleted in the student system lived on downstream, because only what was new or changed was ever fetched."""

from __future__ import annotations

ROSTER = "student_id,school_id,entry_date,grade\n"


def roster(students_n: int) -> dict[str, str]:
    return {"enrolment.csv": ROSTER + "".join(f"{n:04d},0101,2025-08-25,05\n" for n in range(students_n))}


def test_each_delivery_is_the_whole_and_what_is_not_in_it_is_gone(play, day):
    day("2025-10-01T12:00")
    play(roster(200))
    day("2025-10-20T12:00")
    played = play(roster(195))
    assert played["enrolment"].status == "accepted"
    assert len(played.rows("enrolment", "student_id")) == 195


def test_but_many_are_not_gone_without_somebodys_word(play, day):
    day("2025-10-01T12:00")
    play(roster(200))
    day("2025-10-20T12:00")
    verdict = play(roster(120))["enrolment"]
    assert (verdict.status, [one.name for one in verdict.limits]) == ("stood_in", ["volume"])
