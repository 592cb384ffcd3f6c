"""A roster that lost a fifth of a school's students by their rows is held; who leaves stays in it with a last day."""

import pytest

SCHOOLS = "school_id,name,level,closed_date\n0101,Birch,elementary,\n0102,Cedar,elementary,{closed}\n"
HEADER = "student_id,school_id,entry_date,exit_date,grade\n"
HISTORY = "school_id,change,change_date,successor_school_id\n0102,split,2025-10-15,0101\n"


def students(numbers: range, *, school: str = "0102", left: str = "", on: str = "2025-08-25") -> str:
    return "".join(f"{n:04d},{school},{on},{left},{n % 5 + 1:02d}\n" for n in numbers)


OTHERS = students(range(1000, 1600), school="0101")
CEDAR = students(range(120))
HALF = students(range(0, 120, 2))
MOVED = students(range(1, 61, 2), school="0101") + students(range(61, 120, 2))


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver a roster, a minute after the last time, and judge it beside the list of schools."""
    minutes = iter(range(60))

    def run(rows: str, *, on: str = "2025-10-20", history: str = "", closed: str = ""):
        day(f"{on}T12:{next(minutes):02d}")
        files = {"schools.csv": SCHOOLS.format(closed=closed), "enrolment.csv": HEADER + rows}
        folder = make_district({**files, **({"school_history.csv": history} if history else {})})
        beside = [validated(folder, "school_history")] if history else []
        return validated(folder, "enrolment", [*beside, validated(folder, "schools")])

    return run


def test_half_of_a_school_whose_rows_are_gone_holds_the_roster(sent):
    good = sent(OTHERS + CEDAR)
    verdict = sent(OTHERS + HALF)
    assert [(one.name, one.sentence) for one in verdict.limits] == [
        (
            "volume",
            "Students who were enrolled on Oct 20, 2025 are not in this roster: 60 of the 120 of Cedar. "
            "Who leaves stays in the list with exit_date: see whether the export leaves out students.",
        )
    ]
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        pytest.param(students(range(24, 120)), {}, id="a fifth"),
        pytest.param(HALF + students(range(200, 260), on="2025-10-10"), {}, id="as many came, of those there now"),
        pytest.param(HALF + MOVED, {}, id="at another school"),
        pytest.param(students(range(24, 120)) + students(range(24), left="2025-10-10"), {}, id="left by their rows"),
        pytest.param(HALF, {"on": "2026-05-20"}, id="at the end of the year"),
        pytest.param(HALF, {"history": HISTORY}, id="school_history tells"),
        pytest.param(HALF, {"closed": "2025-10-15"}, id="closed"),
    ],
)
def test_what_may_be_so_holds_nothing(sent, rows, keys):
    sent(OTHERS + CEDAR)
    assert sent(OTHERS + rows, **keys).limits == ()


def test_students_who_are_held_back_are_not_gone(sent):
    sent(OTHERS + CEDAR)
    odd = students(range(1, 120, 2)).replace("2025-08-25", "8/25/25")
    assert [one.name for one in sent(OTHERS + HALF + odd).limits] == ["held_back"]


def test_fewer_than_a_district_shows_are_not_counted(sent):
    small = students(range(40, 60))
    sent(OTHERS + small)
    (limit,) = sent(OTHERS + students(range(40, 45))).limits
    assert ": more than 20% of Cedar. " in limit.sentence
