"""Tests came with dates of no testing window, and the district's participation fell without a word."""

from __future__ import annotations

import pytest

HEAD = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"
FALL, ELSEWHERE = "2025-09-08,2025-09-26", "2025-10-13,2025-10-17"


def declared(*windows: str) -> str:
    """What the folder says of its windows."""
    days = [one.split(",") for one in windows]
    return "".join(f"[[datasets.assessments.windows]]\nstart = {start}\nend = {end}\n" for start, end in days)


def results(*days: str, school: str = "0101") -> str:
    return HEAD + "".join(f"{n:03d},{school},MAP,reading,03,{one},valid,true\n" for n, one in enumerate(days))


@pytest.fixture
def verdict(play):
    """The verdict on results of these days, one row each."""

    def run(*days: str, windows=(FALL,)):
        return play({"assessments.csv": results(*days)}, more=declared(*windows))["assessments"]

    return run


def test_rows_of_no_declared_window_are_told_with_their_places_and_what_to_do(verdict):
    told = verdict(*[FALL] * 20, ELSEWHERE, FALL, *[ELSEWHERE] * 6)
    (cause,) = told.causes
    assert cause.sentence == "Rows are dated in none of the declared testing windows: no figure of these counts them."
    assert cause.hint == "correct the dates, or add the window to windows of the dataset in district.toml"
    assert (cause.rows_n, cause.first_rows, cause.files) == (7, (22, 24, 25, 26, 27), ("assessments.csv",))
    assert (cause.severity, told.status, told.quarantined_n) == ("warning", "accepted", 0)


def test_they_are_counted_by_school(verdict):
    (loss,) = verdict(*[FALL] * 20, ELSEWHERE).outside_windows
    assert (loss.school_id, loss.lost_n, loss.rows_n) == ("0101", 1, 21)


@pytest.mark.parametrize(
    "days",
    ["2025-09-07,2025-09-26", "2025-09-15,2025-10-03", "2025-09-26,2025-09-26", "2024-10-13,2024-10-17"],
    ids=["a slip of a day", "a school that tests later", "the last day", "a year of which none is declared"],
)
def test_rows_that_share_a_day_with_a_window_or_are_of_another_year_are_not_told(verdict, days):
    assert verdict(*[FALL] * 20, days).causes == ()


def test_without_declared_windows_none_is_wrong(verdict):
    assert verdict(*[FALL] * 20, ELSEWHERE, windows=()).causes == ()


def test_what_is_wrong_with_the_dates_themselves_is_the_one_cause(verdict):
    (cause,) = verdict(*[FALL] * 200, "2025-11-14,2025-10-17").causes
    assert (cause.rule, cause.severity) == ("window_in_order", "critical")


def test_a_window_declared_since_makes_the_same_rows_sound(verdict):
    assert len(verdict(*[FALL] * 20, ELSEWHERE).causes) == 1
    assert verdict(*[FALL] * 20, ELSEWHERE, windows=(FALL, ELSEWHERE)).causes == ()
