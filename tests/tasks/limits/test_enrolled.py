"""A roster that says of many students of a school that they have left is held: they stay in the list, and in no day."""

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district

HEADER = "student_id,school_id,entry_date,exit_date,grade\n"
SCHOOLS = (
    "school_id,name,level,opened_date,closed_date\n0101,Birch,elementary,,\n0102,Cedar,middle,,{closed}\n"
    "0103,Fir,elementary,{opened},\n"
)


def students(first: int, last: int, *, left: str = "", school: str = "0101", on: str = "2025-08-25") -> str:
    return "".join(f"{n:04d},{school},{on},{left},KG\n" for n in range(first, last))


OTHERS = students(500, 540, school="0102")


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver a roster, a minute after the last time, and judge it beside the list of schools."""
    minutes = iter(range(60))

    def run(rows: str, *, on: str = "2025-11-28", closed: str = "", opened: str = "", **keys):
        day(f"{on}T12:{next(minutes):02d}")
        schools = SCHOOLS.format(closed=closed, opened=opened)
        folder = make_district({"schools.csv": schools, "enrolment.csv": HEADER + rows}, enrolment=keys)
        return validated(folder, "enrolment", [validated(folder, "schools")])

    return run


def test_half_of_a_school_that_left_on_one_day_holds_the_roster(sent):
    good = sent(students(0, 36) + OTHERS)
    verdict = sent(students(0, 17) + students(17, 36, left="2025-11-14") + OTHERS)
    (limit,) = verdict.limits
    assert (limit.name, limit.sentence) == (
        "volume",
        "Birch has 17 students enrolled on Nov 15, 2025, not 36 as told on Nov 28, 2025. "
        "More than 20% fewer at a school is a large change: look at entry_date and exit_date.",
    )
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)


def test_students_who_came_later_than_was_told_hold_it_too(sent):
    sent(students(0, 36) + OTHERS)
    (limit,) = sent(students(0, 17) + students(17, 36, on="2025-10-27") + OTHERS).limits
    assert limit.sentence.startswith("Birch has 17 students enrolled on Aug 25, 2025, not 36 as told")


def test_a_change_that_was_accepted_is_the_measure_from_then_on(sent, tmp_path):
    sent(students(0, 36) + OTHERS)
    left = students(0, 17) + students(17, 36, left="2025-11-14") + OTHERS
    sent(left)
    accept(read_district(tmp_path / "district"), "enrolment", "The half moved to Oak", "Ada")
    assert sent(left).status == "accepted"
    assert sent(left + students(900, 901)).limits == ()


@pytest.mark.parametrize(
    ("stay_n", "is_held"), [(27, False), (26, False), (16, True)], ids=["nine left", "ten of 36", "twenty of 36"]
)
def test_few_may_leave_in_the_share_and_in_number(sent, stay_n, is_held):
    sent(students(0, 36) + OTHERS, volume_limit_percent=30)
    verdict = sent(students(0, stay_n) + students(stay_n, 36, left="2025-11-14") + OTHERS, volume_limit_percent=30)
    assert bool(verdict.limits) == is_held


def test_at_the_end_of_a_year_all_may_leave(sent):
    sent(students(0, 36) + OTHERS, on="2026-06-10")
    assert sent(students(0, 36, left="2026-06-11") + OTHERS, on="2026-06-12").limits == ()


def test_a_day_to_come_is_no_day_yet(sent):
    sent(students(0, 36) + OTHERS)
    assert sent(students(0, 36, left="2026-03-27") + OTHERS).limits == ()


def test_a_school_that_has_closed_has_nobody(sent):
    sent(students(0, 36) + OTHERS)
    left = students(0, 36) + students(500, 540, school="0102", left="2025-11-14")
    assert sent(left, closed="2025-11-14").limits == ()


@pytest.mark.parametrize(("opened", "is_held"), [("2025-11-15", False), ("2015-08-01", True)])
def test_who_goes_to_a_school_that_opens_in_the_year_has_left_as_was_to_be(sent, opened, is_held):
    sent(students(0, 36) + OTHERS)
    moved = students(17, 36, left="2025-11-14") + students(17, 36, school="0103", on="2025-11-15")
    verdict = sent(students(0, 17) + moved + OTHERS, opened=opened, volume_limit_percent=30)
    assert bool(verdict.limits) is is_held


def test_a_list_of_those_who_are_there_now_tells_of_nobody_who_left(sent):
    sent(students(0, 36) + OTHERS)
    assert sent(students(12, 36) + students(100, 112, on="2025-11-20") + OTHERS).limits == ()


def test_as_many_may_come_as_leave(sent):
    sent(students(0, 36) + OTHERS)
    came = students(100, 112, on="2025-11-15")
    assert sent(students(0, 24) + students(24, 36, left="2025-11-14") + came + OTHERS).limits == ()
