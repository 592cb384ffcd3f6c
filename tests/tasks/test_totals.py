"""Totals among rows are found by their sums and their names, never by the file they come in."""

import pytest

USUAL = {
    "measure": "meals",
    "definition_version": "v1",
    "unit_type": "school",
    "group_id": "all",
    "period_start": "2025-07-01",
    "status": "reported",
    "authority": "State",
    "is_published": "true",
}
TOLD = "A row speaks of a part; this one looks like a total of the others, by its name or its sum."


def counts(**by_unit: str) -> list[dict[str, str | None]]:
    """Numbers of units, one for each year; `-` is hidden."""
    return [
        {
            **USUAL,
            "unit_id": unit,
            "period_end": f"202{year}-06-30",
            "numerator": None if number == "-" else number,
            "status": "suppressed" if number == "-" else "reported",
        }
        for unit, numbers in by_unit.items()
        for year, number in enumerate(numbers.split(), start=6)
    ]


def told(judged) -> list[tuple[int, str, str]]:
    return [(one.rows_n, one.severity, one.sentence) for one in judged.verdict.causes]


@pytest.mark.parametrize("name", ["s9", "TOTAL", "Grand total", "District total", "All schools"])
def test_a_unit_that_is_the_sum_of_the_others_is_told_and_kept(judge_rows, name):
    rows = counts(s1="10 11", s2="20 22", s3="30 33", **{name: "60 66"})
    judged = judge_rows("counts", rows)
    assert told(judged) == [(2, "warning", TOLD)]
    assert judged.verdict.accepted_n == 8
    assert judged.verdict.causes[0].hint.startswith("leave totals out in the map")


def test_hidden_numbers_leave_a_total_larger_than_the_sum_that_is_left(judge_rows):
    judged = judge_rows("counts", counts(s1="10 11 3", s2="20 22 4", s3="30 - 5", s9="60 66 12"))
    assert told(judged) == [(3, "warning", TOLD)]


@pytest.mark.parametrize(
    "rows",
    [
        {"s1": "10 11", "s2": "20 22", "s3": "30 33"},
        {"s1": "10", "s2": "20", "s9": "30"},
        {"s1": "10 10", "s2": "20 20", "s9": "30 29"},
        {"s1": "0 0", "s2": "0 0", "s3": "0 0", "s4": "0 0"},
        {"s1": "10 11", "s2": "20 22", "Total Learning Academy": "3 4"},
        {"s1": "10 11", "s2": "20 22"},
    ],
)
def test_what_is_smaller_or_the_sum_of_few_by_chance_is_no_total(judge_rows, rows):
    assert told(judge_rows("counts", counts(**rows))) == []


def test_a_grade_that_is_the_sum_of_the_grades_is_told(judge_rows):
    grades = {"03": "10", "04": "20", "05": "30", "06": "5", "07": "5", "All Grades": "70"}
    rows = [{**one, "slice": one["unit_id"], "unit_id": "0101"} for one in counts(**grades)]
    assert told(judge_rows("counts", rows)) == [(1, "warning", TOLD)]


def test_of_rates_a_total_is_told_by_its_name(judge_rows):
    rates = [
        {name: value for name, value in one.items() if name != "numerator"} | {"rate": "0.9"}
        for one in counts(s1="1", s2="1", TOTAL="1")
    ]
    assert told(judge_rows("rates", rates)) == [(1, "warning", TOLD)]


def test_that_nobody_knows_the_school_of_a_total_follows_from_its_being_one(judge_rows):
    judged = judge_rows("counts", counts(s1="10 11", s2="20 22", s3="30 33", TOTAL="60 66"), schools=["s1", "s2", "s3"])
    assert told(judged) == [(2, "critical", TOLD)]
    assert judged.verdict.quarantined_n == 2


def test_a_total_in_the_list_of_schools_is_told(judge_rows):
    rows = [{"school_id": name, "name": f"School {name}", "level": "high"} for name in ("0101", "0102", "TOTAL")]
    assert told(judge_rows("schools", rows)) == [(1, "warning", TOLD)]
