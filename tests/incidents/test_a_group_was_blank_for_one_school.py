"""One school's export lost a student group: the file was whole, and its students counted as being in no group."""

from __future__ import annotations

import pytest

from tasks.scorecards import write_scorecards
from tasks.scoring.actions import actions
from tasks.scoring.untold import blank_sentences, untold_sentences
from tasks.verdicts.untold import Untold

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,elementary\n"
NAMES = {"0101": "Birch", "0102": "Cedar"}
STUDENTS = [(f"{n:04d}", "0101" if n < 40 else "0102") for n in range(100)]
ENROLMENT = "student_id,school_id,entry_date,grade\n" + "".join(f"{n},{at},2025-08-25,03\n" for n, at in STUDENTS)


def groups(blank=lambda n, school: False, disability="false", instead="") -> str:
    rows = (f"{n},{instead if blank(int(n), at) else 'true'},{disability}" for n, at in STUDENTS)
    return "student_id,english_learner,disability\n" + "\n".join(rows) + "\n"


@pytest.fixture
def delivered(play, day):
    """Deliver the groups of all deliveries, one a day or each on its own, and give the verdict on the last."""

    def run(*told, into=None):
        owned = {"department": "office"}
        for number, one in enumerate(told, 1):
            moment, text = one if isinstance(one, tuple) else (f"2025-10-{number:02d}", one)
            day(f"{moment}T12:00")
            files = {"schools.csv": SCHOOLS, "enrolment.csv": ENROLMENT, "demographics.csv": text}
            played = play(files, schools=owned, enrolment=owned, demographics=owned)
        if into:
            write_scorecards(played.district, [*played.verdicts.values()], {}, into)
        return played["demographics"]

    return run


def of_birch(n, school):
    return school == "0101"


def test_a_group_that_is_blank_for_a_school_counts_as_unknown_and_is_asked_for(delivered):
    verdict = delivered(groups(), groups(of_birch))
    (blank,) = verdict.blanks
    assert (blank.column, blank.school_ids) == ("english_learner", ("0101",))
    assert blank.untold == Untold(enrolled_n=100, untold_n=40, are_most=False, least_n=10)
    assert (verdict.status, verdict.untold) == ("accepted", None)
    (action,) = actions([verdict], NAMES)
    assert action.title == "Fill in english_learner of Demographics"
    assert action.sentences[0] == (
        "english_learner is empty for most students of Birch, and was filled before: "
        "40 of 100 enrolled students have no value of it."
    )


def test_a_flag_that_nearly_nobody_of_a_school_has_any_more_is_asked_for(delivered):
    """Twelve of Birch were in the group; of so few no limit speaks."""
    had = groups(lambda n, _: n >= 12 and n < 60, instead="false")
    verdict = delivered(had, groups(lambda n, _: n < 60, instead="false"))
    assert (verdict.status, verdict.blanks) == ("accepted", ())
    assert verdict.questions == (
        "english_learner is false now for most of the students of Birch for whom it was true earlier in this school "
        "year. See whether the export still fills it for them.",
    )


def test_a_flag_that_nearly_nobody_of_a_school_has_since_last_year_is_asked_for(delivered):
    had = groups(lambda n, _: n >= 12 and n < 60, instead="false")
    verdict = delivered(("2025-06-20", had), groups(lambda n, _: n < 60, instead="false"))
    assert verdict.questions == (
        "Nearly all of 12 students of Birch who had english_learner `true` before have another value or none now. "
        "See whether the export still fills english_learner for them.",
    )


def test_a_flag_that_is_blank_for_those_who_had_it_is_asked_for_once(delivered):
    had = groups(lambda n, _: n >= 12 and n < 60, instead="false")
    verdict = delivered(had, had.replace("true", "", 12))
    (blank,) = verdict.blanks
    assert (blank.school_ids, blank.part_school_ids, verdict.questions) == ((), ("0101",), ())
    assert blank_sentences(verdict, NAMES) == (
        "english_learner is empty for some students of Birch, and was filled before: "
        "12 of 100 enrolled students have no value of it.",
    )


def test_students_who_leave_a_group_one_by_one_raise_no_question(delivered):
    had = groups(lambda n, _: n >= 20 and n < 60, instead="false")
    assert delivered(had, groups(lambda n, _: n >= 10 and n < 60, instead="false")).questions == ()


def test_what_is_blank_is_asked_for_once(delivered):
    assert delivered(groups(), groups(of_birch)).questions == ()


def test_most_students_of_a_school_are_enough(delivered):
    assert delivered(groups(), groups(lambda n, _: n < 30)).blanks[0].school_ids == ("0101",)
    assert delivered(groups(), groups(lambda n, _: n < 18)).blanks == ()


def test_of_the_whole_district_all_schools_are_named(delivered):
    (blank,) = delivered(groups(), groups(lambda n, _: n % 10)).blanks
    assert (blank.school_ids, blank.untold.untold_n) == (("0101", "0102"), 90)


def test_it_is_told_until_it_is_filled_again(delivered):
    again = [groups(), groups(of_birch), groups(of_birch, disability="true")]
    assert delivered(*again).blanks[0].column == "english_learner"
    assert delivered(*again, groups(disability="true")).blanks == ()


def test_what_was_never_filled_and_a_few_students_are_no_gap(delivered):
    assert delivered(groups(of_birch), groups(of_birch, disability="true")).blanks == ()
    assert delivered(groups(), groups(lambda n, _: n < 9)).blanks == ()


def test_the_scorecard_names_the_school_and_calls_it_a_warning(delivered, tmp_path):
    delivered(groups(), groups(of_birch), into=tmp_path / "cards")
    text = (tmp_path / "cards" / "office.txt").read_text()
    assert "All arrived and is in use; 1 warning needs a look." in text
    assert "english_learner is empty for most students of Birch" in text


def test_a_school_that_is_wholly_absent_is_named(delivered):
    only_cedar = "".join(line for line in groups().splitlines(keepends=True) if not line[:4] < "0040")
    verdict = delivered(only_cedar)
    assert verdict.untold == Untold(enrolled_n=100, untold_n=40, are_most=False, least_n=10, school_ids=("0101",))
    assert untold_sentences(verdict, NAMES) == (
        "40 of 100 enrolled students have no row of Demographics, most students of Birch among them.",
    )


def test_a_small_school_is_no_trifle_in_a_large_district(play):
    students = [(f"{n:05d}", "0101" if n < 12 else "0102") for n in range(3000)]
    rows = "".join(f"{n},{at},2025-08-25,03\n" for n, at in students)
    enrolment = f"student_id,school_id,entry_date,grade\n{rows}"
    told = "student_id\n" + "".join(f"{n}\n" for n, at in students if at == "0102")
    verdict = play({"schools.csv": SCHOOLS, "enrolment.csv": enrolment, "demographics.csv": told})["demographics"]
    assert verdict.untold.school_ids == ("0101",)
