"""Who teaches where a year later: stayers, movers and leavers of the teachers of October 1, three ways of counting."""

import pytest

MEASURES = ("teacher_stayers", "teacher_movers", "teacher_leavers")
CLASSES = ("teacher_stayers", "teacher_movers", "teacher_in_other_roles", "teacher_district_leavers")
SHOWN = "unit numerator denominator expected_n"


def staff(*rows):
    """Rows of person, school, role, first and last day, each counted there."""
    head = "staff_id school_id role start_date end_date is_primary"
    return "\n".join([head, *(f"{row} true" for row in rows)])


def counted(measured, measure, rows, where="period_start = date '2024-07-01'", shown=SHOWN, **given):
    return measured(f"outcomes.{measure}", shown, period="all", where=where, staff=rows, **given)


def of_district(measured, rows, measures=MEASURES, **given):
    """How many of all teachers each measure counts: stayers, movers and leavers where nothing else is said."""
    found = [
        counted(measured, name, rows, "unit_type = 'district' and period_start = date '2024-07-01'", **given)
        for name in measures
    ]
    return [line.split()[1:3] for lines in found for line in lines]


# Somebody teaches at both schools, both years.
BOTH = ("t8 A teacher 2020-08-01 -", "t9 B teacher 2020-08-01 -")


def test_stayers_movers_and_leavers_add_up_to_all_teachers(measured):
    rows = staff(
        *BOTH,
        "t1 A teacher 2023-08-01 2025-06-30",
        "t1 B teacher 2025-08-01 -",
        "t2 A teacher 2023-08-01 2025-06-30",
        "t3 A teacher 2023-08-01 2025-06-30",
        "t3 A principal 2025-07-01 -",
    )
    where = "period_start = date '2024-07-01' and unit_type <> 'level'"
    assert counted(measured, "teacher_stayers", rows, where) == ["A 1 4 4", "B 1 1 1", "district 2 5 5"]
    assert counted(measured, "teacher_movers", rows, where) == ["A 1 4 4", "B 0 1 1", "district 1 5 5"]
    assert counted(measured, "teacher_leavers", rows, where) == ["A 2 4 4", "B 0 1 1", "district 2 5 5"]
    assert counted(measured, "teacher_district_retention", rows, where) == ["A 2 4 4", "B 1 1 1", "district 3 5 5"]
    assert of_district(measured, rows, CLASSES) == [["2", "5"], ["1", "5"], ["1", "5"], ["1", "5"]]


def test_leavers_are_those_in_another_role_and_those_who_leave_the_district(measured):
    rows = staff(
        *BOTH,
        "t3 A teacher 2023-08-01 2025-06-30",
        "t3 A principal 2025-07-01 -",
        "t4 A teacher 2023-08-01 2025-06-30",
        "t4 B counselor 2025-07-01 -",
        "t5 A teacher 2023-08-01 2025-06-30",
        "t6 B teacher 2023-08-01 2025-06-30",
        "t6 A teacher 2025-08-01 -",
    )
    where = "period_start = date '2024-07-01' and unit_type <> 'level'"
    assert counted(measured, "teacher_in_other_roles", rows, where) == ["A 2 4 4", "B 0 2 2", "district 2 6 6"]
    assert counted(measured, "teacher_district_leavers", rows, where) == ["A 1 4 4", "B 0 2 2", "district 1 6 6"]
    assert counted(measured, "teacher_leavers", rows, where) == ["A 3 4 4", "B 0 2 2", "district 3 6 6"]


@pytest.mark.parametrize(
    ("later", "is_in_other_role"),
    [
        ("t1 A counselor 2025-10-01 -", True),
        ("t1 A counselor 2025-10-02 -", False),
        ("t1 - teacher 2025-07-01 -", True),
        ("t1 B teacher 2025-07-01 -", False),
    ],
)
def test_another_role_is_that_of_the_next_october_1(measured, later, is_in_other_role):
    rows = staff(*BOTH, "t1 A teacher 2023-08-01 2025-06-30", later)
    assert of_district(measured, rows, ["teacher_in_other_roles"]) == [["1" if is_in_other_role else "0", "3"]]


def test_who_teaches_beside_another_role_is_where_she_is_counted(measured):
    rows = f"{staff(*BOTH, 't1 A teacher 2023-08-01 2025-06-30', 't1 A principal 2025-07-01 -')}\n"
    rows += "t1 A teacher 2025-07-01 - false"
    assert of_district(measured, rows, CLASSES) == [["2", "3"], ["0", "3"], ["1", "3"], ["0", "3"]]


@pytest.mark.parametrize(
    ("start", "end", "is_counted"),
    [
        ("2024-10-01", "-", True),
        ("2024-10-02", "-", False),
        ("2020-08-01", "2024-10-01", True),
        ("2020-08-01", "2024-09-30", False),
    ],
)
def test_who_teaches_on_october_1_is_counted(measured, start, end, is_counted):
    assert of_district(measured, staff(*BOTH, f"t1 A teacher {start} {end}"))[0][1] == ("3" if is_counted else "2")


@pytest.mark.parametrize(("last", "stayers"), [("2025-10-01", "3"), ("2025-09-30", "2")])
def test_who_teaches_there_on_the_next_october_1_has_stayed(measured, last, stayers):
    assert of_district(measured, staff(*BOTH, f"t1 A teacher 2024-08-01 {last}"))[0] == [stayers, "3"]


def test_others_than_teachers_and_places_that_do_not_count_are_left_out(measured):
    rows = f"{staff(*BOTH, 's1 A counselor 2020-08-01 -')}\nt9 A teacher 2020-08-01 - false"
    assert of_district(measured, rows) == [["2", "2"], ["0", "2"], ["0", "2"]]


def test_a_school_of_which_nobody_says_who_teaches_there_has_not_lost_all(measured):
    rows = staff(BOTH[0], "t1 B teacher 2020-08-01 2025-06-30", "t2 B teacher 2020-08-01 2025-06-30")
    where = "period_start = date '2024-07-01' and unit_type <> 'level'"
    assert counted(measured, "teacher_leavers", rows, where) == ["A 0 1 1", "district 0 1 3"]
    covered = measured(
        "facts.coverage",
        "unit schools_expected_n schools_received_n",
        period="all",
        where="dataset = 'staff' and period_start = date '2024-07-01' and unit_type <> 'level'",
        staff=rows,
    )
    assert covered == ["A 1 1", "B 1 0", "district 2 1"]


def test_teachers_of_a_school_that_closed_have_moved_or_left(measured):
    schools = "school_id level closed_date\nA elementary -\nB elementary 2025-06-30"
    rows = staff(
        BOTH[0],
        "t1 B teacher 2020-08-01 2025-06-30",
        "t1 A teacher 2025-08-01 -",
        "t2 B teacher 2020-08-01 2025-06-30",
    )
    assert of_district(measured, rows, schools=schools) == [["1", "3"], ["1", "3"], ["1", "3"]]


def test_the_year_that_is_not_over_has_no_rate_and_each_of_three_before_has(measured):
    found = measured(
        "outcomes.teacher_stayers",
        "period_start period_end",
        period="all",
        where="unit_type = 'district'",
        staff=staff(*BOTH),
    )
    assert found == ["2022-07-01 2023-06-30", "2023-07-01 2024-06-30", "2024-07-01 2025-06-30"]


def test_one_teacher_and_none(measured):
    assert of_district(measured, staff(BOTH[0]), CLASSES) == [["1", "1"], ["0", "1"], ["0", "1"], ["0", "1"]]
    assert of_district(measured, staff("s1 A counselor 2020-08-01 -"), CLASSES) == []


POOLED = "outcomes.teacher_stayers_three_years"
POOLED_SHOWN = "unit period_start period_end numerator denominator"


def pooled(measured, rows, shown=POOLED_SHOWN, where="unit_type <> 'level'", **given):
    return measured(POOLED, shown, period="all", where=where, staff=rows, **given)


def test_three_years_are_pooled_and_a_teacher_counts_in_each_of_them(measured):
    """At A t1 stayed twice and left, t2 stayed once and moved to B, where she stayed."""
    rows = staff(
        *BOTH,
        "t1 A teacher 2022-08-01 2025-06-30",
        "t2 A teacher 2022-08-01 2024-06-30",
        "t2 B teacher 2024-08-01 -",
    )
    years = "2022-07-01 2025-06-30"
    assert pooled(measured, rows) == [f"A {years} 6 8", f"B {years} 4 4", f"district {years} 10 12"]
    each = measured("outcomes.teacher_stayers", "numerator denominator", period="all", where="unit = 'A'", staff=rows)
    assert sorted(each) == ["1 2", "2 3", "3 3"]


def test_a_school_of_which_one_of_the_years_is_not_there_is_not_pooled(measured):
    """B opened in the second, and of C nobody says who teaches there after the last."""
    rows = staff("t8 A teacher 2020-08-01 -", "t1 B teacher 2023-08-01 -", "t2 C teacher 2020-08-01 2025-06-30")
    schools = "school_id level\nA elementary\nB elementary\nC elementary"
    shown = "unit numerator denominator"
    assert pooled(measured, rows, shown, schools=schools) == ["A 3 3", "district 7 7"]


def test_staff_of_three_years_have_come_of_a_school_where_they_have_in_each(measured):
    """Of B nobody says who teaches there after the last."""
    rows = staff("t8 A teacher 2020-08-01 -", "t1 B teacher 2020-08-01 2025-06-30")
    where = "dataset = 'staff' and period_start = date '2022-07-01' and period_end = date '2025-06-30'"
    shown = "unit schools_expected_n schools_received_n"
    covered = measured("facts.coverage", shown, period="all", where=f"{where} and unit_type <> 'level'", staff=rows)
    assert covered == ["A 1 1", "B 1 0", "district 2 1"]


def test_a_district_with_two_years_has_none_pooled(measured):
    assert pooled(measured, staff("t1 A teacher 2023-08-01 -", "t2 A teacher 2023-08-01 2024-06-30")) == []
    assert pooled(measured, staff("t1 A teacher 2022-10-01 -"), "unit numerator denominator") == [
        "A 3 3",
        "district 3 3",
    ]
    assert pooled(measured, staff("s1 A counselor 2020-08-01 -")) == []
