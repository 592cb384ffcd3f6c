"""An export lost a student group for half of the students of every school, so that no school lacked most of its own."""

from __future__ import annotations

import pytest

from tasks.scoring.untold import blank_sentences
from tasks.verdicts.untold import Untold

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,elementary\n0103,Dogwood,elementary\n"
NAMES = {"0101": "Birch", "0102": "Cedar", "0103": "Dogwood"}
# Birch and Cedar have 40 students each, Dogwood 20.
STUDENTS = [(n, f"010{1 + min(n // 40, 2)}") for n in range(100)]
ENROLMENT = "student_id,school_id,entry_date,grade\n" + "".join(f"{n:04d},{at},2025-08-25,03\n" for n, at in STUDENTS)


def groups(value, students=range(100), disability="false") -> str:
    rows = (f"{n:04d},{value(n)},{disability}" for n in students)
    return "student_id,english_learner,disability\n" + "\n".join(rows) + "\n"


def mixed(n):
    return "true" if n % 7 == 0 else "false"


@pytest.fixture
def blanks(play, day):
    """What is blank in the last of the deliveries, which come one a day."""

    def run(*told: str):
        for number, text in enumerate(told, 1):
            day(f"2025-10-{number:02d}T12:00")
            owned = {"department": "office"}
            files = {"schools.csv": SCHOOLS, "enrolment.csv": ENROLMENT, "demographics.csv": text}
            verdict = play(files, schools=owned, enrolment=owned, demographics=owned)["demographics"]
        return verdict

    return run


def test_half_of_every_school_is_asked_for_and_counts_as_unknown(blanks):
    verdict = blanks(groups(mixed), groups(lambda n: "" if n % 2 else mixed(n)))
    (blank,) = verdict.blanks
    assert (blank.column, blank.school_ids, blank.part_school_ids) == (
        "english_learner",
        (),
        ("0101", "0102", "0103"),
    )
    assert blank.untold == Untold(enrolled_n=100, untold_n=50, are_most=False, least_n=10)
    assert blank_sentences(verdict, NAMES) == (
        "english_learner is empty for some students of 3 schools, and was filled before: "
        "50 of 100 enrolled students have no value of it.",
    )


def test_a_few_of_each_school_are_many_of_all(blanks):
    verdict = blanks(groups(mixed), groups(lambda n: "" if n % 8 == 1 else mixed(n)))
    (blank,) = verdict.blanks
    assert (blank.school_ids, blank.part_school_ids, blank.untold.untold_n) == ((), (), 13)
    assert blank_sentences(verdict, NAMES)[0].startswith("english_learner is empty for some students of all schools")


def test_most_of_one_school_and_some_of_another_are_one_sentence(blanks):
    verdict = blanks(groups(mixed), groups(lambda n: "" if n < 30 or 40 <= n < 52 else mixed(n)))
    assert blank_sentences(verdict, NAMES) == (
        "english_learner is empty for most students of Birch and some students of Cedar, and was filled before: "
        "42 of 100 enrolled students have no value of it.",
    )


def test_a_few_blanks_are_no_gap(blanks):
    assert blanks(groups(mixed), groups(lambda n: "" if n < 9 else mixed(n))).blanks == ()


def test_who_is_new_may_have_no_value_yet(blanks):
    now = groups(lambda n: "" if n % 3 == 0 else mixed(n))
    assert blanks(groups(mixed, [n for n in range(100) if n % 3]), now).blanks == ()


def test_what_was_never_filled_is_no_gap(blanks):
    assert blanks(groups(lambda n: ""), groups(lambda n: "", disability="true")).blanks == ()


def test_who_has_left_a_group_of_which_only_the_members_have_a_value_is_no_gap(blanks):
    def members(n):
        return "true" if n % 7 else ""

    assert blanks(groups(members), groups(lambda n: members(n) if n % 5 else "")).blanks == ()


def test_a_column_that_few_have_may_lose_some(blanks):
    def asked(n):
        return mixed(n) if n % 2 else ""

    assert blanks(groups(asked), groups(lambda n: asked(n) if n % 3 else "")).blanks == ()
