"""Owners of goals are asked for another slice where results have none of that name any more."""

import pytest

from tasks.expected.absences import with_absences
from tasks.settings.district_folder import read_district

HEAD = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"
GOALS = "goal_id,title,measure,slice,target,direction\nreading,Every student reads,{measure},{slice},0.5,up\n"


def results(assessment: str, students_n: int = 10) -> str:
    return "".join(
        f"{number:04d},0101,{assessment},reading,03,2025-09-15,2025-09-26,valid,true\n" for number in range(students_n)
    )


@pytest.fixture
def asked(make_district, validated):
    """Deliver results and a goal; return what its owner is asked."""

    def run(sent: str, slice_: str = "reading", measure: str = "proficiency"):
        goals = GOALS.format(measure=measure, slice=slice_)
        folder = make_district({"assessments.csv": HEAD + sent, "goals.csv": goals})
        verdicts = [validated(folder, dataset, [], "fall") for dataset in ("assessments", "goals")]
        assert [one.status for one in verdicts] == ["accepted", "accepted"]
        return {one.dataset: one.questions for one in with_absences(read_district(folder), verdicts, "fall")}["goals"]

    return run


def test_a_subject_that_has_several_tests_now_is_asked_for_with_what_to_write(asked):
    assert asked(results("MAP") + results("State Benchmark")) == (
        'No figure has the slice "reading", which goals name: there are now 2 tests of it. In goals, write as slice '
        '"reading, MAP" or "reading, State Benchmark".',
    )


def test_a_subject_that_has_one_test_again_is_asked_for_too(asked):
    assert asked(results("MAP"), '"reading, STAR"') == (
        'No figure has the slice "reading, STAR", which goals name: there is only one test of its subject now. '
        'In goals, write as slice "reading".',
    )


@pytest.mark.parametrize(
    ("sent", "slice_", "measure"),
    [
        (results("MAP"), "reading", "proficiency"),
        (results("MAP") + results("STAR"), '"reading, MAP"', "participation"),
        (results("MAP") + results("STAR"), "", "proficiency"),
        (results("MAP") + results("STAR"), "reading", "rate_of_our_own"),
        (results("MAP"), "science", "proficiency"),
    ],
)
def test_nothing_is_asked_of_a_slice_that_figures_have_or_nobody_knows(asked, sent, slice_, measure):
    assert asked(sent, slice_, measure) == ()


@pytest.mark.parametrize("slice_", ["Reading", "reading skills", "READ"])
def test_a_subject_that_is_spelt_otherwise_is_asked_for(asked, slice_):
    assert asked(results("MAP"), slice_) == (
        f'No figure has the slice "{slice_}", which goals name. If "reading" is meant, write that as slice in goals.',
    )


def test_what_few_students_have_in_common_is_not_named(asked):
    (question,) = asked(results("MAP") + results("Slip", 9))
    assert "MAP" in question
    assert "Slip" not in question
