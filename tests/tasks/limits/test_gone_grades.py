"""A roster that lost a grade of a school within a year is held, though its rows are nearly as many as before."""

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district

HEADER = "student_id,school_id,entry_date,exit_date,grade\n"
SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,elementary\n"
HISTORY = "school_id,change,change_date,successor_school_id\n0101,split,2025-10-15,0102\n"


def grade(of: str, n: int, *, school: str = "0101", first: int = 0, left: str = "") -> str:
    return "".join(f"{school}{of}{k},{school},2025-08-25,{left},{of}\n" for k in range(first, first + n))


OTHERS = grade("03", 60) + grade("03", 60, school="0102") + grade("04", 8, school="0102")
GOOD = OTHERS + grade("04", 12)


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver a roster, a minute after the last time, and judge it beside the list of schools."""
    minutes = iter(range(60))

    def run(rows: str, *, on: str = "2025-10-01", history: str = ""):
        day(f"{on}T12:{next(minutes):02d}")
        files = {"schools.csv": SCHOOLS, "enrolment.csv": HEADER + rows}
        folder = make_district({**files, **({"school_history.csv": history} if history else {})})
        beside = [validated(folder, "school_history")] if history else []
        return validated(folder, "enrolment", [*beside, validated(folder, "schools")])

    return run


def test_a_grade_that_is_gone_from_a_school_holds_the_roster(sent):
    good = sent(GOOD)
    verdict = sent(OTHERS)
    (limit,) = verdict.limits
    assert (limit.name, limit.sentence) == (
        "volume",
        "12 students of whole grades who were enrolled on Oct 1, 2025 are not in this roster: grade 04 of Birch (12). "
        "Who leaves stays in the list with exit_date: see whether the export leaves out a grade.",
    )
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)


def test_it_goes_on_when_somebody_accepts_it(sent, tmp_path):
    sent(GOOD)
    sent(OTHERS)
    accept(read_district(tmp_path / "district"), "enrolment", "The grade moved to another district", "Ada")
    assert sent(OTHERS).status == "accepted"


@pytest.mark.parametrize(
    "rows",
    [
        OTHERS + grade("04", 12).replace(",04\n", ",05\n"),
        OTHERS + grade("04", 12).replace(",0101,", ",0102,"),
        OTHERS + grade("04", 12, left="2025-09-30"),
        OTHERS + grade("04", 1),
        OTHERS.replace("0102,2025-08-25,,04", "0102,2025-08-25,,03") + grade("04", 12),
    ],
    ids=["another grade", "another school", "all have left", "one is there", "eight of a grade"],
)
def test_what_is_said_of_them_otherwise_holds_nothing_as_a_grade(sent, rows):
    sent(GOOD)
    assert not any("whole grades" in one.sentence for one in sent(rows).limits)


def test_nor_where_a_line_says_what_became_of_the_school(sent):
    sent(GOOD, history=HISTORY)
    assert sent(OTHERS, history=HISTORY).limits == ()
