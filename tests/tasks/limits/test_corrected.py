"""A file that corrects what somebody let go on beyond a limit is not held for its correction."""

import pytest

from tasks.accept import accept
from tests.tasks.limits.conftest import students


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


def test_what_is_otherwise_than_both_is_held_and_told_beside_the_one_before(delivered, let_go):
    delivered(students(0, 200))
    let_go(students(0, 100))
    (limit,) = delivered(students(0, 300)).limits
    assert limit.sentence.startswith("300 rows, 50% more than the 200 on ")


def test_what_goes_on_from_what_was_let_go_is_the_measure_from_then_on(delivered, let_go):
    delivered(students(0, 200))
    let_go(students(0, 100))
    assert delivered(students(0, 101)).status == "accepted"
    assert delivered(students(0, 200)).limits, "two deliveries say that there are a hundred"
