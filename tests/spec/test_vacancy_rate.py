"""Vacancies: full-time equivalents that nobody holds on a period's last day, of those that are to be filled."""

import pytest

SHOWN = "unit numerator denominator excluded_n"
ALL_ROLES = "slice = '' and unit_type <> 'level'"


def positions(*rows):
    """Rows of position, role, school, full-time equivalents, status, and from when to when; - is the central office."""
    return "\n".join(["position_id role school_id fte status start_date end_date", *rows])


def vacancies(measured, rows, where=ALL_ROLES, shown=SHOWN, **given):
    return measured("outcomes.vacancy_rate", shown, where=where, positions=rows, **given)


def test_vacant_of_what_is_to_be_filled_by_school_and_district(measured):
    rows = positions(
        "p1 teacher A 1 filled 2024-08-01 -",
        "p2 teacher A 0.5 vacant 2025-08-01 -",
        "p3 teacher A 1 on_leave 2025-10-01 -",
        "p4 principal B 1 filled 2025-10-01 -",
    )
    assert vacancies(measured, rows) == ["A 0.5 2.5 0", "B 0 1 0", "district 0.5 3.5 0"]


def test_frozen_positions_are_left_out_and_counted(measured):
    rows = positions("p1 teacher A 1 filled 2025-10-01 -", "p2 teacher A 1 frozen 2025-10-01 -")
    assert vacancies(measured, rows) == ["A 0 1 1", "district 0 1 1"]


def test_where_all_is_frozen_or_stands_for_no_time_there_is_no_rate(measured):
    frozen = positions("p1 teacher A 1 frozen 2025-10-01 -", "p2 teacher A 0 vacant 2025-10-01 -")
    assert vacancies(measured, frozen) == []


def test_the_central_office_counts_in_the_district_alone(measured):
    rows = positions("p1 teacher A 1 filled 2025-10-01 -", "p2 specialist - 1 vacant 2025-10-01 -")
    assert vacancies(measured, rows, "slice = ''") == ["A 0 1 0", "district 1 2 0", "elementary 0 1 0"]


def test_roles_stand_beside_all(measured):
    rows = positions("p1 teacher A 1 filled 2025-10-01 -", "p2 counselor A 0.5 vacant 2025-10-01 -")
    found = vacancies(measured, rows, "unit_type = 'school'", "unit slice numerator denominator")
    assert found == ["A '' 0.5 1.5", "A counselor 0.5 0.5", "A teacher 0 1"]


@pytest.mark.parametrize(
    ("start", "end", "vacant_fte"),
    [
        ("2025-12-31", "-", 1),
        ("2026-01-01", "-", 0),
        ("2025-10-01", "2025-12-31", 1),
        ("2025-10-01", "2025-12-30", 0),
        ("2025-10-01", "2026-06-30", 1),
    ],
)
def test_what_is_so_on_the_last_day_counts(measured, start, end, vacant_fte):
    rows = positions("p1 teacher A 1 filled 2025-10-01 -", f"p2 teacher A 1 vacant {start} {end}")
    assert vacancies(measured, rows)[0] == f"A {vacant_fte} {1 + vacant_fte} 0"


def test_a_position_that_several_hold_or_pay_for_counts_by_its_parts(measured):
    head = "position_id assignment_id line_id role school_id fte status start_date"
    rows = f"""{head}
        p1 1 - teacher A 0.5 filled 2025-10-01
        p1 2 - teacher A 0.5 vacant 2025-10-01
        p2 1 x teacher A 0.25 filled 2025-10-01
        p2 1 y teacher A 0.75 filled 2025-10-01
    """
    assert vacancies(measured, rows)[0] == "A 0.5 2 0"


def test_one_that_moves_to_another_school_counts_where_it_is_then(measured):
    rows = positions("p1 teacher A 1 vacant 2025-07-01 2025-10-31", "p1 teacher B 1 vacant 2025-11-01 -")
    assert vacancies(measured, rows) == ["B 1 1 0", "district 1 1 0"]


def test_periods_before_the_first_position_and_after_what_is_known_have_no_rate(measured):
    rows = positions("p1 teacher A 1 filled 2025-10-15 -", "p2 teacher A 1 vacant 2025-11-10 -")
    found = measured(
        "outcomes.vacancy_rate",
        "period_end numerator denominator freshest_date",
        period="all",
        where="unit = 'A' and slice = '' and date_diff('day', period_start, period_end) < 31",
        positions=rows,
    )
    assert found == ["2025-10-31 0 1 2025-10-31", "2025-11-30 1 2 2025-11-10"]


def test_a_role_that_appears_in_mid_year_has_a_rate_from_its_first_month_on(measured):
    rows = positions(
        "p1 teacher A 1 filled 2025-10-15 -",
        "p2 interpreter A 1 filled 2025-11-10 2025-12-30",
        "p2 interpreter A 1 vacant 2025-12-31 -",
    )
    found = measured(
        "outcomes.vacancy_rate",
        "period_end numerator denominator",
        period="all",
        where="unit = 'A' and slice = 'interpreter' and date_diff('day', period_start, period_end) < 31",
        positions=rows,
    )
    assert found == ["2025-11-30 0 1", "2025-12-31 1 1"]


def test_a_school_whose_positions_did_not_come_is_missing(measured):
    covered = measured(
        "facts.coverage",
        "unit schools_expected_n schools_received_n",
        where="dataset = 'positions' and unit_type <> 'level'",
        positions=positions("p1 teacher A 1 filled 2025-10-01 -"),
    )
    assert covered == ["A 1 1", "B 1 0", "district 2 1"]


def test_a_school_that_is_closed_by_then_has_none_to_send(measured):
    covered = measured(
        "facts.coverage",
        "unit schools_expected_n schools_received_n",
        where="dataset = 'positions' and unit_type <> 'level'",
        schools="school_id level closed_date\nA elementary -\nB elementary 2025-11-30",
        positions=positions("p1 teacher A 1 filled 2025-10-01 -"),
    )
    assert covered == ["A 1 1", "district 1 1"]
