"""Numbers of several columns that are written in one way are one cause, each row counted once."""

BALANCE = {
    "as_of_date": "2025-10-31",
    "fiscal_year": "2026",
    "account": "6100",
    "account_kind": "expenditure",
    "budgeted_usd": "1000.50",
    "actual_usd": "100.25",
}


def balances(*changes: dict[str, str]) -> list[dict[str, str]]:
    """A hundred balances, then one for each of the changes."""
    rows = [{**BALANCE, "account": f"{n}"} for n in range(1000, 1100)]
    return rows + [{**BALANCE, "account": f"{n}", **change} for n, change in enumerate(changes, 2000)]


def test_decimal_commas_of_two_columns_are_one_cause_whatever_their_digits(judge_rows):
    both = [
        {"budgeted_usd": "1.234,50", "actual_usd": "234,50"},
        {"budgeted_usd": "12.345,60", "actual_usd": "1.234.567,8"},
    ]
    one = [{"budgeted_usd": "0,00"}, {"actual_usd": "12 345,60"}]
    (cause,) = judge_rows("money", balances(*both, *one)).verdict.causes
    assert (cause.rows_n, cause.columns) == (4, ("budgeted_usd", "actual_usd"))
    assert cause.sentence == (
        "budgeted_usd and actual_usd must be numbers; here they are written with a comma before decimals, like "
        "`9.999,99` (9 is any digit)."
    )
    assert cause.hint == "write it with a point before decimals and nothing between thousands, such as 1234.50"


def test_two_ways_are_two_causes_and_one_column_is_told_by_itself(judge_rows):
    rows = balances({"budgeted_usd": "1.234,50"}, {"actual_usd": "$234.50"}, {"actual_usd": "$1.50"})
    causes = judge_rows("money", rows).verdict.causes
    assert [(one.rule, one.rows_n) for one in causes] == [("actual_usd.type", 2), ("budgeted_usd.type", 1)]


def test_the_rows_lie_in_the_folder_under_the_one_cause(judge_rows):
    judged = judge_rows("money", balances({"budgeted_usd": "1,5", "actual_usd": "2,5"}))
    (cause,) = judged.verdict.causes
    assert "columns are shifted" not in cause.hint
    assert judged.verdict.quarantined_n == cause.rows_n == 1


def test_days_of_two_columns_as_a_spreadsheet_stores_them_have_not_moved(judge_rows):
    rows = [
        {"student_id": f"{n}", "school_id": "0101", "grade": "KG", "entry_date": "45894", "exit_date": "45960"}
        for n in range(4)
    ]
    (cause,) = judge_rows("enrolment", rows).verdict.causes
    assert cause.sentence.startswith("The same rows break 2 rules at once: ")
    assert cause.hint == "format the column as a date, such as 2025-11-03, in the spreadsheet, and save it again"
