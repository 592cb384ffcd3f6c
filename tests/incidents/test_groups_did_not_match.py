"""The file of student groups came with other numbers than the roster, and every group vanished without a word."""

from __future__ import annotations

from tasks.verdicts.untold import Untold

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
    assert cause.hint == "mend these 2 numbers, unless they are of people who are rightly not there"


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


def test_enrolled_students_of_whom_nothing_came_are_counted(play):
    verdict = play(delivered(ENROLLED, ENROLLED[:82]))["demographics"]
    assert verdict.status == "accepted"
    assert verdict.untold == Untold(enrolled_n=100, untold_n=18, are_most=False, least_n=10)


def test_few_of_them_are_counted_in_no_number(play):
    verdict = play(delivered(ENROLLED, ENROLLED[:95]))["demographics"]
    assert verdict.untold == Untold(enrolled_n=100, untold_n=None, are_most=False, least_n=10)


def test_no_more_than_one_in_two_hundred_is_no_matter(play):
    enrolled = [f"{n:04d}" for n in range(1, 201)]
    assert play(delivered(enrolled, enrolled[1:]))["demographics"].untold is None


def test_who_left_before_the_school_year_is_not_asked_for(play):
    files = delivered(ENROLLED, ENROLLED)
    left = "".join(f"9{n:03d},0101,2024-08-25,2025-06-12,03\n" for n in range(20))
    files["enrolment.csv"] = ROSTER.replace("grade", "exit_date,grade") + left
    files["enrolment.csv"] += "".join(f"{one},0101,2025-08-25,,03\n" for one in ENROLLED)
    assert play(files)["demographics"].untold is None
