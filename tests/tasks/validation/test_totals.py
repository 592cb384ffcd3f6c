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


def attendance(n: int) -> list[dict[str, str | None]]:
    return [
        {"student_id": f"{one:04d}", "school_id": "0101", "date": "2025-09-02", "present_fraction": "1"}
        for one in range(n)
    ]


def test_a_total_among_rows_about_people_is_one_cause_whatever_else_is_wrong_with_it(judge_rows):
    totals = [
        {"student_id": "Total", "school_id": school, "present_fraction": "5000"} for school in ("0101", "All schools")
    ]
    judged = judge_rows("attendance", [*attendance(200), *totals], schools=["0101"])
    assert told(judged) == [(2, "critical", "Rows name a total where they should name one thing.")]
    assert judged.verdict.causes[0].hint == "leave totals out of the export; nothing is counted of them"
    assert judged.verdict.quarantined_n == 2


def test_a_number_that_is_only_like_a_total_is_what_it_was(judge_rows):
    bad = [{"student_id": "Totaro", "school_id": "0101", "present_fraction": "1"}]
    judged = judge_rows("attendance", [*attendance(200), *bad], schools=["0101"])
    assert [one.rule for one in judged.verdict.causes] == ["date.required"]


def enrolled(*ids: str) -> list[dict[str, str | None]]:
    return [
        {"student_id": one, "school_id": "0101", "grade": "05", "entry_date": "2025-08-11", "exit_date": None}
        for one in ids
    ]


@pytest.mark.parametrize("name", ["Total", "All students", "GRAND TOTAL"])
def test_a_total_that_is_right_but_for_its_number_is_nobody_enrolled(judge_rows, name):
    judged = judge_rows("enrolment", enrolled(*(f"{n:04d}" for n in range(40)), name), schools=["0101"])
    assert told(judged) == [(1, "critical", "Rows name a total where they should name one thing.")]
    assert judged.verdict.accepted_n == 40
    assert judged.verdict.losses == (), "nobody lacks what is counted of nobody"


@pytest.mark.parametrize("name", ["Allstudents", "Totalis", "S-total-9"])
def test_a_number_with_such_a_word_in_it_is_a_number(judge_rows, name):
    judged = judge_rows("enrolment", enrolled(*(f"{n:04d}" for n in range(40)), name), schools=["0101"])
    assert judged.verdict.accepted_n == 41


def balances(**by_account: str) -> list[dict[str, str | None]]:
    """What accounts had spent at the ends of months."""
    return [
        {
            "as_of_date": f"2025-{month:02d}-28",
            "fiscal_year": "2026",
            "account": account,
            "account_kind": "expenditure",
            "actual_usd": spent,
        }
        for account, all_spent in by_account.items()
        for month, spent in enumerate(all_spent.split(), start=7)
    ]


def test_all_staff_is_no_teacher(judge_rows):
    rows = [
        {"staff_id": one, "role": "teacher", "school_id": "0101", "start_date": "2025-08-01", "is_primary": "true"}
        for one in ("t1", "All staff")
    ]
    judged = judge_rows("staff", [*rows, *({**rows[0], "staff_id": f"t{n}"} for n in range(2, 40))], schools=["0101"])
    assert told(judged) == [(1, "critical", "Rows name a total where they should name one thing.")]


def test_a_total_of_accounts_is_told_by_name_or_sum(judge_rows):
    rows = balances(a1="10.5 11", a2="20 22", a3="30 33.25", **{"Grand total": "60.5 66.25"})
    assert told(judge_rows("money", rows)) == [(2, "warning", TOLD)]
    unnamed = balances(a1="10.5 11", a2="20 22", a3="30 33.25", a9="60.5 66.25")
    assert told(judge_rows("money", unnamed)) == [(2, "warning", TOLD)]
    assert told(judge_rows("money", balances(a1="10.5 11", a2="20 22", a3="30 33.25"))) == []
