"""Rows of what has happened are not dated after the day on which they came; what is planned may be."""

from datetime import date

import pytest

from expectations.catalogue import CONTRACTS
from tasks.verdicts.verdict import NOT_BEGUN

HEAD = "incident_id,student_id,school_id,date,behavior,action\n"
DATES = ["2025-09-03", "2025-09-04", "2025-10-06"] * 20


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver incidents of some days at a moment, and judge them beside the list of schools."""

    def run(dates: list[str], at: str, more: str = ""):
        day(at)
        rows = "".join(f"i{n},{n:03d},0101,{one},fight,none\n" for n, one in enumerate(dates))
        folder = make_district({"incidents.csv": HEAD + rows + more}, incidents={"expected": "monthly"})
        return validated(folder, "incidents", [validated(folder, "schools")])

    return run


def test_rows_of_a_wrong_year_are_held_back(sent):
    verdict = sent([*DATES, "2026-10-07", "2026-10-08"], "2025-11-05T12:00")
    (cause,) = verdict.causes
    assert (verdict.status, verdict.quarantined_n, verdict.freshest_date) == ("accepted", 2, date(2025, 10, 6))
    assert (cause.rule, cause.columns) == (NOT_BEGUN, ("date",))
    assert cause.sentence.startswith("Rows are dated after the day on which they came")


def test_many_hold_a_first_delivery(sent):
    verdict = sent([*DATES, *["2026-10-07"] * 20], "2025-11-05T12:00")
    assert (verdict.status, [one.name for one in verdict.limits]) == ("stopped", ["held_back"])


# In Chicago it is still the day before.
@pytest.mark.parametrize(("last", "held_n"), [("2025-11-05", 0), ("2025-11-06", 0), ("2025-11-07", 1)])
def test_the_day_is_the_districts_and_a_day_more(sent, last, held_n):
    assert sent([*DATES, last], "2025-11-06T02:00").quarantined_n == held_n


def test_what_came_too_early_goes_on_where_it_comes_again_later(sent, tmp_path):
    assert sent([*DATES, "2025-11-20"], "2025-11-05T12:00").quarantined_n == 1
    assert sent([*DATES, "2025-11-20"], "2025-11-06T12:00").quarantined_n == 1
    assert sent(DATES, "2025-11-21T11:00").quarantined_n == 0
    assert sent([*DATES, "2025-11-20"], "2025-11-21T12:00", more="\n").quarantined_n == 0


def test_a_date_that_is_none_is_told_as_that(sent):
    verdict = sent([*DATES, "20204-10-01", "2104-10-01"], "2025-11-05T12:00")
    assert NOT_BEGUN not in {one.rule for one in verdict.causes}


def test_a_window_that_is_still_open_and_a_calendar_go_on(make_district, validated, day):
    day("2025-09-10T12:00")
    folder = make_district(
        {
            "assessments.csv": "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,"
            "is_proficient\n"
            + "".join(f"{n:03d},0101,MAP,reading,03,2025-09-08,2025-09-26,valid,true\n" for n in range(30)),
            "calendar.csv": "school_id,date,is_session,reason\n"
            + "".join(f"0101,2025-{month:02d}-{n:02d},true,\n" for month in (9, 10, 11, 12) for n in range(1, 20)),
        }
    )
    schools = validated(folder, "schools")
    for name in ("assessments", "calendar"):
        verdict = validated(folder, name, [schools])
        assert (verdict.status, verdict.quarantined_n) == ("accepted", 0)


def test_what_may_lie_ahead_has_no_such_day():
    ahead = {"calendar", "goals", "initiatives", "enrolment", "commitments", "tests_of_change", "notes"}
    assert not [name for name in ahead if CONTRACTS[name].begun_column]
