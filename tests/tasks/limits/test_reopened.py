"""A roster that lost the exit dates of those who had left counts them as there: it is held."""

import pytest

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n"
HEADER = "student_id,school_id,entry_date,exit_date,grade\n"


def roster(left_n: int, *, on: str = "2025-09-30", students_n: int = 200) -> str:
    """The first students have left."""
    return HEADER + "".join(f"{n:03d},0101,2025-08-25,{on if n < left_n else ''},05\n" for n in range(students_n))


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver a roster, a minute after the last time, and judge it beside the list of schools."""
    minutes = iter(range(60))

    def run(rows: str):
        day(f"2025-11-03T12:{next(minutes):02d}")
        folder = make_district({"schools.csv": SCHOOLS, "enrolment.csv": rows})
        return validated(folder, "enrolment", [validated(folder, "schools")])

    return run


def test_leavers_whose_exit_dates_are_lost_hold_the_roster(sent):
    good = sent(roster(12))
    verdict = sent(roster(1))
    assert [one.sentence for one in verdict.limits] == [
        "11 of 12 rows that had ended have no exit_date any more, and the people would count as there: see whether the "
        "export lost exit_date."
    ]
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)


@pytest.mark.parametrize(("before_n", "now_n"), [(12, 3), (9, 0), (30, 16)], ids=["nine", "of nine", "under half"])
def test_a_few_who_came_back_hold_nothing(sent, before_n, now_n):
    sent(roster(before_n))
    assert sent(roster(now_n)).limits == ()


def test_a_day_that_is_yet_to_come_may_be_taken_back(sent):
    sent(roster(12, on="2026-06-10"))
    assert sent(roster(0)).limits == ()
