"""Questions of which answers have no row are in no figure, and are asked for; hidden counts and zeros are none."""

from __future__ import annotations

import pytest

from tasks.expected.absences import with_absences
from tasks.scoring.card import scorecard
from tasks.settings.district_folder import read_district

NAMES = {"0101": "Birch", "0102": "Cedar"}
SCHOOLS = "school_id,name,level\n" + "".join(f"{school},{name},middle\n" for school, name in NAMES.items())
HEAD = (
    "survey,school_id,respondents,group_id,topic,question_id,start_date,end_date,answer_place,scale_places_n,"
    "answers_n,status,responded_n,asked_n\n"
)
DAYS = "2025-10-06,2025-10-24"


def survey(keep=lambda school, question, place: True, *, counts=(10, 8, 7, 6, 4), took="35,40", days=DAYS, group="all"):
    """The rows of 6 questions at each school, of which `keep` says whether they came."""
    return "".join(
        f"Climate,{school},students,{group},safety,q{question},{days},{place},5,"
        f"{'' if n is None else n},{'suppressed' if n is None else 'reported'},{took}\n"
        for school in NAMES
        for question in range(6)
        for place, n in enumerate(counts, 1)
        if keep(school, question, place)
    )


@pytest.fixture
def told(make_district, validated, day):
    """The verdict on surveys, and what their department is asked."""

    def run(rows):
        day("2025-11-03T12:00")
        folder = make_district({"schools.csv": SCHOOLS, "surveys.csv": HEAD + rows})
        verdicts = [validated(folder, "schools")]
        verdicts.append(validated(folder, "surveys", verdicts))
        verdict = with_absences(read_district(folder), verdicts, "fall")[-1]
        assert verdict.status == "accepted"
        actions = scorecard(read_district(folder), "office", [verdict], {}, NAMES).actions
        return [(one.school_id, one.lost_n) for one in verdict.unplaced], actions

    return run


def test_questions_that_lack_an_answer_are_asked_for_once(told):
    found, (action,) = told(survey(lambda school, question, place: place < 5))
    assert found == [("0101", 6), ("0102", 6)]
    assert action.title == "See whether Surveys is right"
    assert action.sentences[0] == (
        "12 of 12 questions of safety, students at Birch and Cedar have no row of answer 5, though the others are not "
        "of all who took part: no figure counts them."
    )


def test_of_one_school_it_is_named(told):
    found, (action,) = told(survey(lambda school, question, place: school == "0101" or place != 2))
    assert found == [("0101", 0), ("0102", 6)]
    assert action.sentences[0].startswith("6 of 6 questions of safety, students at Cedar have no row of answer 2, ")


@pytest.mark.parametrize(
    "rows",
    [
        survey(),
        survey(lambda school, question, place: place < 5, counts=(10, 9, 8, 8, 0)),
        survey(counts=(10, 8, 7, 6, None)),
        survey() + survey(lambda school, question, place: place < 5, group="sex=female"),
        survey() + survey(lambda school, question, place: place < 5, days="2025-03-03,2025-03-14"),
    ],
    ids=["whole", "zeros left out", "hidden", "of a group", "of last year"],
)
def test_where_no_answer_lacks_nothing_is_asked(told, rows):
    assert told(rows) == ([], ())


def test_a_topic_of_few_rows_may_be_a_slip_of_the_pen_and_is_not_named(told):
    rows = survey(lambda school, question, place: question != 1 or place < 5).replace(
        "safety,q1,", "Ada Sentinel,q1,", 4
    )
    found, (action,) = told(rows)
    assert ("0101", 1) in found
    assert "Sentinel" not in " ".join(action.sentences)
    assert action.sentences[0].startswith("2 of 7 questions of safety, students at Birch and Cedar have no row of ")


def test_rows_that_are_held_back_are_told_as_such(told):
    rows = survey().replace(",5,5,4,reported,35,40", ",5,5,4,reported,35,30", 1)
    found, actions = told(rows)
    assert found == []
    assert len(actions) == 1
