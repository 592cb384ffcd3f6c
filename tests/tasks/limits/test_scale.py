"""Numbers that are usually many times what they were, or a small part of it, are held."""

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n"
RESULTS = (
    "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient,scale_score\n"
)
MONEY = "as_of_date,fiscal_year,account,account_kind,line_id,budgeted_usd,actual_usd\n"
FALL, WINTER, SPRING = "2025-09-01,2025-09-12", "2025-10-01,2025-10-10", "2025-10-20,2025-10-28"


def results(
    window: str, *, times: float = 1, schools=("0101", "0102"), subject: str = "mathematics", n: int = 25
) -> str:
    lowest = 150 + int(window[-2:])
    return "".join(
        f"{school}{number},{school},MAP,{subject},03,{window},valid,true,{(lowest + number) * times:g}\n"
        for school in schools
        for number in range(n)
    )


def money(as_of: str, *, times: float = 1, spent: float = 0.1) -> str:
    return "".join(
        f"{as_of},2026,A{n},expenditure,1,{n * 100 * times:g},{n * 100 * spent * times:g}\n" for n in range(1, 31)
    )


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver results or balances, a minute after the last time, and judge them beside the list of schools."""
    minutes = iter(range(60))

    def run(dataset: str, text: str):
        day(f"2025-11-03T12:{next(minutes):02d}")
        folder = make_district({"schools.csv": SCHOOLS, f"{dataset}.csv": text})
        return validated(folder, dataset, [validated(folder, "schools")])

    return run


def test_scores_of_a_window_on_another_scale_are_held(sent, tmp_path):
    assert sent("assessments", RESULTS + results(FALL)).status == "accepted"
    text = RESULTS + results(FALL) + results(WINTER, times=10)
    (limit,) = sent("assessments", text).limits
    assert (limit.name, limit.sentence) == (
        "values",
        "Numbers in scale_score of MAP mathematics are usually about 10 times those that came on Nov 3, 2025. See "
        "whether the export gives them in another unit, such as cents for dollars, or on another scale.",
    )
    accept(read_district(tmp_path / "district"), "assessments", "New scale", "A. Lead")
    assert sent("assessments", text).status == "accepted"
    assert sent("assessments", text + results(SPRING, times=10)).limits == ()


def test_those_of_one_school_are_that_school_s(sent):
    sent("assessments", RESULTS + results(FALL))
    newer = results(WINTER, schools=("0101",)) + results(WINTER, times=0.1, schools=("0102",))
    (limit,) = sent("assessments", RESULTS + results(FALL) + newer).limits
    assert limit.sentence.startswith(
        "At Cedar, numbers in scale_score of MAP mathematics are usually about one 10th of those that came"
    )


def test_scores_of_another_test_are_another_matter(sent):
    sent("assessments", RESULTS + results(FALL))
    other = results(WINTER, times=10, subject="reading")
    assert sent("assessments", RESULTS + results(FALL) + results(WINTER) + other).limits == ()


def test_scores_that_rise_and_few_that_are_others_are_not_held(sent):
    sent("assessments", RESULTS + results(FALL))
    newer = results(WINTER, times=1.3, schools=("0101",)) + results(WINTER, times=10, schools=("0102",), n=19)
    assert sent("assessments", RESULTS + results(FALL) + newer).limits == ()


def test_balances_in_cents_are_held(sent):
    sent("money", MONEY + money("2025-09-30"))
    (limit,) = sent("money", MONEY + money("2025-09-30") + money("2025-10-31", times=100, spent=0.2)).limits
    assert limit.sentence.startswith(
        "Numbers in budgeted_usd are usually about 100 times those that came on Nov 3, 2025. "
    )
    assert "actual_usd are usually about 200 times" in limit.sentence


def test_what_is_spent_as_the_year_goes_on_is_not_held(sent):
    sent("money", MONEY + money("2025-09-30", spent=0.05))
    assert sent("money", MONEY + money("2025-09-30", spent=0.05) + money("2025-10-31", spent=0.9)).limits == ()


def test_balances_that_have_turned_their_sign_are_held(sent):
    sent("money", MONEY + money("2025-09-30"))
    (limit,) = sent("money", MONEY + money("2025-09-30", spent=-0.1) + money("2025-10-31", spent=-0.2)).limits
    assert limit.sentence == (
        "Numbers in actual_usd are nearly all of the opposite sign to those that came on Nov 3, 2025. See whether the "
        "export turns their sign round."
    )


def test_some_credits_turn_nothing(sent):
    sent("money", MONEY + money("2025-09-30"))
    credits = "".join(f"2025-10-31,2026,C{n},expenditure,1,100,-5\n" for n in range(15))
    assert sent("money", MONEY + money("2025-09-30") + money("2025-10-31", spent=0.2) + credits).limits == ()
