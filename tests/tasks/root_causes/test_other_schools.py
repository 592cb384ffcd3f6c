"""Days under a school whose students the roster has at another one: both schools are named, and no few students."""

import pytest

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,elementary\n0103,Elm,elementary\n"
ROSTER = "student_id,school_id,entry_date,grade\n"
HEAD = "student_id,school_id,date,present_fraction\n"
HAS = "Rule broken: Who is present or absent is enrolled at that school that day."


def at(number: int) -> str:
    """Forty students at each school."""
    return f"010{1 + number // 40}"


@pytest.fixture
def judged(make_district, validated):
    """The only cause of the days of 120 students, some of them under other schools: student to school."""

    def run(elsewhere: dict[int, str]):
        roster = "".join(f"{n:03d},{at(n)},2025-08-25,03\n" for n in range(120))
        days = "".join(
            f"{n:03d},{elsewhere.get(n, at(n)) if day == 1 else at(n)},2025-10-{day:02d},1\n"
            for n in range(120)
            for day in range(1, 11)
        )
        folder = make_district(
            {"schools.csv": SCHOOLS, "enrolment.csv": ROSTER + roster, "attendance.csv": HEAD + days}
        )
        schools = validated(folder, "schools")
        verdict = validated(folder, "attendance", [schools, validated(folder, "enrolment", [schools])])
        (cause,) = verdict.causes
        return cause

    return run


def test_two_schools_whose_rows_are_exchanged_are_named(judged):
    cause = judged({n: {"0101": "0102", "0102": "0101"}[at(n)] for n in range(75)})
    assert (cause.rows_n, cause.sentence) == (
        75,
        f"{HAS} 35 rows of Birch are of students whom enrolment has at Cedar that day, and 40 of Cedar of students "
        "whom it has at Birch: the two look exchanged.",
    )
    assert cause.hint == (
        "see whether the export exchanged these schools, and send each one's rows under its own; only where students "
        "have changed schools is enrolment to be mended"
    )


def test_rows_of_one_school_under_another_are_told_too(judged):
    cause = judged(dict.fromkeys(range(15), "0103"))
    assert cause.sentence == f"{HAS} 15 rows of Elm are of students whom enrolment has at Birch that day."
    assert cause.hint.startswith("see whether these rows stand under the wrong school, or enrolment does not say yet")


@pytest.mark.parametrize(
    "elsewhere",
    [dict.fromkeys(range(9), "0103"), dict.fromkeys([*range(10), *range(40, 50)], "0103")],
    ids=["few students", "as many of two schools"],
)
def test_few_students_or_those_of_several_schools_name_none(judged, elsewhere):
    cause = judged(elsewhere)
    assert cause.sentence == HAS
    assert cause.hint == "see whether student_id, school_id or date is wrong, or what enrolment says"
