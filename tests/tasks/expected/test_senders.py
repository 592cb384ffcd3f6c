"""Schools of which no course came, though others have sent those of their grades, are asked for."""

from __future__ import annotations

import pytest

from tasks.expected.absences import with_absences
from tasks.scoring.card import scorecard
from tasks.settings.district_folder import read_district

LEVELS = {"0101": "middle", "0102": "middle", "0103": "elementary"}
NAMES = {"0101": "Birch", "0102": "Cedar", "0103": "Dogwood"}
SCHOOLS = "school_id,name,level\n" + "".join(f"{school},{NAMES[school]},{level}\n" for school, level in LEVELS.items())


@pytest.fixture
def lacking(make_district, validated, day):
    """Schools of which courses lack, and what their department is asked; so many students of each school have some."""

    def run(students_n=40, terms=("2025-09-12", "2025-10-24"), **told_n):
        day("2025-11-03T12:00")
        ids = [(f"{school}{n:02d}", school) for school in LEVELS for n in range(students_n)]
        grade = {"middle": "07", "elementary": "03"}
        roster = "student_id,school_id,entry_date,grade\n" + "".join(
            f"{student},{school},2025-08-25,{grade[LEVELS[school]]}\n" for student, school in ids
        )
        courses = "student_id,school_id,course_id,subject,term,term_start_date,term_end_date,is_final,result\n"
        courses += "".join(
            f"{student},{school},c1,english,quarter,2025-08-25,{end},true,passed\n"
            for end in terms
            for student, school in ids
            if int(student[4:]) < told_n.get(NAMES[school], 0)
        )
        folder = make_district({"schools.csv": SCHOOLS, "enrolment.csv": roster, "courses.csv": courses})
        verdicts = []
        for name in ("schools", "enrolment", "courses"):
            verdicts.append(validated(folder, name, verdicts))
        verdict = with_absences(read_district(folder), verdicts, "fall")[-1]
        assert verdict.status == "accepted"
        return [one.school_id for one in verdict.absences], scorecard(
            read_district(folder), "office", [verdict], {}, NAMES
        ).actions

    return run


def test_a_school_without_any_is_asked_for(lacking):
    schools, (action,) = lacking(Birch=40)
    assert schools == ["0102"]
    assert action.title == "Send what is lacking of Courses: Jul 1 to Oct 24, 2025, of Cedar"


@pytest.mark.parametrize(
    "given",
    [
        {"Birch": 40, "Cedar": 40},
        {"Birch": 40, "Cedar": 1},
        {"Birch": 10},
        {"Birch": 9, "students_n": 9},
        {"Dogwood": 40},
        {"Birch": 40, "terms": ("2025-10-24",)},
    ],
    ids=["all came", "some came", "few of the other came", "few students", "of no grade of theirs", "a first term"],
)
def test_else_nothing_is(lacking, given):
    assert lacking(**given) == ([], ())
