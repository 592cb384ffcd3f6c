"""Testing windows that are over are periods of the matrix: who has students of a tested grade owes their results."""

from __future__ import annotations

import pytest

from tasks.errors import DistrictInvalid
from tasks.expected.absences import with_absences
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level,opened_date\n" + "".join(
    f"{school},School {school},{level},{opened}\n"
    for school, level, opened in (
        ("A", "elementary", ""), ("B", "elementary", ""), ("C", "elementary", ""), ("H", "high", ""),
        ("N", "elementary", "2025-12-01"),
    )
)  # fmt: skip
FALL, WINTER = ("2025-09-08", "2025-09-26"), ("2026-01-12", "2026-01-23")
LAST_WINTER = ("2025-01-13", "2025-01-24")
CYCLE = """
[cycles.winter]
title = "Winter"
start = 2025-11-03
end = 2026-01-30
meeting = 2026-02-18
"""
GRADES = {"A": "05", "B": "05", "C": "05", "H": "10", "N": "05"}
HEAD = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"
ENROLMENT = "student_id,school_id,entry_date,grade\n" + "".join(
    f"{school}{n},{school},2024-08-01,{grade}\n" for school, grade in GRADES.items() for n in range(10)
)


def results(*cells: tuple[str, tuple[str, str]], subject: str = "reading") -> str:
    return "".join(
        f"{school}{n},{school},MAP,{subject},{GRADES[school]},{start},{end},valid,true\n"
        for schools, (start, end) in cells
        for school in schools
        for n in range(10)
    )


@pytest.fixture
def lacking(make_district, validated, day):
    """The cells of a winter cycle of which nothing came, given all results."""

    def run(sent: str, *, enrolment: str = ENROLMENT, at: str = "2026-02-15T12:00", windows=()):
        day(at)
        files = {"schools.csv": SCHOOLS, "assessments.csv": HEAD + sent}
        files |= {"enrolment.csv": enrolment} if enrolment else {}
        declared = "".join(
            f"[[datasets.assessments.windows]]\nstart = {start}\nend = {end}\n" for start, end in windows
        )
        folder = make_district(files, assessments={"parts": ["reading"]}, more=CYCLE + declared)
        verdicts = []
        for name in ("schools", *(["enrolment"] if enrolment else []), "assessments"):
            verdicts.append(validated(folder, name, verdicts))
        verdict = with_absences(read_district(folder), verdicts, "winter")[-1]
        return [(one.school_id, one.part, str(one.period_end)) for one in verdict.absences]

    return run


def test_a_school_with_students_of_a_tested_grade_owes_each_window(lacking):
    assert lacking(results(("ABCH", FALL), ("ANH", WINTER))) == [
        ("B", "reading", "2026-01-23"),
        ("C", "reading", "2026-01-23"),
    ]


def test_where_every_school_of_a_grade_is_silent_the_window_before_tells_who_was_to_send(lacking):
    assert lacking(results(("ABCH", FALL), ("ABCN", WINTER))) == [("H", "reading", "2026-01-23")]


def test_a_grade_that_was_not_tested_at_that_time_last_year_is_owed_by_nobody(lacking):
    assert lacking(results(("ABC", LAST_WINTER), ("ABCH", FALL), ("ABCN", WINTER))) == []


def test_a_window_of_another_day_at_one_school_is_the_same_window(lacking):
    assert lacking(results(("ABCH", FALL), ("ABHN", WINTER), ("C", ("2026-01-12", "2026-01-24")))) == []


def test_a_window_that_few_rows_are_a_day_off_is_not_owed_beside_it(lacking):
    sent = results(("ABCH", FALL), ("AHN", WINTER)).replace(
        "A9,A,MAP,reading,05,2026-01-12", "A9,A,MAP,reading,05,2026-01-11"
    )
    assert lacking(sent) == [("B", "reading", "2026-01-23"), ("C", "reading", "2026-01-23")]


def test_who_tests_later_makes_no_window_for_the_others(lacking):
    late = ("2026-01-26", "2026-01-28")
    assert lacking(results(("ABCH", FALL), ("ABCHN", WINTER), ("A", late))) == []


def test_without_enrolment_schools_of_the_same_level_tell(lacking):
    assert lacking(results(("ABCH", FALL), ("AH", WINTER)), enrolment="") == [
        ("B", "reading", "2026-01-23"),
        ("C", "reading", "2026-01-23"),
    ]


def test_a_window_that_is_not_over_is_owed_by_nobody(lacking):
    assert lacking(results(("ABCH", FALL), ("A", WINTER)), at="2026-01-20T12:00") == []


def test_a_window_of_last_year_that_nobody_has_sent_again_is_one_cell(lacking):
    sent = results(("ABCH", ("2024-12-02", "2024-12-13")), ("ABCH", FALL))
    assert lacking(sent) == [("", "reading", "2025-12-13")]


def test_a_declared_window_that_nobody_has_sent_is_one_cell_and_one_to_come_is_none(lacking):
    declared = [WINTER, ("2026-04-27", "2026-05-08")]
    assert lacking(results(("ABCH", FALL)), windows=declared) == [("", "reading", "2026-01-23")]
    assert lacking(results(("ABCH", FALL), ("ABCHN", WINTER)), windows=declared) == []


def test_a_declared_window_that_ends_before_it_starts_is_refused(lacking):
    with pytest.raises(DistrictInvalid, match="before it starts"):
        lacking(results(("ABCH", FALL)), windows=[WINTER[::-1]])


def test_of_two_declared_windows_that_share_a_day_each_must_come(lacking):
    later = ("2026-01-23", "2026-01-29")
    declared = [WINTER, later]
    assert lacking(results(("ABCH", FALL), ("ABCHN", WINTER)), windows=declared) == [("", "reading", "2026-01-29")]
    sent = results(("ABCH", FALL), ("ABCHN", WINTER), ("ABHN", later))
    assert lacking(sent, windows=declared) == [("C", "reading", "2026-01-29")]


def test_results_of_no_declared_window_make_none_that_others_owe(lacking):
    stray = ("2025-10-13", "2025-10-17")
    sent = results(("ABCH", FALL), ("A", stray))
    assert lacking(sent, windows=[FALL]) == []
    assert lacking(sent, windows=[FALL, stray]) == [(school, "reading", "2025-10-17") for school in "BCH"]
