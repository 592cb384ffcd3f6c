"""Values that are not of their column's type: each way of writing is one cause, with what to do about it."""

import pytest


@pytest.mark.parametrize(
    ("column", "written", "way"),
    [
        ("date", ["11/3/2025", "3/11/2025", "11/13/2025", "1/3/2025 0:00"], "written like `99/99/9999`"),
        ("date", ["11/3/25", "3/11/25", "1/3/25", "1/3/25 0:00"], "written like `99/99/99`"),
        ("date", ["3.11.2025", "13.11.2025"], "written like `99.99.9999`"),
        ("date", ["03-11-2025", "3-11-2025"], "written like `99-99-9999`"),
        ("date", ["45931", "45932"], "the number of a day in a spreadsheet."),
        ("present_fraction", ["P", "A", "Present", "Absent", "n/a", "late today"], "text."),
        ("present_fraction", ["100%", "50%", "95.5 %", "0%"], "written like `99%`"),
        ("present_fraction", ["1,000.5", "1,000", "12,000,000"], "written like `9,9`"),
        ("present_fraction", ["1,0", "0,25", ",5", "1.000,5", "0,3333"], "written with a comma before decimals, like"),
        ("present_fraction", ["$1", "$1,290,400", "-$3", "($5.00)", "$ 7"], "written like `$9`"),
        ("date", ["2025-02-30", "2025-13-01"], "no day of the calendar, as Feb 30 is none."),
        (
            "date",
            ["13/45/2026", "31.02.2026 00:00"],
            "no day of the calendar, whether the month or the day comes first.",
        ),
        ("present_fraction", ["NaN", "inf", "-Infinity"], "a word for a value that is none, such as NaN."),
        ("present_fraction", ["\u0661", "\u0660.\u0665"], "written with other digits than 0 to 9."),
    ],
)
def test_one_way_of_writing_is_one_cause_whatever_its_length(judge_rows, column, written, way):
    sound = {"student_id": "1", "school_id": "0101", "date": "2025-10-01", "present_fraction": "1"}
    rows = [{**sound, "student_id": f"{n:03d}"} for n in range(100)]
    rows += [{**sound, "student_id": f"9{n:03d}", column: text} for n, text in enumerate(written * 2)]
    (cause,) = judge_rows("attendance", rows).verdict.causes
    assert (cause.rule, cause.rows_n) == (f"{column}.type", 2 * len(written))
    assert f"here it is {way}" in cause.sentence


@pytest.mark.parametrize(
    ("column", "text", "hint"),
    [
        ("date", "11/13/2025", "let a map read it: in the order %m/%d/%Y where the month comes first"),
        ("date", "13.11.25", "%m.%d.%y where the month comes first, %d.%m.%y where the day does"),
        ("present_fraction", "95%", "write it without the sign: 0.95 for 95%"),
        ("present_fraction", "$1", "write the number without the sign of the currency and without commas"),
        ("present_fraction", "late", "write the number in digits, with a point before decimals, such as 0.95"),
    ],
)
def test_a_way_of_writing_comes_with_what_to_do(judge_rows, column, text, hint):
    sound = {"student_id": "1", "school_id": "0101", "date": "2025-10-01", "present_fraction": "1"}
    rows = [{**sound, "student_id": f"{n:03d}"} for n in range(100)] + [{**sound, column: text}]
    (cause,) = judge_rows("attendance", rows).verdict.causes
    assert hint in cause.hint


def test_a_word_for_no_value_is_nobody_and_its_row_is_held_back(judge_rows):
    rows = [{"student_id": f"{n:03d}", "homeless": "true"} for n in range(100)]
    words = [{"student_id": word, "homeless": "true"} for word in ("nan", "NULL", "#N/A", "-", "")]
    judged = judge_rows("demographics", rows + words).verdict
    (cause,) = judged.causes
    assert (cause.columns, cause.rows_n, judged.accepted_n) == (("student_id",), 5, 100)


def test_percents_of_whole_numbers_and_brackets_come_with_what_would_be_read(judge_rows):
    sound = {
        "school_id": "0101", "assessment": "MAP", "subject": "reading", "grade": "04",
        "window_start_date": "2025-09-08",
        "window_end_date": "2025-09-26", "status": "valid", "is_proficient": "true", "growth_percentile": "50",
    }  # fmt: skip
    rows = [{**sound, "student_id": f"{n:03d}"} for n in range(100)] + [
        {**sound, "student_id": f"9{n}", "growth_percentile": text}
        for n, text in enumerate(["34%", "7%", "9 %", "(1,034)", "(7)"])
    ]
    told = {cause.rows_n: cause.hint for cause in judge_rows("assessments", rows).verdict.causes}
    assert told.keys() == {2, 3}
    assert "write it without the sign: 34 for 34%" in told[3]
    assert "with a minus where brackets mean one, such as -1234.50" in told[2]


def test_what_is_neither_true_nor_false_is_told_with_the_spellings_that_are_read(judge_rows):
    read = ["true", "F", "Yes", "no", "Y", "n", "1", "0"]
    rows = [{"student_id": f"{n:03d}", "homeless": text} for n, text in enumerate([*read, "Oui"])]
    (cause,) = judge_rows("demographics", rows).verdict.causes
    assert (cause.rule, cause.rows_n) == ("homeless.type", 1)
    assert cause.hint.endswith("the ways that are read: true or false, t or f, yes or no, y or n, 1 or 0")
