"""Students per teacher: enrolled on the day of counting, over full-time equivalents of teachers there on that day."""

import pytest

INDICATOR = "outcomes.students_per_teacher"
SHOWN = "unit value n excluded_n expected_n received_n"
DAY = "2025-12-31"


def enrolled(*rows, **schools):
    """Rows of student, school, first and last day, and so many more at each school."""
    rows += tuple(f"{school}{n} {school} 2025-09-01 -" for school, of_n in schools.items() for n in range(of_n))
    lines = (row.split() for row in rows)
    head = "student_id school_id grade entry_date exit_date"
    return "\n".join([head, *(f"{who} {where} 05 {first} {last}" for who, where, first, last in lines)])


def staff(*rows):
    """Rows of person, school, role, full-time equivalent, first and last day, each counted there."""
    return "\n".join(["staff_id school_id role fte start_date end_date is_primary", *(f"{row} true" for row in rows)])


def teachers(school, *ftes, start="2020-08-01"):
    return [f"{school}{n} {school} teacher {fte} {start} -" for n, fte in enumerate(ftes)]


def told(measured, *rows, where="unit_type <> 'level'", shown=SHOWN, **given):
    return measured(INDICATOR, shown, where=where, staff=staff(*rows), **given)


def test_students_for_each_full_time_equivalent(measured):
    found = told(measured, *teachers("A", 1, "0.5"), *teachers("B", 2), enrolment=enrolled(A=30, B=40))
    assert found == ["A 20 2 0 2 2", "B 20 1 0 1 1", "district 20 3 0 3 3"]


def test_the_district_is_all_students_over_all_teachers_and_no_mean_of_schools(measured):
    given = {"schools": "school_id level\nA elementary\nB middle", "enrolment": enrolled(A=30, B=10)}
    found = told(measured, *teachers("A", 1), *teachers("B", 1), where="true", shown="unit value", **given)
    assert found == ["A 30", "B 10", "district 20", "elementary 30", "middle 10"]


@pytest.mark.parametrize(("first", "last", "students"), [(DAY, "-", 2), ("2026-01-01", "-", 1), ("2025-09-01", DAY, 2)])
def test_who_is_enrolled_on_the_day_of_counting_counts(measured, first, last, students):
    given = enrolled(f"s1 A {first} {last}", A=1)
    assert told(measured, *teachers("A", 1), where="unit = 'A'", shown="value", enrolment=given) == [str(students)]


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [(DAY, "-", 10), ("2026-01-01", "-", 20), ("2025-09-01", DAY, 10), ("2025-09-01", "2025-12-30", 20)],
)
def test_who_teaches_on_the_day_of_counting_counts(measured, first, last, value):
    rows = [*teachers("A", 1), f"t1 A teacher 1 {first} {last}"]
    assert told(measured, *rows, where="unit = 'A'", shown="value", enrolment=enrolled(A=20)) == [str(value)]


def test_each_school_is_counted_on_its_own_last_day(measured):
    calendar = "school_id date is_session\nA 2025-12-18 true\nB 2025-12-19 true"
    rows = [
        "t1 A teacher 1 2020-08-01 2025-12-18",
        "t2 B teacher 1 2020-08-01 2025-12-18",
        "t3 B teacher 2 2020-08-01 -",
    ]
    found = told(measured, *rows, shown="unit value freshest_date", calendar=calendar, enrolment=enrolled(A=20, B=20))
    assert found == ["A 20 2025-12-18", "B 10 2025-12-19", "district 13.3333 2025-12-19"]


def test_other_roles_and_teachers_of_no_school_do_not_count(measured):
    rows = [*teachers("A", 1), "c1 A counselor 1 2020-08-01 -", "t9 - teacher 1 2020-08-01 -"]
    assert told(measured, *rows, enrolment=enrolled(A=20)) == ["A 20 1 0 1 1", "district 20 1 0 1 1"]


def test_a_teacher_of_two_schools_counts_at_each_by_the_part_there_and_is_one_in_the_district(measured):
    rows = [*teachers("A", 1), *teachers("B", 1), "t1 A teacher 0.5 2020-08-01 -"]
    found = measured(
        INDICATOR,
        "unit value n",
        staff=f"{staff(*rows)}\nt1 B teacher 0.5 2020-08-01 - false",
        enrolment=enrolled(A=30, B=15),
    )
    assert found == ["A 20 2", "B 10 2", "district 15 3"]


def test_a_teacher_who_moved_counts_where_she_is(measured):
    rows = [*teachers("A", 1), *teachers("B", 1), "t1 A teacher 1 2020-08-01 2025-10-15", "t1 B teacher 1 2025-10-16 -"]
    found = told(measured, *rows, shown="unit value", enrolment=enrolled(A=20, B=20))
    assert found == ["A 20", "B 10", "district 13.3333"]


def test_a_student_of_two_schools_is_one_in_the_district(measured):
    given = enrolled("s1 A 2025-09-01 -", "s1 B 2025-09-01 -", A=1, B=1)
    rows = [*teachers("A", 1), *teachers("B", 1)]
    assert told(measured, *rows, shown="unit value", enrolment=given) == ["A 2", "B 2", "district 1.5"]


def test_of_several_stretches_at_a_school_the_newest_counts(measured):
    """An earlier one that nobody has ended is not added; two parts from one day on are."""
    rows = ["t1 A teacher 1 2020-08-01 -", "t1 A teacher 0.5 2025-08-01 -"]
    assert told(measured, *rows, where="unit = 'A'", shown="value n", enrolment=enrolled(A=10)) == ["20 1"]


@pytest.mark.parametrize(("untold", "found"), [(1, ["10 19 1 20 19"]), (2, [])])
def test_more_than_one_teacher_in_twenty_without_a_full_time_equivalent_leaves_no_number(measured, untold, found):
    rows = teachers("A", *["1"] * (20 - untold), *["-"] * untold)
    shown = SHOWN.removeprefix("unit ")
    assert told(measured, *rows, where="unit = 'A'", shown=shown, enrolment=enrolled(A=190)) == found


@pytest.mark.parametrize(("of_b", "found"), [(1, ["A 19", "district 19"]), (2, ["A 19"])])
def test_a_school_without_teachers_is_left_out_where_it_has_a_twentieth_of_the_students(measured, of_b, found):
    assert told(measured, *teachers("A", 1), shown="unit value", enrolment=enrolled(A=19, B=of_b)) == found


def test_teachers_of_a_school_without_students_do_not_count(measured):
    rows = [*teachers("A", 1), *teachers("B", 1, 1)]
    assert told(measured, *rows, enrolment=enrolled(A=20)) == ["A 20 1 0 1 1", "district 20 1 0 1 1"]


@pytest.mark.parametrize("rows", [[], teachers("A", 0), teachers("A", "-")], ids=["nobody", "no part", "not told"])
def test_without_any_full_time_equivalent_there_is_no_number(measured, rows):
    assert told(measured, *rows, enrolment=enrolled(A=20)) == []


def test_one_student_and_one_teacher(measured):
    assert told(measured, *teachers("A", "0.5"), where="unit = 'A'", enrolment=enrolled(A=1)) == ["A 2 1 0 1 1"]


def test_a_school_that_opens_in_mid_year_has_one_from_its_first_period_on(measured):
    given = {
        "schools": "school_id level opened_date\nA elementary -\nB elementary 2025-11-03",
        "enrolment": enrolled("s1 B 2025-11-03 -", A=10),
        "staff": staff(*teachers("A", 1), *teachers("B", 1, start="2025-08-01")),
    }
    where = "unit = 'B' and period_start >= date '2025-10-01'"
    found = measured(INDICATOR, "period_start value", period="all", where=where, **given)
    assert found == ["2025-11-01 1", "2025-12-01 1"]
