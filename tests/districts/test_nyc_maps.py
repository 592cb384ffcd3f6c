"""The maps of District 32 on small made-up tables: what the city's files mean, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from expectations.catalogue import CONTRACTS
from tasks.errors import ContractBroken
from tasks.maps.mapping import Map, Mapped, apply_map
from tasks.warehouse import open_warehouse

MAPS = Path(__file__).parents[2] / "districts" / "nyc" / "maps"
ATTENDANCE = ("DBN", "ATTN_DATE_YMD", "ATTN_PCT", "SCHOOL_NAME", "DistrictCode")
RESULTS = ("District", "Grade", "Year", "Category", "Number Tested", "# Level 3+4")
GRADES = ("Grade 3K", "Grade PK (Half Day & Full Day)", "Grade K", *(f"Grade {grade}" for grade in range(1, 13)))
GROUPS = (
    "# Female",
    "# Male",
    "# Asian",
    "# Black",
    "# Hispanic",
    "# Multi-Racial",
    "# Native American",
    "# White",
    "# Missing Race/Ethnicity Data",
    "# Students with Disabilities",
    "# English Language Learners",
    "# Poverty",
)
Row = tuple[str | None, ...]
Found = list[tuple[object, ...]]


def mapped(
    folder: Path,
    name: str,
    contract: str,
    header: tuple[str, ...],
    rows: list[Row],
    shown: str,
    reshapes: bool = False,
    file: str = "file",
) -> tuple[Found, Mapped]:
    """What a map makes of the rows of one file, without those it leaves out; and the account of all of them."""
    using = Map((MAPS / f"{name}.sql").read_text(), reshapes, name)
    names = ", ".join(f'"{column}" varchar' for column in header)
    with open_warehouse() as connection:
        connection.execute(f"create table raw ({names}, _file varchar, _row bigint)")
        places = ", ".join("?" * (len(header) + 2))
        numbered = [[*row, file, number] for number, row in enumerate(rows, start=1)]
        connection.executemany(f"insert into raw values ({places})", numbered)
        account = apply_map(connection, CONTRACTS[contract], using, folder / "staged.parquet")
        staged = f"read_parquet('{folder}/staged.parquet')"
        return (
            connection.execute(f"select {shown} from {staged} where _left_out is null order by all").fetchall(),
            account,
        )


def test_not_submitted_is_not_reported_and_the_citywide_row_is_no_school(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("32K075", "20130909", "92.50", "P.S. 075", "32"),
        ("32K086", "20130909", "NS", "P.S. 086", "32"),
        ("32K106", "20130909", "0.00", "P.S. 106", None),
        ("75K369", "20130909", "80.00", "P.S. K369", "75"),
        ("TOTAL", "20130909", "90.01", "CITYWIDE TOTAL FOR TODAY", None),
    ]
    shown = "unit_id, cast(period_start as varchar), cast(period_end as varchar), rate, n, status"
    found, account = mapped(tmp_path, "attendance_rates", "rates", ATTENDANCE, rows, shown)
    day = "2013-09-09"
    assert found == [
        ("32K075", day, day, 0.925, None, "reported"),
        ("32K086", day, day, None, None, "not_reported"),
        ("32K106", day, day, 0.0, None, "reported"),
    ]
    assert account.left_out == {"citywide control row, not a school": 1, "school of another community district": 1}


def test_a_percentage_that_is_neither_number_nor_ns_stays_reported_so_that_the_contract_holds_it_back(
    tmp_path: Path,
) -> None:
    rows: list[Row] = [("32K075", "20130909", "9O.5", "P.S. 075", "32"), ("32K075", "20130910", None, "P.S. 075", "32")]
    found, _ = mapped(tmp_path, "attendance_rates", "rates", ATTENDANCE, rows, "rate, status")
    assert found == [(None, "reported"), (None, "reported")]


def test_only_totals_of_grades_go_on_and_the_scales_are_told_apart(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("32", "8", "2017", "All Students", "60", "20"),
        ("32", "All Grades", "2017", "All Students", "600", "200"),
        ("32", "All Grades", "2018", "All Students", "500", "250"),
        ("1", "All Grades", "2018", "All Students", "400", "150"),
    ]
    shown = "definition_version, cast(period_start as varchar), cast(period_end as varchar), cast(numerator as integer)"
    found, account = mapped(
        tmp_path, "test_results", "counts", RESULTS, rows, shown, file="district-ela-results-2013-2022.xlsx"
    )
    assert found == [
        ("New York State grades 3-8 tests, scale of 2013 to 2017", "2016-07-01", "2017-06-30", 200),
        ("New York State grades 3-8 tests, scale of 2018 on", "2017-07-01", "2018-06-30", 250),
    ]
    assert account.left_out == {"another community district": 1, "single grade, part of All Grades": 1}


@pytest.mark.parametrize(
    ("file", "subject"),
    [
        ("district-ela-results-2013-2022.xlsx", "English language arts"),
        ("district-math-results-2013-2022.xlsx", "Mathematics"),
    ],
)
def test_the_files_name_tells_the_subject(tmp_path: Path, file: str, subject: str) -> None:
    rows: list[Row] = [("32.0", "All Grades", "2022.0", "SWD", "900.0", "90.0")]
    shown = "slice, group_id, cast(numerator as integer), cast(denominator as integer), status"
    found, _ = mapped(tmp_path, "test_results", "counts", RESULTS, rows, shown, file=file)
    assert found == [(subject, "disability=yes", 90, 900, "reported")]


def test_a_hidden_result_is_suppressed_and_keeps_the_number_tested(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("32", "All Grades", "2022", "White", "4", "s"),
        ("32", "All Grades", "2022", "Asian", "12", "s"),
        ("32", "All Grades", "2022", "Black", "40", None),
    ]
    shown = "group_id, cast(numerator as integer), cast(denominator as integer), status"
    found, _ = mapped(tmp_path, "test_results", "counts", RESULTS, rows, shown)
    assert found == [
        ("race_ethnicity=asian", None, 12, "suppressed"),
        ("race_ethnicity=black", None, 40, "not_reported"),
        ("race_ethnicity=white", None, 4, "suppressed"),
    ]


def test_enrollment_speaks_of_the_school_year_and_a_hidden_number_is_not_zero(tmp_path: Path) -> None:
    header = ("DBN", "Year", "Total Enrollment", *GROUPS)
    rows: list[Row] = [
        ("32K075", "2019-20", "100", "50", "50", "1", "2", "90", "0", "0", "5", "2", "20", "30", "Above 95%"),
        ("32K075", "2021-22", "80", "45", "35", "1", "2", "70", "0", "0", "5", "2", "15", "25", "60"),
        ("84K001", "2021-22", "70", *("1" for _ in GROUPS)),
    ]
    shown = "cast(period_end as varchar), group_id, cast(numerator as integer), status"
    found, account = mapped(tmp_path, "enrolment_schools", "counts", header, rows, shown, reshapes=True)
    assert len(found) == 2 * 13
    assert ("2020-06-30", "all", 100, "reported") in found
    assert ("2020-06-30", "race_ethnicity=two_or_more", 0, "reported") in found
    assert ("2020-06-30", "economically_disadvantaged=yes", None, "suppressed") in found
    assert ("2022-06-30", "economically_disadvantaged=yes", 60, "reported") in found
    assert account.left_out == {"school of another community district": 1}


@pytest.mark.parametrize(
    ("served", "level", "span"),
    [
        (("Grade 3K", "Grade K", "Grade 5"), "elementary", ("PR", "05")),
        (("Grade K", "Grade 8"), "combined", ("KG", "08")),
        (("Grade 5", "Grade 8"), "middle", ("05", "08")),
        (("Grade 6", "Grade 12"), "combined", ("06", "12")),
        (("Grade 9", "Grade 12"), "high", ("09", "12")),
        (("Grade PK (Half Day & Full Day)",), "other", ("PK", "PK")),
    ],
)
def test_a_school_is_of_the_grades_it_has_students_in_in_its_newest_year(
    tmp_path: Path, served: tuple[str, ...], level: str, span: tuple[str, str]
) -> None:
    header = ("DBN", "School Name", "Year", *GRADES)
    rows: list[Row] = [
        ("32K001", "Old Name", "2020-21", *("9" for _ in GRADES)),
        ("32K001", "New  Name", "2021-22", *("9" if grade in served else "0" for grade in GRADES)),
        ("01M001", "Elsewhere", "2021-22", *("9" for _ in GRADES)),
    ]
    shown = "school_id, name, level, low_grade, high_grade, _rows"
    found, account = mapped(tmp_path, "schools", "schools", header, rows, shown, reshapes=True)
    assert found == [("32K001", "New Name", level, *span, 2)]
    assert account.left_out == {"school of another community district": 1}


def test_a_closed_school_has_the_name_of_most_days(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("32K296", "20130909", "90.00", "I.S. 296   THE SCHOOL", "32"),
        ("32K296", "20130910", "90.00", "I.S. 296 THE SCHOOL", "32"),
        ("32K296", "20130911", "90.00", "I.S. 296 THE SCHOOL OF ART", "32"),
        ("32K075", "20130909", "90.00", "P.S. 075", "32"),
    ]
    shown = "school_id, name, level, _rows"
    found, account = mapped(tmp_path, "schools_closed", "schools", ATTENDANCE, rows, shown, reshapes=True)
    assert found == [("32K296", "I.S. 296 THE SCHOOL", "middle", 3)]
    assert account.left_out == {"school is in the workbook of enrollment": 1}


def test_a_renamed_column_stops_the_dataset_by_its_name(tmp_path: Path) -> None:
    renamed = tuple("ATTN_PERCENT" if column == "ATTN_PCT" else column for column in ATTENDANCE)
    rows: list[Row] = [("32K075", "20130909", "92.50", "P.S. 075", "32")]
    with pytest.raises(ContractBroken, match=r"attn_pct.*ATTN_PERCENT"):
        mapped(tmp_path, "attendance_rates", "rates", renamed, rows, "1")
