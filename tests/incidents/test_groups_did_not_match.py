"""The file of student groups came with other numbers than the roster, and every group vanished without a word."""

from __future__ import annotations

ROSTER = "student_id,school_id,entry_date,grade\n"


def delivered(enrolled: list[str], told: list[str]) -> dict[str, str]:
    """Who is enrolled, and whose groups are told."""
    return {
        "enrolment.csv": ROSTER + "".join(f"{one},0101,2025-08-25,03\n" for one in enrolled),
        "demographics.csv": "student_id,disability\n" + "".join(f"{one},false\n" for one in told),
    }


ENROLLED = [f"{n:04d}" for n in range(1, 101)]


def test_numbers_without_their_zeros_hold_the_file_and_are_told_as_such(play):
    verdict = play(delivered(ENROLLED, [str(int(one)) for one in ENROLLED]))["demographics"]
    assert (verdict.status, [one.name for one in verdict.limits]) == ("stopped", ["match_rate"])
    assert "100 of 100 unmatched would match with leading zeros restored to 4 digits." in verdict.limits[0].sentence


def test_how_many_must_match_is_the_folders_to_say(play):
    few = delivered(ENROLLED, [*ENROLLED[:80], *(f"8{one}" for one in ENROLLED[80:])])
    assert play(few, demographics={"match_rate_percent": 80})["demographics"].status == "accepted"


def test_students_who_are_not_enrolled_are_told_and_stay(play):
    played = play(delivered(ENROLLED, [*ENROLLED, "9001", "9002"]))
    verdict = played["demographics"]
    assert (verdict.status, verdict.accepted_n, verdict.quarantined_n) == ("accepted", 102, 0)
    (cause,) = verdict.causes
    assert (cause.sentence, cause.severity) == ("student_id is not in the dataset enrolment.", "warning")
    assert cause.hint == "mend these 2 numbers, unless of people who are not in enrolment any more"


def test_a_file_of_many_more_than_the_enrolled_goes_on(play):
    left = [f"9{n:03d}" for n in range(80)]
    assert play(delivered(ENROLLED, [*ENROLLED, *left]))["demographics"].status == "accepted"


def test_a_file_of_many_more_that_lacks_the_enrolled_is_held(play):
    left = [f"9{n:03d}" for n in range(80)]
    verdict = play(delivered(ENROLLED, [*ENROLLED[:90], *left]))["demographics"]
    assert [one.name for one in verdict.limits] == ["match_rate"]


def test_the_number_of_two_that_the_roster_knows_is_taken(play):
    files = delivered(ENROLLED, [])
    files["demographics.csv"] = "local,other,disability\n" + "".join(f"{one},X{one},false\n" for one in ENROLLED)
    verdict = play(files, demographics={"id_columns": ["other", "local"]})["demographics"]
    assert verdict.status == "accepted"
    assert "taken from the column local: 100 of 100" in verdict.notices[0]
