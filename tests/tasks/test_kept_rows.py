"""What is invalid is not gone: the last good row of its key stands in while a row is held back."""

import pytest

from tasks.warehouse import open_warehouse

HEADER = "student_id,school_id,entry_date,grade\n"


def students(first: int, last: int, grade: str = "KG") -> str:
    return "".join(f"{n:04d},0101,2025-08-25,{grade}\n" for n in range(first, last))


@pytest.fixture
def delivered(make_district, validated, day):
    minutes = iter(range(60))

    def run(rows: str):
        day(f"2025-10-01T12:{next(minutes):02d}")
        return validated(make_district({"enrolment.csv": HEADER + rows}), "enrolment")

    return run


def grades(verdict) -> dict[str, str]:
    with open_warehouse() as warehouse:
        query = "select student_id, grade from read_parquet($path)"
        return dict(warehouse.execute(query, {"path": str(verdict.accepted_path)}).fetchall())


def test_nobody_vanishes_by_a_misspelt_code(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 192, "01") + students(192, 200, "Frist"))
    assert (verdict.mapped_n, verdict.accepted_n, verdict.quarantined_n, verdict.kept_n) == (200, 192, 8, 8)
    told = grades(verdict)
    assert len(told) == 200
    assert (told["0191"], told["0192"]) == ("01", "KG")
    assert verdict.in_words == ("enrolment: 192 rows accepted, 8 held back, the last good rows stand in for 8 of them")


def test_who_was_not_there_before_has_no_row_to_stand_in(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 200) + students(200, 208, "Frist"))
    assert (verdict.quarantined_n, verdict.kept_n) == (8, 0)


def test_who_does_not_come_any_more_is_gone(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 190) + students(190, 195, "Frist"))
    assert (verdict.kept_n, len(grades(verdict))) == (5, 195)


def test_a_key_that_goes_on_itself_needs_no_row_to_stand_in(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 200) + students(0, 8))
    assert (verdict.accepted_n, verdict.quarantined_n, verdict.kept_n) == (200, 8, 0)


def test_rows_that_contradict_each_other_leave_the_last_good_one(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 200, "01") + students(0, 3, "02"))
    assert (verdict.quarantined_n, verdict.kept_n) == (6, 3)
    assert grades(verdict)["0000"] == "KG"


def test_the_same_delivery_is_told_the_same_way_again(delivered):
    delivered(students(0, 200))
    rows = students(0, 192, "01") + students(192, 200, "Frist")
    assert delivered(rows) == delivered(rows)
