"""Testing windows: those that overlap are one, that of which most rows came."""

from __future__ import annotations

import pytest

HEAD = "student_id school_id subject status is_proficient assessment grade window_start_date window_end_date"
ENROLMENT = """
    student_id school_id grade entry_date
    s1         A         05    2025-08-01
    s2         A         05    2025-08-01
    s3         B         05    2025-08-01
"""
OCTOBER = "2025-10-06 2025-10-24"
PERIODS = "unit period_start period_end numerator denominator"


def sent(*rows: str) -> str:
    return "\n".join([HEAD, *(row.replace("|", "reading").replace(";", "state 05") for row in rows)])


@pytest.mark.parametrize("other", ["2025-10-05 2025-10-24", "2025-10-13 2025-10-24", "2025-10-24 2026-01-16"])
def test_a_window_a_day_off_that_of_one_school_and_a_make_up_are_counted_in_that_of_most(measured, other):
    """The last ends when the cycle is over, and is none of its own all the same."""
    assessments = sent(
        f"s1 A | valid true ; {OCTOBER}", f"s2 A | valid false ; {OCTOBER}", f"s3 B | valid true ; {other}"
    )
    given = {"enrolment": ENROLMENT, "assessments": assessments}
    assert measured("outcomes.proficiency", PERIODS, period="all", **given) == [
        "A 2025-10-06 2025-10-24 1 2",
        "B 2025-10-06 2025-10-24 1 1",
        "district 2025-10-06 2025-10-24 2 3",
    ]
    coverage = "unit schools_received_n schools_expected_n students_received_n students_expected_n"
    where = "dataset = 'assessments' and unit = 'district'"
    assert measured("facts.coverage", coverage, period="all", where=where, **given) == ["district 2 2 3 3"]


def test_of_two_rows_of_a_student_the_score_counts_and_of_two_scores_the_newer(measured):
    assessments = sent(
        f"s1 A | not_tested - ; {OCTOBER}",
        "s1 A | valid true ; 2025-10-20 2025-10-31",
        f"s2 A | valid false ; {OCTOBER}",
        "s2 A | valid true ; 2025-10-20 2025-10-31",
        f"s3 B | valid true ; {OCTOBER}",
        "s3 B | not_tested - ; 2025-10-20 2025-10-31",
        f"s4 B | valid true ; {OCTOBER}",
    )
    shown = "unit period_start numerator denominator excluded_n"
    answer = measured("outcomes.proficiency", shown, period="all", where="unit = 'district'", assessments=assessments)
    assert answer == ["district 2025-10-06 4 4 0"]


def test_windows_that_overlap_one_after_another_are_one_and_others_stay_apart(measured):
    rows = [
        *(f"a{n} A | valid true ; 2025-10-01 2025-10-10" for n in range(1)),
        *(f"b{n} A | valid true ; 2025-10-08 2025-10-20" for n in range(2)),
        *(f"c{n} A | valid true ; 2025-10-18 2025-10-30" for n in range(3)),
        *(f"d{n} A | valid true ; 2025-11-03 2025-11-07" for n in range(1)),
    ]
    answer = measured("outcomes.proficiency", PERIODS, period="all", where="unit = 'A'", assessments=sent(*rows))
    assert answer == ["A 2025-10-18 2025-10-30 6 6", "A 2025-11-03 2025-11-07 1 1"]


def test_of_windows_with_as_many_rows_it_is_the_one_that_starts_first(measured):
    rows = ("s3 B | valid true ; 2025-10-13 2025-10-31", f"s1 A | valid true ; {OCTOBER}")
    for order in (rows, rows[::-1]):
        answer = measured(
            "outcomes.proficiency", PERIODS, period="all", where="unit = 'district'", assessments=sent(*order)
        )
        assert answer == ["district 2025-10-06 2025-10-24 2 2"]


def test_another_test_or_subject_has_windows_of_its_own(measured):
    assessments = sent(
        f"s1 A | valid true ; {OCTOBER}",
        f"s2 A | valid true ; {OCTOBER}",
        "s1 A mathematics valid true ; 2025-10-13 2025-10-31",
        "s1 A | valid true interim 05 2025-10-13 2025-10-31",
    )
    answer = measured(
        "outcomes.proficiency", "slice period_start", period="all", where="unit = 'A'", assessments=assessments
    )
    assert answer == ["mathematics 2025-10-13", "reading, interim 2025-10-13", "reading, state 2025-10-06"]


NOVEMBER = "2025-10-24 2025-11-14"


def test_two_windows_that_share_a_day_and_have_the_same_students_are_two(measured):
    rows = [
        f"s{n} {school} | valid true ; {days}" for days in (OCTOBER, NOVEMBER) for n, school in ((1, "A"), (3, "B"))
    ]
    given = {"enrolment": ENROLMENT, "assessments": sent(*rows, f"s2 A | valid false ; {OCTOBER}")}
    shown = "unit period_start numerator denominator"
    assert measured("outcomes.participation", shown, period="all", where="unit = 'district'", **given) == [
        "district 2025-10-06 3 3",
        "district 2025-10-24 2 3",
    ]


def test_two_such_windows_are_two_though_a_wrong_date_makes_one_row_last_through_both(measured):
    rows = [
        f"s{n} A | valid true ; {days}" for days in (OCTOBER, NOVEMBER) for n in range(4) if (days, n) != (NOVEMBER, 3)
    ]
    given = {"assessments": sent(*rows, "s3 A | valid true ; 2025-10-06 2025-11-14")}
    shown = "unit period_start denominator"
    answer = measured("outcomes.proficiency", shown, period="all", where="unit = 'district'", **given)
    assert answer == ["district 2025-10-06 4", "district 2025-10-24 3"]


def test_who_retakes_a_test_in_its_make_up_window_makes_no_second_one(measured):
    rows = [*(f"s{n} A | valid false ; {OCTOBER}" for n in range(4)), f"s4 A | not_tested - ; {OCTOBER}"]
    again = ["s0 A | valid true ; 2025-10-20 2025-10-31", "s4 A | valid true ; 2025-10-20 2025-10-31"]
    answer = measured(
        "outcomes.proficiency", PERIODS, period="all", where="unit = 'A'", assessments=sent(*rows, *again)
    )
    assert answer == ["A 2025-10-06 2025-10-24 2 5"]
