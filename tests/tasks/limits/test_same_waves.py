"""A survey whose counts are all those of an earlier one is held."""

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district

HEAD = (
    "survey,school_id,respondents,group_id,topic,question_id,start_date,end_date,answer_place,scale_places_n,answers_n,"
    "status,responded_n\n"
)
FALL, LATER = "2025-09-01,2025-09-12", "2025-10-01,2025-10-10"


def wave(survey: str, days: str, more: int = 0, questions_n: int = 5) -> str:
    return "".join(
        f"{survey},0101,families,all,climate,q{question},{days},{place},2,{10 * place + question + more},reported,90\n"
        for question in range(questions_n)
        for place in (1, 2)
    )


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver surveys, a minute after the last time, and judge them."""
    minutes = iter(range(60))

    def run(rows: str):
        day(f"2025-11-03T12:{next(minutes):02d}")
        return validated(make_district({"surveys.csv": HEAD + rows}), "surveys")

    return run


def test_a_survey_under_a_new_name_with_the_counts_of_the_last_is_held_once(sent, tmp_path):
    assert sent(wave("Fall", FALL)).limits == ()
    held = sent(wave("Later", LATER))
    (limit,) = held.limits
    assert held.status == "stood_in"
    assert limit.sentence == (
        'All 10 counts of families in "Later", which ended on Oct 10, 2025, are those of "Fall", which ended on '
        "Sep 12, 2025. See whether the answers of the newer survey were sent, or its name and dates are those of "
        "another."
    )
    accept(read_district(tmp_path / "district"), "surveys", "It is so", "A. Lead")
    assert sent(wave("Later", LATER)).status == "accepted"


def test_two_waves_of_one_file_are_compared_too(sent):
    (limit,) = sent(wave("Climate", FALL) + wave("Climate", LATER)).limits
    assert 'All 10 counts of families in "Climate", which ended on Oct 10, 2025' in limit.sentence


@pytest.mark.parametrize(
    "later", [wave("Later", LATER, 1), wave("Later", LATER, questions_n=4), wave("Fall", FALL), wave("Other", FALL)]
)
def test_other_counts_few_and_the_same_days_hold_nothing(sent, later):
    sent(wave("Fall", FALL))
    rows = later if later == wave("Fall", FALL) else wave("Fall", FALL) + later
    assert sent(rows).limits == ()
