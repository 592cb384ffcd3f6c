"""A file with dates of an earlier year: who sends it is asked, and not who has the roster."""

from __future__ import annotations

import pytest

from tasks.scoring.doubts import doubts

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n"
ROSTER = "student_id,school_id,entry_date,grade\n"
HEAD = "student_id,school_id,date,present_fraction\n"
RULE = "enrolled_that_day"


@pytest.fixture
def judged(make_district, validated):
    """Attendance of so many students by file and first of the month, beside the roster of forty."""

    def run(*files: tuple[str, str, int], late_n: int = 0):
        roster = "".join(f"{n:03d},0101,2025-{'10-01' if n < late_n else '08-25'},03\n" for n in range(40))
        days = {
            f"attendance/{name}": HEAD + "".join(f"{n:03d},0101,{on},1\n" for n in range(students_n))
            for name, on, students_n in files
        }
        folder = make_district(
            {"schools.csv": SCHOOLS, "enrolment.csv": ROSTER + roster, **days},
            attendance={"source": {"kind": "files", "path": "attendance/*.csv", "settle_seconds": 0}},
        )
        schools = validated(folder, "schools")
        enrolment = validated(folder, "enrolment", [schools])
        verdict = validated(folder, "attendance", [schools, enrolment])
        return verdict, [*doubts([enrolment], [verdict])]

    return run


def test_the_file_is_named_and_the_rosters_owner_is_not_asked(judged):
    verdict, asked = judged(("sep.csv", "2025-09-15", 40), ("oct.csv", "2024-10-15", 40))
    (cause,) = verdict.causes
    assert (cause.rows_n, cause.files, cause.files_n) == (40, ("oct.csv",), 1)
    assert cause.sentence == (
        "Dates of an earlier year in oct.csv: none of the rows is dated in the school year, which begins on "
        "Jul 1, 2025."
    )
    assert cause.hint == (
        "see whether an earlier year's file came under this name, or the export wrote a wrong year, and send this "
        "school year's rows"
    )
    assert asked == []


def test_the_same_file_with_this_years_dates_is_quiet(judged):
    verdict, asked = judged(("sep.csv", "2025-09-15", 40), ("oct.csv", "2025-10-15", 40))
    assert (verdict.causes, asked) == ((), [])


def test_other_rows_that_the_roster_contradicts_are_still_told_to_both(judged):
    verdict, asked = judged(("sep.csv", "2025-09-15", 40), ("oct.csv", "2024-10-15", 40), late_n=12)
    assert [(one.rows_n, one.files, one.rule) for one in verdict.causes] == [
        (40, ("oct.csv",), "file.earlier_year"),
        (12, ("sep.csv",), RULE),
    ]
    assert sum("Rule broken: Who is present" in sentence for one in asked for sentence in one.sentences) == 1


@pytest.mark.parametrize(
    "files",
    [
        # Nine may have been entered late.
        [("sep.csv", "2025-09-15", 40), ("oct.csv", "2024-10-15", 9)],
        # Of summer school, before the first day of anybody.
        [("sep.csv", "2025-09-15", 40), ("july.csv", "2025-07-15", 40)],
        # Nothing came of this year: the delivery as a whole is old.
        [("oct.csv", "2024-10-15", 40)],
    ],
)
def test_otherwise_the_rule_is_told_as_before(judged, files):
    verdict, _ = judged(*files)
    assert "Rule broken: Who is present or absent is enrolled at that school that day." in [
        one.sentence for one in verdict.causes
    ]
