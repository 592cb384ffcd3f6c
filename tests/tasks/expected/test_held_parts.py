"""A subject whose rows are held back for its code has come: its school is not asked for it besides."""

from __future__ import annotations

import pytest

from tasks.accept import accept
from tasks.expected.absences import with_absences
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level\n" + "".join(f"{one},School {one},elementary\n" for one in "ABCDE")
ENROLMENT = "student_id,school_id,entry_date,grade\n" + "".join(
    f"{school}{n},{school},2025-08-25,05\n" for school in "ABCDE" for n in range(10)
)
HEAD = "student_id,school_id,course_id,subject,grade,term,term_start_date,term_end_date,is_final,mark,result\n"


def courses(subject: str, schools: str = "ABCDE", *, term_end: str = "2025-10-24") -> str:
    return "".join(
        f"{school}{n},{school},{subject[:4]},{subject},05,quarter,2025-08-25,{term_end},true,B,passed\n"
        for school in schools
        for n in range(10)
    )


@pytest.fixture
def lacking(make_district, validated, day):
    """The schools and parts that did not come, where somebody let the rest of the rows go on."""

    def run(text: str):
        day("2025-11-03T12:00")
        files = {"schools.csv": SCHOOLS, "enrolment.csv": ENROLMENT, "courses.csv": HEAD + text}
        folder = make_district(files, courses={})
        verdicts = [validated(folder, "schools")]
        verdicts.append(validated(folder, "enrolment", verdicts))
        if validated(folder, "courses", verdicts).limits:
            accept(read_district(folder), "courses", "Mended later", "A. Lead")
        verdicts.append(validated(folder, "courses", verdicts))
        verdict = with_absences(read_district(folder), verdicts, "fall")[-1]
        assert verdict.is_whole
        return [(one.school_id, one.part) for one in verdict.absences], verdict.quarantined_n

    return run


@pytest.fixture(autouse=True)
def parts(monkeypatch):
    """Of a first delivery nobody knows yet which subjects are owed."""
    monkeypatch.setattr("tasks.expected.absences._parts", lambda *_: ["english", "mathematics"])


def test_rows_held_back_for_their_subject_are_not_asked_for_besides(lacking):
    text = courses("english") + courses("mathematics", "ABCE") + courses("Numbers", "D")
    assert lacking(text) == ([], 10)


def test_a_school_that_sent_none_of_it_is_asked(lacking):
    text = courses("english") + courses("mathematics", "ABC") + courses("Numbers", "D")
    assert lacking(text) == ([("E", "mathematics")], 10)


def test_rows_held_back_for_something_else_are_no_other_subject(lacking):
    wrong = courses("science", "D", term_end="2025-08-01")
    assert lacking(courses("english") + courses("mathematics", "ABCE") + wrong) == ([("D", "mathematics")], 10)
