"""Owners of the list of schools are asked about schools most of whose students are in grades that it says they lack."""

import pytest

from reports.school_grade_words import HOW_TO_MEND
from tasks.expected.absences import with_absences
from tasks.settings.district_folder import read_district

HEAD = "school_id,name,level,low_grade,high_grade\n"
ROSTER = "student_id,school_id,entry_date,grade\n"


def enrolled(of: dict[str, list[str]], each: int = 12) -> str:
    return "".join(
        f"{school}{grade}{n:02d},{school},2025-08-25,{grade}\n"
        for school, grades in of.items()
        for grade in grades
        for n in range(each)
    )


@pytest.fixture
def asked(make_district, validated):
    """Deliver both lists; return what the owner of schools is asked."""

    def run(schools: str, roster: str):
        folder = make_district({"schools.csv": HEAD + schools, "enrolment.csv": ROSTER + roster})
        verdicts = [validated(folder, "schools")]
        verdicts.append(validated(folder, "enrolment", verdicts))
        assert [one.status for one in verdicts] == ["accepted", "accepted"]
        return with_absences(read_district(folder), verdicts, "fall")[0].questions

    return run


BOTH = enrolled({"0101": ["KG", "03", "05"], "0102": ["06", "07", "08"]})


def test_grades_that_were_exchanged_are_told_of_both_schools(asked):
    assert asked("0101,Birch,elementary,06,08\n0102,Cedar,middle,KG,05\n", BOTH) == (
        "By the list, Birch has grades 6 to 8, but most of its 36 students are enrolled in others, most often in "
        "grade KG.",
        "By the list, Cedar has grades KG to 5, but most of its 36 students are enrolled in others, most often in "
        "grade 6.",
        HOW_TO_MEND,
    )


def test_so_are_levels_where_no_grades_are_told(asked):
    first, second, _ = asked("0101,Birch,middle,,\n0102,Cedar,elementary,,\n", BOTH)
    of_students = "but most of its 36 students are enrolled in grades that such a school does not have"
    assert first.startswith(f"By the list, Birch is a middle school, {of_students}")
    assert second.startswith(f"By the list, Cedar is an elementary school, {of_students}")


@pytest.mark.parametrize(
    ("schools", "roster"),
    [
        pytest.param("0101,Birch,elementary,KG,05\n0102,Cedar,middle,06,08\n", BOTH, id="as it is"),
        pytest.param("0101,Birch,elementary,,\n0102,Cedar,middle,,\n", BOTH, id="by level"),
        pytest.param("0101,Birch,combined,,\n0102,Cedar,other,,\n", BOTH, id="levels of any grade"),
        pytest.param("0101,Birch,middle,06,08\n", enrolled({"0101": ["03"]}, each=9), id="few students"),
        pytest.param("0101,Birch,middle,06,08\n", enrolled({"0101": ["05", "06", "07"]}), id="a grade more"),
        pytest.param("0101,Birch,high,,\n", enrolled({"0101": ["07", "08", "09", "10", "11", "12"]}), id="from 7 on"),
        pytest.param("0101,Birch,middle,,\n", enrolled({"0101": ["UG"]}), id="ungraded"),
    ],
)
def test_what_may_be_so_is_not_asked(asked, schools, roster):
    assert asked(schools, roster) == ()
