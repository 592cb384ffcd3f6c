"""A vendor never sent the file of one subject, from the first day on, and nobody noticed for two years."""

from __future__ import annotations

from itertools import product

from tasks.scoring.absences import absence_sentences

RESULTS = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"


def results(*cells: tuple[str, str], month: str = "2025-09") -> str:
    return RESULTS + "".join(
        f"{school}{n:02d},{school},MAP,{subject},03,{month}-01,{month}-20,valid,true\n"
        for school, subject in cells
        for n in range(20)
    )


def test_a_subject_that_is_owed_and_came_from_no_school_is_named(play):
    sent = {"assessments.csv": results(("0101", "reading"), ("0102", "reading"))}
    verdict = play(sent, assessments={"parts": ["reading", "mathematics"]})["assessments"]
    (absence,) = verdict.absences
    assert (absence.school_id, absence.part) == ("", "mathematics")
    (sentence,) = absence_sentences(verdict.absences, {})
    assert "mathematics" in sentence


SUBJECTS, SCHOOLS = ("reading", "mathematics", "science"), ("0101", "0102")
SETTINGS = {"volume_limit_percent": 50}


def test_what_came_last_time_is_owed_without_anybody_having_said_so(play, day):
    day("2025-10-01T12:00")
    play({"assessments.csv": results(*product(SCHOOLS, SUBJECTS))}, assessments=SETTINGS)
    day("2025-10-20T12:00")
    next_window = results(*product(SCHOOLS, SUBJECTS[:2]), month="2025-10")
    verdict = play({"assessments.csv": next_window}, assessments=SETTINGS)["assessments"]
    assert (verdict.limits, [one.part for one in verdict.absences]) == ((), ["science"])


def test_what_came_last_time_of_the_same_window_and_is_gone_holds_the_results(play, day):
    day("2025-10-01T12:00")
    play({"assessments.csv": results(*product(SCHOOLS, SUBJECTS))}, assessments=SETTINGS)
    day("2025-10-20T12:00")
    less = results(*product(SCHOOLS, SUBJECTS[:2]))
    verdict = play({"assessments.csv": less}, assessments=SETTINGS)["assessments"]
    (limit,) = verdict.limits
    assert limit.sentence.startswith("None of the 40 rows with subject `science` that came on Oct 1, 2025 are there.")
    assert verdict.absences == (), "it is told once"
