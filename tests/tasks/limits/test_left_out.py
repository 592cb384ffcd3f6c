"""A roster of only those who are there now is told as that, in one sentence."""

import pytest

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n"
HEADER = "student_id,school_id,entry_date,exit_date,exit_type,exit_reason,grade\n"


def roster(left_n: int, without=frozenset[int]()) -> str:
    """The first students have left."""
    return HEADER + "".join(
        f"{n:03d},0101,2025-08-25,{'2025-09-30,withdrawn,moved' if n < left_n else ',,'},05\n"
        for n in range(200)
        if n not in without
    )


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver a roster, a minute after the last time, and judge it beside the list of schools."""
    minutes = iter(range(60))

    def run(rows: str, **keys):
        day(f"2025-11-03T12:{next(minutes):02d}")
        folder = make_district({"schools.csv": SCHOOLS, "enrolment.csv": rows}, enrolment=keys)
        return validated(folder, "enrolment", [validated(folder, "schools")])

    return run


@pytest.mark.parametrize("left_n", [12, 24])
def test_a_roster_without_those_who_left_is_one_question(sent, left_n):
    good = sent(roster(left_n))
    verdict = sent(roster(left_n, without=range(left_n)))
    assert [one.sentence for one in verdict.limits] == [
        f"All {left_n} rows with a value of exit_date that came on Nov 3, 2025 are gone, and hardly any others. "
        "See whether it lists only those who are there now: who has left belongs in it too, with the last day there."
    ]
    assert (verdict.causes, verdict.stand_in_key) == ((), good.key)


def test_most_of_them_are_enough(sent):
    sent(roster(15))
    (limit,) = sent(roster(15, without=range(12))).limits
    assert limit.sentence.startswith("12 of 15 rows with a value of exit_date")


def test_few_who_are_gone_and_as_many_others_are_another_matter(sent):
    sent(roster(9))
    assert sent(roster(9, without=range(9))).limits == ()
    sent(roster(15))
    assert sent(roster(15, without=range(7))).limits == ()
    gone = sent(roster(15, without={*range(12), *range(20, 50)}), volume_limit_percent=90).limits
    assert not any("lists only" in one.sentence for one in gone)


def test_rows_of_leavers_that_are_held_back_are_not_gone(sent):
    sent(roster(10))
    rows = roster(10).replace("2025-09-30", "Sep 30")
    assert not any("lists only" in one.sentence for one in sent(rows).limits)
