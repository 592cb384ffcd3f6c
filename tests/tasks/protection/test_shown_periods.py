"""One period of a measure is shown, so that no two numbers differ by the students of a few days."""

from __future__ import annotations

PERIODS = """
    period_start period_end numerator denominator
    2025-07-01   2025-12-31 40        100
    2025-09-01   2025-12-31 41        101
    2025-09-01   2025-09-30 42        102
    2025-04-20   2025-05-10 43        103
"""
SHOW = "period_start, period_end"


def test_a_measure_of_the_year_is_shown_for_the_year_to_the_cycles_end(published):
    assert published(PERIODS, measure="chronic_absence", show=SHOW) == ["2025-07-01 2025-12-31"]


def test_a_measure_of_the_cycle_is_shown_for_the_cycle(published):
    assert published(PERIODS, measure="early_warning", show=SHOW) == ["2025-07-01 2025-12-31"]
    assert published(PERIODS, measure="enrolment", show=SHOW) == ["2025-09-01 2025-12-31"]


def test_student_days_are_shown_for_each_month_too(published):
    periods = ["2025-09-01 2025-09-30", "2025-09-01 2025-12-31"]
    assert published(PERIODS, measure="attendance_rate", show=SHOW) == periods


def test_a_measure_with_periods_of_its_own_is_shown_for_all_of_them(published):
    assert len(published(PERIODS, measure="proficiency", show=SHOW)) == 4


def test_what_is_delivered_is_shown_for_the_periods_delivered(published):
    assert len(published(PERIODS, measure="chronic_absence", origin="counts", show=SHOW)) == 4
    assert len(published(PERIODS, measure="attendance_rate", origin="rates", show=SHOW)) == 4


def test_medians_of_daily_rates_are_shown_for_the_period_of_their_measure(published):
    assert published(PERIODS, measure="attendance_rate", origin="median", show=SHOW) == ["2025-09-01 2025-12-31"]


def test_things_are_shown_for_each_month_too(published):
    assert published(PERIODS, measure="vacancy_rate", show=SHOW) == ["2025-09-01 2025-09-30", "2025-09-01 2025-12-31"]


def test_medians_of_rates_that_their_authority_has_published_are_shown_for_each_month_too(published):
    medians = {"measure": "attendance_rate", "origin": "median of rates", "show": SHOW}
    assert len(published(PERIODS, is_published="true", **medians)) == 2
    assert len(published(PERIODS, is_published="false", **medians)) == 1
