"""A vendor never sent the file of one subject, from the first day on, and nobody noticed for two years."""

from __future__ import annotations

from tasks.scoring.absences import absence_sentences

RESULTS = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"


def results(*cells: tuple[str, str]) -> str:
    return RESULTS + "".join(
        f"{school}{n:02d},{school},MAP,{subject},03,2025-09-01,2025-09-30,valid,true\n"
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


def test_what_came_last_time_is_owed_without_anybody_having_said_so(play, day):
    day("2025-10-01T12:00")
    subjects = ("reading", "mathematics", "science")
    whole = results(*((school, subject) for school in ("0101", "0102") for subject in subjects))
    play({"assessments.csv": whole}, assessments={"volume_limit_percent": 50})
    day("2025-10-20T12:00")
    less = results(*((school, subject) for school in ("0101", "0102") for subject in subjects[:2]))
    verdict = play({"assessments.csv": less}, assessments={"volume_limit_percent": 50})["assessments"]
    assert [one.part for one in verdict.absences] == ["science"]
