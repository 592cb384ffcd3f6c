"""An export set a student group to false, not to nothing, for a part of those who were in it."""

from __future__ import annotations

import pytest

from tasks.accept import accept
from tasks.scorecards import write_scorecards
from tasks.settings.district_folder import read_district
from tasks.verdicts.untold import TurnedFalse

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,elementary\n0103,Dogwood,elementary\n"
STUDENTS = [(n, f"010{1 + n % 3}") for n in range(300)]
ENROLMENT = "student_id,school_id,entry_date,grade\n" + "".join(f"{n:04d},{at},2025-08-25,03\n" for n, at in STUDENTS)
YEARS = """
[cycles.spring]
title = "Spring 2025"
start = 2025-01-06
end = 2025-06-06
meeting = 2025-06-20
"""
AT_BIRCH = [n for n, at in STUDENTS if at == "0101"]


def groups(learners, disability="false", blank=()) -> str:
    rows = (f"{n:04d},{'' if n in blank else str(n in learners).lower()},{disability}" for n, _ in STUDENTS)
    return "student_id,english_learner,disability\n" + "\n".join(rows) + "\n"


@pytest.fixture
def told(play, day):
    """What is told of the last of the deliveries, which come one a day; each may be of another day and cycle."""

    def run(*texts, into=None):
        owned = {"department": "office"}
        for number, sent in enumerate(texts, 1):
            text, moment, cycle = sent if isinstance(sent, tuple) else (sent, f"2025-10-{number:02d}", "fall")
            day(f"{moment}T12:00")
            files = {"schools.csv": SCHOOLS, "enrolment.csv": ENROLMENT, "demographics.csv": text}
            keys = {"schools": owned, "enrolment": owned, "demographics": owned, "more": YEARS}
            played = play(files, cycle=cycle, **keys)
        if into:
            write_scorecards(played.district, [*played.verdicts.values()], {}, into)
        return played["demographics"]

    return run


HAD = range(100)


def test_two_of_five_of_all_are_asked_for_by_share(told, tmp_path):
    verdict = told(groups(HAD), groups(HAD[40:]), into=tmp_path / "cards")
    assert (verdict.status, verdict.blanks) == ("accepted", ())
    assert verdict.turned_false == (TurnedFalse(column="english_learner", share=0.4),)
    said = (
        "english_learner is false now for 40.0% of the students of all schools for whom it was true earlier in this "
        "school year. See whether the export still fills it for them."
    )
    assert verdict.questions == (said,)
    text = " ".join((tmp_path / "cards" / "office.txt").read_text().split())
    assert text.count("english_learner is false now") == 1


def test_it_is_told_until_they_have_it_again(told):
    again = [groups(HAD), groups(HAD[40:]), groups(HAD[40:], disability="true")]
    assert told(*again).turned_false
    assert told(*again, groups(HAD, disability="true")).turned_false == ()


def test_most_of_one_school_are_told_of_that(told):
    at_birch = [n for n in HAD if n in AT_BIRCH]
    verdict = told(groups(HAD), groups(set(HAD) - set(at_birch[:20])))
    (turned,) = verdict.turned_false
    assert (turned.school_ids, turned.share) == (("0101",), 20 / 34)
    assert "for 58.8% of the students of Birch for whom" in verdict.questions[0]


def test_where_few_are_left_they_are_not_counted_and_nothing_is_asked_twice(told):
    """Fourteen had it at Birch; of so few no limit speaks."""
    had = [*AT_BIRCH[:14], *(n for n, at in STUDENTS[:150] if at != "0101")]
    for left_n in (2, 0):
        verdict = told(groups(had), groups(had[14 - left_n :]))
        assert (verdict.status, verdict.turned_false) == (
            "accepted",
            (TurnedFalse(column="english_learner", school_ids=("0101",), share=None),),
        )
        (said,) = verdict.questions
        assert said.startswith("english_learner is false now for most of the students of Birch for whom it was true")


def test_of_all_it_is_held_and_told_once_when_somebody_lets_it_go_on(told, tmp_path):
    nobody = groups([])
    held = told(groups(HAD), nobody)
    assert (held.status, held.turned_false, held.questions) == ("stood_in", (), ())
    accept(read_district(tmp_path / "district"), "demographics", "All are fluent", "A. Lead")
    verdict = told((nobody, "2025-10-03", "fall"))
    assert (verdict.status, verdict.turned_false) == (
        "accepted",
        (TurnedFalse(column="english_learner", share=None),),
    )
    (said,) = verdict.questions
    assert said.startswith("english_learner is false now for most of the students of all schools")


@pytest.mark.parametrize("left", [HAD[20:], HAD[32:], set(HAD) - set(AT_BIRCH[:15])])
def test_who_leaves_a_group_as_each_year_is_not_told(told, left):
    verdict = told(groups(HAD), groups(left))
    assert (verdict.turned_false, verdict.questions) == ((), ())


def test_few_students_are_not_told(told):
    assert told(groups(range(18)), groups(range(9, 18))).turned_false == ()


def test_what_is_blank_is_told_as_that(told):
    verdict = told(groups(HAD), groups(HAD, blank=HAD[:40]))
    assert verdict.blanks
    assert (verdict.turned_false, verdict.questions) == ((), ())


@pytest.mark.parametrize("before", [("2025-06-01", "spring"), ("2025-09-01", "spring"), ("2025-06-01", "fall")])
def test_between_two_school_years_nothing_is_told(told, before):
    assert told((groups(HAD), *before), groups(HAD[40:])).turned_false == ()
