"""Root causes: one for each thing to mend, with exactly its rows, and never a value that may be a person's."""

from dataclasses import replace

import pytest

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Kind

SENTINEL = "Zebulon Quartermaine"


def spells(*more) -> list[dict[str, str | None]]:
    """Two hundred sound spells of as many students, and some rows besides."""
    sound = [
        {"student_id": f"{n:04d}", "school_id": "0101", "entry_date": "2025-08-25", "grade": "KG"} for n in range(200)
    ]
    return [*sound, *({**sound[0], "student_id": f"9{n:03d}", **one} for n, one in enumerate(more))]


def told(judged) -> list[tuple[int, str]]:
    return [(cause.rows_n, cause.sentence) for cause in judged.verdict.causes]


def test_a_misspelt_code_is_one_cause_however_many_rows_have_it(judge_rows):
    judged = judge_rows("assessments", [*results("valid", 200), *results("not_testd", 7, first=200)])
    (cause,) = judged.verdict.causes
    assert (cause.rows_n, cause.sentence) == (7, "status `not_testd` is not a known code.")
    assert (
        cause.hint
        == "did you mean `not_tested`? Mend it, or say in unknown_codes.csv which of the known codes it stands for"
    )
    assert (cause.files, cause.files_n) == (("rows.csv",), 1)


def test_of_many_files_the_first_are_named_and_all_are_counted(judge_rows):
    bad = [{**one, "_file": f"{n}.csv"} for n, one in enumerate(results("not_testd", 7, first=200))]
    (cause,) = judge_rows("assessments", [*results("valid", 200), *bad]).verdict.causes
    assert (cause.files, cause.files_n) == (("0.csv", "1.csv", "2.csv", "3.csv", "4.csv"), 7)


def test_a_code_that_is_nearly_none_is_told_with_the_nearest_or_with_all_that_are_known(judge_rows):
    rows = [
        {"student_id": f"{n:03d}", "school_id": "0101", "date": "2025-09-01", "present_fraction": "0"}
        | {"absence_reason": reason}
        for n, reason in enumerate(["excused"] * 400 + ["EXC"] * 12 + ["Q7"] * 11 + [SENTINEL])
    ]
    hints = [cause.hint for cause in judge_rows("attendance", rows).verdict.causes]
    mend = "Mend it, or say in unknown_codes.csv which of the known codes it stands for"
    known = f"known codes are `excused`, `unexcused` and `suspension`. {mend}"
    assert hints == [f"nearest is `excused`. {mend}", known, known]


def test_what_is_wrong_is_said_beside_what_must_be(judge_rows):
    judged = judge_rows("enrolment", spells({"entry_date": "2150-08-25"}, {"entry_date": "1950-08-25"}))
    must = "entry_date must be at least 1990-01-01 and at most 2100-12-31; here it is"
    assert sorted(told(judged)) == [(1, f"{must} earlier."), (1, f"{must} later.")]
    assert {cause.hint for cause in judged.verdict.causes} == {"look at the date"}


def results(status: str, rows_n: int, first: int = 0) -> list[dict[str, str | None]]:
    row = {"school_id": "0101", "assessment": "MAP", "subject": "reading", "grade": "03", "status": status}
    row |= {"window_start_date": "2025-09-01", "window_end_date": "2025-09-30"}
    row |= {"is_proficient": "true"} if status == "valid" else {}
    return [{**row, "student_id": f"{n:04d}"} for n in range(first, first + rows_n)]


def test_each_way_of_breaking_a_rule_is_a_cause(judge_rows):
    slashes = [{"entry_date": f"08/{day}/2025"} for day in (25, 26, 27)]
    judged = judge_rows("enrolment", spells(*slashes, {"entry_date": "soon"}))
    shapes = [(cause.rows_n, cause.sentence.partition("here it is ")[2]) for cause in judged.verdict.causes]
    assert shapes == [(3, "written like `99/99/9999` (9 is any digit)."), (1, "text.")]


@pytest.mark.parametrize(("minimum", "maximum", "way"), [(0, None, "smaller"), (None, 9, "larger")])
def test_a_number_beyond_its_only_bound_is_told_as_what_must_be(judge_rows, minimum, maximum, way):
    column = Column(name="hours", kind=Kind.DECIMAL, sentence="Hours.", minimum=minimum, maximum=maximum)
    contract = replace(CONTRACTS["initiative_schools"], columns=(*CONTRACTS["initiative_schools"].columns, column))
    row = {"initiative_id": "a", "school_id": "0101", "hours": "-1" if way == "smaller" else "10"}
    sound = [{**row, "initiative_id": f"b{n}", "hours": "5"} for n in range(30)]
    (cause,) = judge_rows(contract, [*sound, row]).verdict.causes
    assert cause.sentence.startswith("hours must be at ") and cause.sentence.endswith(f"; here it is {way}.")
    assert cause.hint == "look at the number"


def test_a_value_stands_in_a_cause_only_if_it_is_nearly_a_code_or_many_share_it(judge_rows):
    shared, near = [{"grade": "room 5"}] * 10, [{"grade": "kindergartn"}] * 3
    judged = judge_rows("enrolment", spells(*shared, *near, {"grade": SENTINEL}, {"grade": "kindrgarten"}))
    assert told(judged) == [
        (10, "grade `room 5` is not a known code."),
        (3, "grade `kindergartn` is not a known code."),
        (2, "grade has 2 values that are no known code."),
    ]


def test_what_one_person_has_in_many_rows_is_not_shared_by_many(judge_rows):
    days = [f"2025-09-{day:02d}" for day in range(1, 29)]
    row = {"school_id": "0101", "present_fraction": "1", "absence_reason": None}
    sound = [{**row, "student_id": f"{n:03d}", "date": day} for n in range(30) for day in days]
    bad = [{**row, "student_id": "999", "date": day, "absence_reason": SENTINEL} for day in days]
    judged = judge_rows("attendance", [*sound, *bad])
    ((rows_n, sentence),) = told(judged)
    assert rows_n == 28
    assert sentence.startswith("absence_reason has 1 value that is no known code")
    assert SENTINEL not in judged.verdict.model_dump_json()


def test_a_column_full_of_unknown_values_is_one_cause_beside_the_most_frequent(judge_rows):
    many = [{"grade": f"room {n}"} for n in range(50)]
    (cause,) = judge_rows("enrolment", spells(*many)).verdict.causes
    assert (cause.rows_n, cause.sentence) == (50, "grade has 50 values that are no known code.")


def test_rules_that_the_very_same_rows_break_are_one_cause(judge_rows):
    shifted = [{"entry_date": "KG", "grade": "2025-08-25"}] * 4
    (cause,) = judge_rows("enrolment", spells(*shifted)).verdict.causes
    assert cause.rows_n == 4
    assert cause.sentence.startswith("The same rows break 2 rules at once: ")
    assert cause.hint == "look whether their columns are shifted or swapped"


def test_what_is_wrong_with_a_value_itself_is_the_cause_and_not_what_follows_from_it(judge_rows):
    judged = judge_rows("assessments", [*results("valid", 200), *results("validd", 3, first=200)])
    assert told(judged) == [(3, "status `validd` is not a known code.")]


def test_rows_held_back_say_by_which_cause(judge_rows):
    judged = judge_rows("enrolment", spells({"grade": "K9"}, {"entry_date": "soon"}))
    rows = (judged.quarantine / "rows.csv").read_text()
    assert all(cause.cause_id in rows for cause in judged.verdict.causes)
    assert all(cause.cause_id in judged.fix_list for cause in judged.verdict.causes)


def test_unknown_codes_are_listed_as_a_crosswalk_to_fill_in_most_frequent_first(judge_rows):
    judged = judge_rows("enrolment", spells({"grade": "kindergartn"}, *[{"grade": "room 7"}] * 2))
    assert (judged.quarantine / "unknown_codes.csv").read_text().splitlines() == [
        "column,theirs,ours,rows_n,nearest",
        'grade,room 7,"",2,""',
        'grade,kindergartn,"",1,Kindergarten or Prekindergarten or Transitional Kindergarten',
    ]


def test_the_same_cause_has_the_same_name_from_run_to_run(judge_rows):
    first = judge_rows("enrolment", spells(*[{"grade": "kindergartn"}] * 4)).verdict.causes
    again = judge_rows("enrolment", spells(*[{"grade": "kindergartn"}] * 3)).verdict.causes
    assert [one.cause_id for one in first] == [one.cause_id for one in again]


@pytest.mark.parametrize("start", ["=", "@", "+x", "-x", "\t"])
def test_what_a_spreadsheet_would_run_is_marked_in_the_folder(judge_rows, start):
    judged = judge_rows("enrolment", spells({"grade": f"{start}cmd()"}))
    (row,) = judged.held_back
    assert row["grade"] == f"'{start}cmd()"


def test_numbers_below_zero_are_not_marked(judge_rows):
    rows = [{"initiative_id": f"i{n}", "school_id": "0101", "staff_hours_per_month": "5"} for n in range(40)]
    (row,) = judge_rows(
        "initiative_schools", [*rows, {**rows[0], "initiative_id": "x", "staff_hours_per_month": "-5"}]
    ).held_back
    assert row["staff_hours_per_month"] == "-5"


def test_an_unknown_school_is_told_with_what_to_do(judge_rows):
    judged = judge_rows("enrolment", spells(*[{"school_id": "9999"}] * 10), schools=["0101"])
    assert told(judged) == [(10, "school_id `9999` is not in the dataset schools.")]
    assert judged.verdict.causes[0].hint == "mend it, or add it to schools"


def test_a_row_whose_cells_have_moved_is_one_cause_whatever_else_is_wrong_with_the_columns(judge_rows):
    moved = {"school_id": "9001", "entry_date": "0101", "grade": "2025-08-25"}
    judged = judge_rows(
        "enrolment", spells(*[moved] * 2, {"grade": "K9"}, {"entry_date": "soon"}, {"school_id": "7"}), schools=["0101"]
    )
    shifted = judged.verdict.causes[0]
    assert [cause.rows_n for cause in judged.verdict.causes] == [2, 1, 1, 1]
    assert shifted.sentence == "Three or more columns are wrong at once, of entry_date, grade, school_id."
    assert (shifted.severity, shifted.columns) == ("critical", ("entry_date", "grade", "school_id"))
    assert shifted.hint == "look whether cells of these rows have moved to the next column"


def test_what_a_spreadsheet_has_written_anew_has_not_moved_and_each_way_of_writing_is_told(judge_rows):
    sound = [{**row, "school_id": "0001"} for row in spells()]
    written = {"school_id": "1", "entry_date": "8/25/2025", "exit_date": "9/5/2025", "exit_type": "transferred"}
    judged = judge_rows(
        "enrolment", [*sound, *({**row, **written} for row in spells(*[{}] * 3)[200:])], schools=["0001"]
    )
    (cause,) = judged.verdict.causes
    assert (cause.rows_n, cause.columns) == (3, ("entry_date", "exit_date", "school_id"))
    assert "here it is written like `99/99/9999`" in cause.sentence
    assert "school_id is in the dataset schools with other zeros before it" in cause.sentence
    assert "shifted" not in cause.hint and "moved" not in cause.hint
    assert "2025-11-03" in cause.hint and "a spreadsheet drops zeros" in cause.hint


def test_columns_that_are_wrong_throughout_have_not_moved(judge_rows):
    wrong = {"entry_date": "25/08/2025", "exit_date": "25/09/2025", "grade": "K9"}
    judged = judge_rows("enrolment", spells(*[wrong] * 60, *[wrong | {"exit_date": None}] * 60))
    assert [cause.rows_n for cause in judged.verdict.causes] == [120, 60]


def test_a_number_that_lacks_its_zeros_is_told_from_one_that_nobody_has(make_district, validated):
    spells_ = "".join(f"{n:04d},0101,2025-08-25,KG\n" for n in range(1, 101))
    numbers = [*(f"{n:04d}" for n in range(1, 96)), "96", "97", "98", "5555"]
    folder = make_district(
        {
            "enrolment.csv": f"student_id,school_id,entry_date,grade\n{spells_}",
            "attendance.csv": "student_id,school_id,date,present_fraction\n"
            + "".join(f"{number},0101,2025-10-01,1\n" for number in numbers),
        }
    )
    schools = validated(folder, "schools")
    verdict = validated(folder, "attendance", [schools, validated(folder, "enrolment", [schools])])
    assert [(cause.rows_n, cause.sentence) for cause in verdict.causes] == [
        (3, "student_id is in the dataset enrolment with other zeros before it."),
        (1, "student_id is not in the dataset enrolment."),
    ]


def test_more_ways_of_writing_than_are_told_are_one_cause(judge_rows):
    rows = spells(*[{"entry_date": "2" * (n + 1)} for n in range(15)])
    causes = judge_rows("enrolment", rows).verdict.causes
    assert causes[0].sentence == "entry_date must be a date such as 2025-11-03; here it is written in 3 more ways."


def test_schools_whose_zeros_were_lost_are_one_cause_that_does_not_ask_for_new_schools(judge_rows):
    lost = [{"school_id": number} for number in ("1", "2", "3") for _ in range(20)]
    rows = [{**row, "school_id": "0001"} for row in spells()] + spells(*lost)[200:]
    (cause,) = judge_rows("enrolment", rows, schools=["0001", "0002", "0003"]).verdict.causes
    assert (cause.rows_n, cause.sentence) == (60, "school_id is in the dataset schools with other zeros before it.")
    assert "add it" not in cause.hint


def test_new_codes_of_two_columns_with_one_list_are_no_shift(judge_rows):
    rows = [
        {"school_id": f"01{n:02d}", "name": f"S{n}", "level": "middle", "low_grade": "Gr 06", "high_grade": "Gr 08"}
        for n in range(12)
    ]
    causes = judge_rows("schools", rows).verdict.causes
    assert sorted(cause.columns for cause in causes) == [("high_grade",), ("low_grade",)]
    assert not any("shifted" in cause.hint for cause in causes)
