"""Somebody upstream wrote `Not Eligibile`: validation refused 1,052 rows, and their students were gone from the
rosters, since what was invalid was taken for deleted. Nothing watched for large changes."""

from __future__ import annotations

ROSTER = "student_id,school_id,entry_date,grade,exit_type\n"


def roster(grade: str = "05", first: int = 0) -> dict[str, str]:
    rows = "".join(f"{n:04d},0101,2025-08-25,05,\n" for n in range(first, 400))
    return {"enrolment.csv": ROSTER + "".join(f"{n:04d},0101,2025-08-25,{grade},\n" for n in range(first)) + rows}


def test_the_typo_is_one_cause_and_nobody_vanishes(play, day):
    day("2025-10-01T12:00")
    play(roster())
    day("2025-10-20T12:00")
    played = play(roster("kindergartn", 15))
    verdict = played["enrolment"]
    assert played.causes("enrolment") == [(15, "grade `kindergartn` is not a known code.")]
    assert verdict.causes[0].hint.startswith("did you mean `Kindergarten`?")
    assert verdict.status == "accepted"
    assert len(played.rows("enrolment", "student_id")) == 400, "the last good row of each stands in"


def test_a_large_change_stops_the_dataset_until_somebody_accepts_it(play, day):
    day("2025-10-01T12:00")
    good = play(roster())
    day("2025-10-20T12:00")
    verdict = play(roster("kindergartn", 100))["enrolment"]
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good["enrolment"].key)
    assert "100 of 400 rows would be held back, more than 5%." in [one.sentence for one in verdict.limits]
