"""Lists and ledgers that end before the cycle, or before the last good delivery did, are held."""

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district

GOALS = "goal_id,title,target,due_date\n"
MONEY = "as_of_date,fiscal_year,account,account_kind,actual_usd\n"


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver a dataset, a minute after the last time, and judge it for the cycle that begins on Aug 25, 2025."""
    minutes = iter(range(60))

    def run(dataset: str, text: str, **keys):
        day(f"2025-11-03T12:{next(minutes):02d}")
        return validated(make_district({f"{dataset}.csv": text}, **{dataset: keys}), dataset)

    return run


def balances(date: str, accounts: int = 20) -> str:
    return "".join(f"{date},2026,10-{n:04d},expenditure,100\n" for n in range(accounts))


def sessions(date: str, n: int, first: int = 0) -> str:
    return "".join(f"s{first + one},Number talks,{date},2,1\n" for one in range(n))


def limits(verdict):
    return [(one.name, one.sentence) for one in verdict.limits]


def test_goals_that_were_all_due_before_the_cycle_are_held_until_somebody_accepts_them(sent, tmp_path):
    text = GOALS + "read,Read,0.8,2025-06-30\ncount,Count,0.7,2025-05-30\n"
    held = sent("goals", text)
    told = (
        "The latest due_date is Jun 30, 2025, but the cycle begins on Aug 25, 2025; it may be an earlier year's file."
    )
    assert (held.status, limits(held)) == ("stopped", [("stale", told)])
    accept(read_district(tmp_path / "district"), "goals", "The board meets in December", "Ada")
    assert sent("goals", text).status == "accepted"


@pytest.mark.parametrize("due_date", ["2025-08-25", "2027-06-30", ""])
def test_one_goal_that_is_due_in_the_cycle_or_later_or_has_no_date_yet_is_enough(sent, due_date):
    verdict = sent("goals", GOALS + f"read,Read,0.8,2025-06-30\ncount,Count,0.7,{due_date}\n")
    assert (verdict.status, verdict.limits) == ("accepted", ())


def test_goals_that_came_once_for_all_may_all_be_due(sent):
    assert sent("goals", GOALS + "read,Read,0.8,2025-06-30\n", expected="once").limits == ()


def test_a_plan_of_which_all_has_ended_is_last_years(sent):
    head = "initiative_id,title,lead_department_id,status,start_date,end_date,is_mandated\n"
    (limit,) = sent("initiatives", head + "tutoring,Tutoring,office,completed,2024-09-02,2025-06-13,false\n").limits
    assert limit.sentence.startswith("The latest end_date is Jun 13, 2025, but the cycle begins on Aug 25, 2025")


def test_a_balance_that_came_before_and_is_gone_holds_money(sent):
    both = balances("2025-08-31") + balances("2025-09-30")
    assert sent("money", MONEY + both).limits == ()
    held = sent("money", MONEY + balances("2025-08-31"))
    told = "None of the 20 rows of Sep 2025 on Nov 3, 2025. More than 20% is a large change."
    assert limits(held) == [("volume", told)]
    assert held.status == "stood_in"
    held = sent("money", MONEY + balances("2025-08-31") + balances("2025-09-30", accounts=0) + balances("2025-10-31"))
    assert [name for name, _ in limits(held)] == ["volume"], "the newest balance does not make up for one that is gone"
    assert sent("money", MONEY + both + balances("2025-10-31")).limits == ()


def test_so_does_a_part_of_the_accounts(sent):
    sent("money", MONEY + balances("2025-08-31", 100) + balances("2025-09-30", 100))
    (limit,) = sent("money", MONEY + balances("2025-08-31", 100) + balances("2025-09-30", 60)).limits
    assert limit.sentence.startswith("60 rows, 40% fewer than the 100 of Sep 2025 on Nov 3, 2025.")


def test_a_small_ledgers_newest_balance_is_missed_too(sent):
    sent("money", MONEY + balances("2025-08-31", 5) + balances("2025-09-30", 5))
    told = "The newest entry is of Aug 31, 2025; on Nov 3, 2025 there were 5 newer rows, up to Sep 30, 2025."
    assert limits(sent("money", MONEY + balances("2025-08-31", 5))) == [("stale", told)]


def test_a_few_newest_entries_may_have_been_mistakes(sent):
    head = "session_id,topic,date,hours,participants_n\n"
    sent("learning", head + sessions("2025-08-12", 30) + sessions("2025-10-21", 4, first=30))
    verdict = sent("learning", head + sessions("2025-08-12", 30))
    assert (verdict.status, verdict.limits) == ("accepted", ())


@pytest.mark.parametrize(
    ("dataset", "text", "told"),
    [
        (
            "money",
            MONEY + balances("2025-06-30"),
            "The newest entry is of Jun 30, 2025, but the cycle begins on Aug 25, 2025, and the dataset is expected "
            "monthly; it may be an earlier year's file.",
        ),
        (
            "learning",
            "session_id,topic,date,hours,participants_n\n" + sessions("2025-05-12", 3),
            "The newest entry is of May 12, 2025, but the school year begins on Jul 1, 2025; "
            "it may be an earlier year's file.",
        ),
    ],
)
def test_a_ledger_of_last_year_in_this_years_folder_is_held(sent, dataset, text, told):
    assert limits(sent(dataset, text, expected="monthly")) == [("stale", told)]
