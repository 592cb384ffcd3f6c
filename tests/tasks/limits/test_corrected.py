"""A file that corrects what somebody let go on beyond a limit is not held for its correction."""

import pytest

from tasks.accept import accept
from tests.tasks.limits.conftest import HEADER, students


@pytest.fixture
def let_go(delivered, district):
    """Deliver rows that a limit holds, and let them go on."""

    def run(rows: str) -> None:
        assert delivered(rows).limits
        accept(district(), "enrolment", "The meeting is today", "Ada")
        assert delivered(rows).status == "accepted"

    return run


def test_what_is_as_it_was_before_goes_on(delivered, let_go):
    delivered(students(0, 200))
    let_go(students(0, 100))
    corrected = delivered(students(0, 201))
    assert (corrected.status, corrected.limits, corrected.accepted_n) == ("accepted", (), 201)


def test_what_was_let_go_twice_is_corrected_too(delivered, let_go):
    delivered(students(0, 200))
    let_go(students(0, 100))
    let_go(students(0, 60))
    assert delivered(students(0, 199)).status == "accepted"


def test_a_column_that_is_filled_as_before_is_nothing_new(delivered, let_go):
    good = "".join(f"{n:04d},0101,2025-08-25,{'KG' if n % 2 else '01'}\n" for n in range(200))
    delivered(good)
    let_go("".join(f"{n:04d},0102,2025-08-25,{'KG' if n % 2 else '01'}\n" for n in range(120)))
    assert delivered(good + "0900,0101,2025-08-25,KG\n").limits == ()


def test_what_is_otherwise_than_both_is_held(delivered, let_go):
    delivered(students(0, 200))
    let_go(students(0, 100))
    told = [limit.sentence for limit in delivered(students(0, 300)).limits]
    assert any(sentence.startswith("300 rows, 50% more than the 200 on ") for sentence in told)


def test_what_goes_on_from_what_was_let_go_is_the_measure_from_then_on(delivered, let_go):
    delivered(students(0, 200))
    let_go(students(0, 100))
    assert delivered(students(0, 101)).status == "accepted"
    assert delivered(students(0, 200)).limits, "two deliveries say that there are a hundred"


def test_another_fault_beside_the_correction_is_held(delivered, let_go):
    """Grades were sorted by themselves."""
    grades = [f"{1 + n * 7 % 5:02d}" for n in range(300)]
    rows = [f"{n:04d},{'0101' if n % 2 else '0102'},2025-08-25" for n in range(300)]
    delivered("".join(f"{row},{grade}\n" for row, grade in zip(rows, grades, strict=True)))
    let_go("".join(f"{row},{grade}\n" for row, grade in zip(rows[:150], grades[:150], strict=True)))
    (limit,) = delivered("".join(f"{row},{grade}\n" for row, grade in zip(rows, sorted(grades), strict=True))).limits
    assert limit.sentence.startswith("The column grade is not what it was on ")


def test_fewer_rows_than_were_let_go_correct_nothing(delivered, let_go):
    delivered(students(0, 100))
    let_go(students(0, 200))
    assert delivered(students(0, 101)).limits


def test_what_was_good_in_another_school_year_is_no_measure(make_district, validated, day, district):
    spring = """[cycles.spring]
title = "Spring 2025"
start = 2025-03-03
end = 2025-06-20
meeting = 2025-07-02"""

    def sent(rows, on, cycle="fall"):
        day(on)
        return validated(make_district({"enrolment.csv": HEADER + rows}, more=spring), "enrolment", cycle=cycle)

    assert sent(students(0, 200, on="2024-08-26"), "2025-06-02T12:00", "spring").status == "accepted"
    assert sent(students(0, 100), "2025-10-01T12:00").limits
    accept(district(), "enrolment", "The rest comes on Monday", "Ada")
    assert sent(students(0, 100), "2025-10-01T12:00").status == "accepted"
    assert sent(students(0, 201), "2025-10-02T12:00").limits
