"""Teachers who stay, by full-time equivalents of the base year: of those whose full-time equivalent is told."""

import pytest

INDICATOR = "outcomes.teacher_stayers_fte"
SHOWN = "unit value n excluded_n expected_n received_n"
BOTH = ("t8 A 1 2020-08-01 -", "t9 B 1 2020-08-01 -")


def stayed(measured, *rows, shown=SHOWN, where="unit_type <> 'level'", others=(), **given):
    """Of 2024-25, by teachers' rows of person, school, full-time equivalent, first and last day, and rows of others."""
    told = (row.split() for row in rows)
    lines = [f"{who} {school} teacher {fte} {start} {end} true" for who, school, fte, start, end in told]
    table = "\n".join(["staff_id school_id role fte start_date end_date is_primary", *lines, *others])
    where = f"period_start = date '2024-07-01' and {where}"
    return measured(INDICATOR, shown, period="all", where=where, staff=table, **given)


def test_half_a_job_counts_as_half(measured):
    rows = [*BOTH, "t1 A 0.5 2023-08-01 2025-06-30", "t2 A 0.5 2023-08-01 -"]
    assert stayed(measured, *rows) == ["A 0.75 3 0 3 3", "B 1 1 0 1 1", "district 0.8333 4 0 4 4"]


def test_the_full_time_equivalent_is_that_of_the_base_year(measured):
    """t1 has half a job from the second year on, and t2 a whole one."""
    rows = [
        *BOTH,
        "t1 A 1 2023-08-01 2025-06-30",
        "t1 A 0.5 2025-07-01 -",
        "t2 A 0.5 2023-08-01 2025-06-30",
        "t2 B 1 2025-07-01 -",
    ]
    assert stayed(measured, *rows, shown="unit value n", where="unit = 'A'") == ["A 0.8 3"]


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2024-10-01", "2025-06-30", "0.5 2"),
        ("2024-10-02", "2025-06-30", "1 1"),
        ("2024-08-01", "2025-10-01", "1 2"),
        ("2024-08-01", "2025-09-30", "0.5 2"),
    ],
)
def test_both_days_are_october_1(measured, start, end, found):
    rows = [*BOTH, f"t1 A 1 {start} {end}"]
    assert stayed(measured, *rows, shown="value n", where="unit = 'A'") == [found]


def test_who_has_none_is_left_out_and_counted(measured):
    rows = [*BOTH, "t1 A - 2023-08-01 2025-06-30", "t2 A 1 2023-08-01 2025-06-30", "t3 A - 2020-08-01 -"]
    assert stayed(measured, *rows, where="unit = 'A'") == ["A 0.5 2 2 4 2"]


def test_a_teacher_who_moves_stays_at_neither(measured):
    rows = [*BOTH, "t1 A 1 2023-08-01 2025-06-30", "t1 B 1 2025-08-01 -"]
    assert stayed(measured, *rows, shown="unit value") == ["A 0.5", "B 1", "district 0.6667"]


def test_other_places_and_roles_are_not_added(measured):
    others = ["t8 A teacher 0.5 2020-08-01 - false", "t8 B teacher 0.5 2020-08-01 - false"]
    others += ["s1 A counselor 1 2020-08-01 - true"]
    rows = [*BOTH, "t1 A 1 2023-08-01 2025-06-30"]
    assert stayed(measured, *rows, shown="unit value n", where="unit = 'A'", others=others) == ["A 0.5 2"]


def test_a_school_of_which_nobody_says_who_teaches_there_has_not_lost_all(measured):
    rows = [BOTH[0], "t1 B 1 2020-08-01 2025-06-30"]
    assert stayed(measured, *rows) == ["A 1 1 0 1 1", "district 1 1 0 2 1"]


def test_one_teacher_and_none_and_no_teaching_time(measured):
    assert stayed(measured, BOTH[0], shown="unit value n") == ["A 1 1", "district 1 1"]
    assert stayed(measured, others=["s1 A counselor 1 2020-08-01 - true"]) == []
    assert stayed(measured, "t1 A 0 2020-08-01 -", "t2 A - 2020-08-01 -") == []


def test_teachers_are_those_of_the_share_of_heads(measured):
    """Of two stretches that overlap the newer counts in both."""
    rows = [*BOTH, "t1 A 1 2020-08-01 -", "t1 A 0.5 2024-08-01 -", "t2 A 0.5 2024-08-01 2025-06-30"]
    assert stayed(measured, *rows, shown="unit value n", where="unit = 'A'") == ["A 0.75 3"]


def test_a_school_that_opens_has_one_from_its_first_october_on(measured):
    rows = [*BOTH, "t1 C 1 2024-08-01 -"]
    schools = "school_id level\nA elementary\nB elementary\nC elementary"
    assert stayed(measured, *rows, shown="unit value", where="unit = 'C'", schools=schools) == ["C 1"]
    later = [*BOTH, "t1 C 1 2024-11-01 -"]
    assert stayed(measured, *later, where="unit = 'C'", schools=schools) == []
