"""Which rows held back are lost to every figure, and whose they are."""

from __future__ import annotations

import pytest

from tasks.validation.lost_rows import is_much
from tasks.verdicts.loss import Loss
from tests.incidents.conftest import play
from tests.tasks.conftest import day

__all__ = ["day", "play"]

SCHOOLS = "school_id,name,level,low_grade,high_grade\n0101,Birch,elementary,KG,05\n0102,Cedar,elementary,KG,05\n"
ROSTER = "student_id,school_id,entry_date,grade\n"
HEAD = "student_id,school_id,date,present_fraction\n"


def files(*rows: str) -> dict[str, str]:
    """Two schools of 50 students on one day, with rows in the place of the first ones of a school."""
    students = [(f"{school}{n:02d}", school) for school in ("0101", "0102") for n in range(50)]
    days = [f"{student},{school},2025-10-01,1" for student, school in students]
    changed = {row.split(",")[0] for row in rows}
    kept = [one for one in days if one.split(",")[0] not in changed]
    return {
        "schools.csv": SCHOOLS,
        "enrolment.csv": ROSTER + "".join(f"{student},{school},2025-08-25,05\n" for student, school in students),
        "attendance.csv": HEAD + "".join(f"{row}\n" for row in [*rows, *kept]),
    }


def test_a_row_is_of_the_school_that_it_names(play):
    verdict = play(files("010100,0101,2025-10-01,7"))["attendance"]
    assert verdict.losses == (Loss(school_id="0101", lost_n=1, rows_n=50),)


def test_a_row_that_names_no_known_school_is_of_the_district(play):
    verdict = play(files("010100,0999,2025-10-01,1"))["attendance"]
    assert verdict.losses == (Loss(school_id="", lost_n=1, rows_n=100),)


def test_a_copy_is_no_loss(play):
    row = "010100,0101,2025-10-01,1"
    verdict = play(files(row, row))["attendance"]
    assert (verdict.quarantined_n, verdict.losses) == (1, ())


def test_a_row_that_a_last_good_one_stands_in_for_is_no_loss(play, day):
    day("2025-10-01T12:00")
    good = files()
    play(good)
    day("2025-10-20T12:00")
    bad = good["enrolment.csv"].replace("010100,0101,2025-08-25,05", "010100,0101,2025-08-25,nil")
    verdict = play({**good, "enrolment.csv": bad})["enrolment"]
    assert (verdict.quarantined_n, verdict.kept_n, verdict.losses) == (1, 1, ())


@pytest.mark.parametrize(("missing_n", "expected_n", "much"), [(0, 10, False), (1, 200, False), (11, 2000, True)])
def test_one_in_200_is_not_much(missing_n, expected_n, much):
    assert is_much(missing_n, expected_n) is much
