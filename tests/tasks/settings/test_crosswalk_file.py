"""A district's own codes: read from a CSV in its folder, and every mistake told with its line and what to write."""

from __future__ import annotations

import pytest

from tasks.errors import DistrictInvalid
from tasks.settings.crosswalk_file import read_crosswalk
from tasks.settings.district_folder import read_district

SENTINEL = "Zebulon Quartermaine"
HEADER = "column,theirs,ours\n"
FIRST_LINE = "the first line must name column, theirs, ours, with commas between; it lacks"


@pytest.fixture
def with_codes(make_district):
    """A district whose enrolment has a file of codes with this text."""

    def make(text: str):
        files = {"enrolment.csv": "", "codes/ours.csv": text}
        return make_district(files, enrolment={"codes": "codes/ours.csv"})

    return make


def mistakes(folder) -> list[str]:
    with pytest.raises(DistrictInvalid) as told:
        read_district(folder)
    return [
        line.removeprefix("  - datasets.enrolment.codes: codes/ours.csv, ") for line in told.value.what.splitlines()[1:]
    ]


def test_codes_are_told_column_by_column(with_codes):
    folder = with_codes(f"{HEADER}grade,0,KG\ngrade,-1,PK\nexit_type,W8,withdrawn\n")
    assert read_crosswalk(read_district(folder), "enrolment") == {
        "grade": {"0": "KG", "-1": "PK"},
        "exit_type": {"W8": "withdrawn"},
    }


def test_a_dataset_without_a_file_has_no_codes_of_its_own(make_district):
    assert read_crosswalk(read_district(make_district()), "schools") == {}


def test_the_order_of_columns_blanks_and_empty_lines_make_no_difference(with_codes):
    folder = with_codes('\ufeffours,column,theirs\r\n\r\nKG , grade,"0, or K"\r\n,,\r\n')
    assert read_crosswalk(read_district(folder), "enrolment") == {"grade": {"0, or K": "KG"}}


def test_the_same_line_twice_is_no_contradiction(with_codes):
    folder = with_codes(f"{HEADER}grade,0,KG\ngrade,0,KG\n")
    assert read_crosswalk(read_district(folder), "enrolment") == {"grade": {"0": "KG"}}


def test_a_file_that_is_not_there_is_named(make_district):
    assert mistakes(make_district({"enrolment.csv": ""}, enrolment={"codes": "codes/ours.csv"})) == [
        "  - datasets.enrolment.codes: there is no file codes/ours.csv in the district's folder"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"{HEADER}grad,0,KG\n",
            "line 2: there is no such column; did you mean 'grade'?",
        ),
        (
            f"{HEADER}student_id,0,KG\n",
            "line 2: the column student_id has no codes, so there is nothing to map; remove the line",
        ),
        (
            f"{HEADER}\nexit_type,W8,withdrew\n",
            "line 3: what stands under ours is no code of exit_type; did you mean 'withdrawn'?",
        ),
        (f"{HEADER}grade,,KG\n", "line 2: says no code of yours under theirs"),
        (
            f"{HEADER}exit_type,w 8,withdrawn\nexit_type,W8,no_show\n",
            "line 3: this code of exit_type was withdrawn in line 2; keep one of them "
            "(capitals and blanks make no difference)",
        ),
        ("column,theirs\ngrade,0\n", f"{FIRST_LINE} ours"),
        (
            "column;theirs;ours\ngrade;0;KG\n",
            f"{FIRST_LINE} column, theirs, ours",
        ),
        ("", f"{FIRST_LINE} column, theirs, ours"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_would_be_right(with_codes, text, told):
    assert mistakes(with_codes(text)) == [told]


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTINEL},0,KG\n",
        f"{HEADER}{SENTINEL},0,KG\n",
        f"{HEADER}grade,0,{SENTINEL}\n",
        f"{HEADER}grade,{SENTINEL},KG\ngrade,{SENTINEL},01\n",
    ],
    ids=["header", "column", "ours", "theirs"],
)
def test_no_cell_is_repeated(with_codes, text):
    assert SENTINEL not in str(mistakes(with_codes(text)))


def test_a_line_that_nobody_has_filled_in_yet_is_passed_over(with_codes):
    assert read_crosswalk(read_district(with_codes(f"{HEADER}grade,0\ngrade,1,\n")), "enrolment") == {}


def test_the_list_of_unknown_codes_filled_in_is_such_a_file(with_codes):
    listed = "column,theirs,ours,rows_n,nearest\ngrade,room 7,KG,12,Kindergarten\ngrade,room 8,,2,\n"
    assert read_crosswalk(read_district(with_codes(listed)), "enrolment") == {"grade": {"room 7": "KG"}}


def test_all_mistakes_are_told_at_once(with_codes):
    assert len(mistakes(with_codes(f"{HEADER}grad,0,KG\ngrade,0,ZZ\ngrade,1,01\n"))) == 2


def test_a_file_that_is_not_text_is_told_with_the_byte(with_codes):
    folder = with_codes(HEADER)
    (folder / "codes" / "ours.csv").write_bytes(HEADER.encode() + b"grade,\xff,KG\n")
    assert mistakes(folder) == ["byte 25 cannot be read; save the file as UTF-8"]


def test_a_quote_that_never_ends_is_told(with_codes):
    (told,) = mistakes(with_codes(f'{HEADER}grade,"0,KG\n'))
    assert told.startswith("it cannot be read as CSV: ")


def test_a_file_that_changed_after_the_folder_was_read_is_told_too(with_codes):
    folder = with_codes(f"{HEADER}grade,0,KG\n")
    district = read_district(folder)
    (folder / "codes" / "ours.csv").write_text(f"{HEADER}grade,0,K9\n")
    with pytest.raises(DistrictInvalid, match="line 2: what stands under ours is no code of grade"):
        read_crosswalk(district, "enrolment")
