"""Rows of things that happen that are dated a year too early hold a dataset; what is entered late does not."""

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n"
HEAD = "incident_id,student_id,school_id,date,behavior,action\n"
WHY = "See whether the year of their date is right."


def incidents(*months: str, rows_n: int = 30, school: str = "0101") -> str:
    return "".join(
        f"{school}-{month}-{n},{n:03d},{school},{month}-{1 + n % 27:02d},fight,none\n"
        for month in months
        for n in range(rows_n)
    )


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver incidents, a minute after the last time, and judge them beside the list of schools."""
    minutes = iter(range(60))

    def run(rows: str):
        day(f"2025-11-03T12:{next(minutes):02d}")
        folder = make_district(
            {"schools.csv": SCHOOLS, "incidents.csv": HEAD + rows},
            incidents={"expected": "monthly", "volume_limit_percent": 1000},
        )
        return validated(folder, "incidents", [validated(folder, "schools")])

    return run


def told(verdict) -> str:
    (limit,) = verdict.limits
    assert limit.name == "stale"
    return limit.sentence


def test_a_month_that_came_with_last_years_year_is_held(sent, tmp_path):
    good = incidents("2025-08", "2025-09")
    assert sent(good).limits == ()
    bad = good + incidents("2024-10") + incidents("2025-10", school="0102")
    assert told(sent(bad)) == (
        "30 rows that were not there on Nov 3, 2025 are dated in Oct 2024, before the school year that begins on "
        f"Jul 1, 2025. {WHY}"
    )
    accept(read_district(tmp_path / "district"), "incidents", "They were entered late", "A. Lead")
    assert sent(bad).status == "accepted"
    assert sent(bad + incidents("2025-11", rows_n=3)).limits == ()


def test_that_its_own_month_is_empty_is_told(sent):
    good = incidents("2024-09", "2024-10", "2025-08", "2025-09")
    sent(good)
    assert ", and no row is dated in Oct 2025. " in told(sent(good + incidents("2024-10", school="0102")))


def test_so_is_one_of_a_first_delivery(sent):
    assert told(sent(incidents("2025-08", "2024-09", "2025-10"))) == (
        "30 rows are dated in Sep 2024, before the school year that begins on Jul 1, 2025, and no row is dated in Sep "
        f"2025. {WHY}"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(["2025-08"], incidents("2025-08", "2025-09", "2025-10"), id="newer months"),
        pytest.param(["2025-09"], incidents("2025-09", "2025-10") + incidents("2024-10", rows_n=9), id="few came late"),
        pytest.param(["2025-05"], incidents("2025-05", "2025-06", "2025-09"), id="the end of last year came in fall"),
        pytest.param([], incidents("2024-08", "2024-09", "2025-08", "2025-09", "2025-10"), id="two years"),
        pytest.param([], incidents("2025-05", "2025-08", "2025-09", "2025-10"), id="its month is still to come"),
    ],
)
def test_what_may_be_so_holds_nothing(sent, before, after):
    if before:
        sent(incidents(*before))
    assert [one for one in sent(after).limits if "before the school year" in one.sentence] == []
