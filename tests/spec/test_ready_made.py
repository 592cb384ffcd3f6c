"""Ready-made counts and rates: shown as delivered, beside what is computed from student rows."""

from datetime import date

import pytest

ORIGIN = "unit numerator denominator value n status origin"


def counts(*rows, measure="suspension_rate"):
    """Rows of unit, group, period, numerator, denominator and status."""
    head = (
        "measure definition_version authority is_published "
        "unit_type unit_id group_id period_start period_end numerator denominator status"
    )
    return "\n".join([head, *(f"{measure} state-1 State true {row}" for row in rows)])


def rates(*rows):
    """Rows of unit, group, period, rate, n and status."""
    head = (
        "measure definition_version authority is_published "
        "unit_type unit_id group_id period_start period_end rate n status"
    )
    return "\n".join([head, *(f"attendance_rate state-1 State true {row}" for row in rows)])


def test_counts_make_a_rate_of_numerator_and_denominator(measured):
    delivered = counts("school A all 2025-09-01 2025-12-31 30 120 reported")
    assert measured("ready_made", f"{ORIGIN} definition_version authority", counts=delivered) == [
        "A 30 120 0.25 120 reported counts state-1 State"
    ]


def test_groups_slices_and_the_district_come_as_delivered(measured):
    delivered = counts("district - sex=female 2025-09-01 2025-12-31 5 50 reported")
    assert measured("ready_made", "unit_id group_id slice numerator", counts=delivered) == ["'' sex=female '' 5"]


def test_a_states_numbers_are_no_figure(measured):
    delivered = counts(
        "state - race_ethnicity=black 2025-09-01 2025-12-31 5000 90000 reported", measure="discipline_risk_ratio"
    )
    assert measured("ready_made", ORIGIN, counts=delivered) == []


def test_nothing_is_summed_from_schools_to_the_district(measured):
    delivered = counts(
        "school A all 2025-09-01 2025-12-31 30 120 reported", "school B all 2025-09-01 2025-12-31 10 100 reported"
    )
    assert measured("ready_made", "unit numerator", counts=delivered) == ["A 30", "B 10"]


def test_a_count_without_denominator_has_no_rate(measured):
    delivered = counts("school A all 2025-09-01 2025-12-31 30 - reported")
    assert measured("ready_made", ORIGIN, counts=delivered) == ["A 30 - - - reported counts"]


def test_a_denominator_of_zero_has_no_rate(measured):
    delivered = counts("school A all 2025-09-01 2025-12-31 0 0 reported")
    assert measured("ready_made", ORIGIN, counts=delivered) == ["A 0 0 - 0 reported counts"]


def test_a_measure_that_is_a_value_has_its_count_as_value(measured):
    delivered = counts("school A all 2025-09-01 2025-12-31 415 - reported", measure="enrolment")
    assert measured("ready_made", ORIGIN, counts=delivered) == ["A 415 - 415 415 reported counts"]


def test_parts_of_a_person_are_not_rounded_up(measured):
    delivered = counts("school A all 2025-09-01 2025-12-31 4 9.6 reported", measure="teacher_retention")
    assert measured("ready_made", "unit denominator n", counts=delivered) == ["A 9.6 9"]


@pytest.mark.parametrize("status", ["suppressed", "not_reported", "unclear"])
def test_what_is_missing_stays_missing_with_its_reason(measured, status):
    delivered = counts(f"school A all 2025-09-01 2025-12-31 - 120 {status}")
    answer = measured("ready_made", "unit numerator value status freshest_date", counts=delivered)
    assert answer == [f"A - - {status} -"]


def test_numbers_of_any_period_up_to_the_cycles_end_are_there(measured):
    delivered = counts(
        "school A all 2023-07-01 2024-06-30 1 10 reported",
        "school A all 2025-07-01 2025-12-31 2 10 reported",
        "school A all 2025-07-01 2026-01-01 3 10 reported",
    )
    answer = measured("ready_made", "period_start period_end numerator freshest_date", period="all", counts=delivered)
    assert answer == ["2023-07-01 2024-06-30 1 2024-06-30", "2025-07-01 2025-12-31 2 2025-12-31"]


def test_the_month_that_the_cycle_ends_in_is_there_as_it_was_counted(measured, district):
    """A cycle ends with its last day of school, a month with its last day; no longer period is of the cycle."""
    fall = district.cycles["fall"].model_copy(update={"end": date(2025, 12, 19)})
    of = district.model_copy(update={"cycles": {**district.cycles, "fall": fall}})
    delivered = counts(
        "school A all 2025-11-01 2025-11-30 1 10 reported",
        "school A all 2025-12-01 2025-12-31 2 10 reported",
        "school A all 2025-12-01 2025-12-30 3 10 reported",
        "school A all 2025-10-01 2025-12-31 4 10 reported",
        "school A all 2026-01-01 2026-01-31 5 10 reported",
    )
    answer = measured("ready_made", "period_end numerator", period="all", of=of, counts=delivered)
    assert answer == ["2025-11-30 1", "2025-12-31 2"]


def test_rates_are_shown_as_delivered_with_the_number_of_people_where_known(measured):
    delivered = rates(
        "school A all 2025-09-01 2025-12-31 0.931 410 reported", "school B all 2025-09-01 2025-12-31 0.9 - reported"
    )
    assert measured("ready_made", ORIGIN, rates=delivered) == [
        "A - - 0.931 410 reported rates",
        "B - - 0.9 - reported rates",
    ]


DAYS = (
    "school A all 2025-09-01 2025-09-01 0.90 - reported",
    "school A all 2025-09-02 2025-09-02 0.96 - reported",
    "school A all 2025-09-03 2025-09-03 0.94 - reported",
)


def test_rates_of_days_become_the_median_of_each_period(measured):
    answer = measured("ready_made", f"period_end {ORIGIN}", period="all", rates=rates(*DAYS))
    assert answer == [
        "2025-09-30 A - - 0.94 - reported median of rates",
        "2025-12-31 A - - 0.94 - reported median of rates",
        "2025-12-31 A - - 0.94 - reported median of rates",
    ]


def test_a_day_that_was_not_reported_is_a_hole_in_the_coverage_and_not_zero(measured):
    days = rates(*DAYS, "school A all 2025-09-04 2025-09-04 - - not_reported")
    answer = measured("ready_made", "value expected_n received_n freshest_date", rates=days)
    assert answer == ["0.94 122 3 2025-09-03"]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("not_reported", "not_reported", "not_reported"),
        ("not_reported", "suppressed", "suppressed"),
        ("suppressed", "unclear", "unclear"),
    ],
)
def test_a_period_of_missing_days_says_why(measured, first, second, said):
    days = rates(f"school A all 2025-09-01 2025-09-01 - - {first}", f"school A all 2025-09-02 2025-09-02 - - {second}")
    assert measured("ready_made", "value received_n status", rates=days) == [f"- 0 {said}"]


def test_days_out_of_session_do_not_count(measured):
    calendar = """
        school_id date       is_session
        -         2025-09-01 true
        -         2025-09-02 true
        -         2025-09-03 false
        -         2025-10-01 false
    """
    days = rates(*DAYS, "school A all 2025-10-01 2025-10-01 0.1 - reported")
    answer = measured(
        "ready_made", "period_end value expected_n received_n", period="all", calendar=calendar, rates=days
    )
    assert answer == ["2025-09-30 0.93 2 2", "2025-12-31 0.93 2 2", "2025-12-31 0.93 2 2"]


def test_without_a_calendar_every_day_counts_and_none_is_expected(measured):
    answer = measured("ready_made", "value expected_n received_n", calendar="", rates=rates(*DAYS))
    assert answer == ["0.94 - 3"]


def test_a_median_is_published_where_every_day_of_it_is(measured):
    mixed = rates(*DAYS).replace("State true school A all 2025-09-02", "State false school A all 2025-09-02")
    assert measured("ready_made", "is_published", rates=rates(*DAYS)) == ["True"]
    assert measured("ready_made", "is_published", rates=mixed) == ["False"]


def test_nothing_delivered_is_nothing_shown(measured):
    assert measured("ready_made", ORIGIN, period="all") == []
