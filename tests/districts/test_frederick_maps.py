"""The maps of Frederick County on small made-up tables: what is broken in the state's files, and how it is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from expectations.catalogue import CONTRACTS
from tasks.errors import ContractBroken
from tasks.maps.mapping import Map, apply_map
from tasks.warehouse import open_warehouse

MAPS = Path(__file__).parents[2] / "districts" / "frederick_va" / "maps"
OURS = "Frederick County Public Schools"
ENROLLMENT = ("Year", "Level", "Division", "School", "Grade", "Count")
DISCIPLINE = ("Year", "School", "Division", "Subgroup", "Number Expelled", "Number of Expellable Incidents")
ACCREDITATION = ("Year", "Division", "School", "Indicator", "Subgroup", "Percent Passing")
STAFF = ("division_code", "fiscal_year", "metrics")
Row = tuple[str | None, ...]


def mapped(
    folder: Path, name: str, contract: str, header: tuple[str, ...], rows: list[Row], shown: str, reshapes: bool = True
) -> list[tuple[object, ...]]:
    """What a map makes of the rows of one file, without those it leaves out."""
    using = Map((MAPS / f"{name}.sql").read_text(), reshapes, name)
    names = ", ".join(f'"{column}" varchar' for column in header)
    with open_warehouse() as connection:
        connection.execute(f"create table raw ({names}, _file varchar, _row bigint)")
        places = ", ".join("?" * (len(header) + 2))
        numbered = [[*row, "file.csv", number] for number, row in enumerate(rows, start=1)]
        connection.executemany(f"insert into raw values ({places})", numbered)
        apply_map(connection, CONTRACTS[contract], using, folder / "staged.parquet")
        kept = f"from read_parquet('{folder}/staged.parquet') where _left_out is null"
        return connection.execute(f"select {shown} {kept} order by all nulls last").fetchall()


def test_a_school_is_of_the_grades_it_serves_in_its_newest_year(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("2023 - 2024", "SCH", OURS, "Hill School", "08", "90"),
        ("2024 - 2025", "SCH", OURS, "Hill School", None, "150"),
        ("2024 - 2025", "SCH", OURS, "Hill School", "PK", "50"),
        ("2024 - 2025", "SCH", OURS, "Hill School", "05", "100"),
        ("2024 - 2025", "SCH", OURS, "St. Mary's High", "09", "80"),
        ("2024 - 2025", "SCH", OURS, "St. Mary's High", "PG", "2"),
        ("2024 - 2025", "SCH", "Fredericksburg City Public Schools", "Other High", "09", "70"),
    ]
    found = mapped(tmp_path, "schools", "schools", ENROLLMENT, rows, "school_id, level, low_grade, high_grade, _rows")
    assert found == [("hill_school", "elementary", "PK", "05", 4), ("st_mary_s_high", "high", "09", "09", 2)]


def test_the_division_is_the_sum_of_its_schools_unless_one_is_hidden(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("2024 - 2025", "SCH", OURS, "A", None, "30"),
        ("2024 - 2025", "SCH", OURS, "B", None, "12"),
        ("2024 - 2025", "SCH", OURS, "A", "PK", "30"),
        ("2024 - 2025", "SCH", OURS, "B", "PK", "<"),
    ]
    shown = "unit_type, unit_id, group_id, cast(numerator as integer), status"
    assert mapped(tmp_path, "enrolment_counts", "counts", ENROLLMENT, rows, shown) == [
        ("district", None, "all", 42, "reported"),
        ("district", None, "grade=PK", None, "unclear"),
        ("school", "a", "all", 30, "reported"),
        ("school", "a", "grade=PK", 30, "reported"),
        ("school", "b", "all", 12, "reported"),
        ("school", "b", "grade=PK", None, "suppressed"),
    ]


@pytest.mark.parametrize("school_and_division", [(OURS, "A"), ("A", OURS)], ids=["swapped", "mended by the state"])
def test_the_divisions_name_tells_which_header_is_which(tmp_path: Path, school_and_division: tuple[str, str]) -> None:
    rows: list[Row] = [
        ("2022 - 2023", *school_and_division, "White", "3", "5"),
        ("2022 - 2023", *school_and_division, "Multiple Races", "2", "5"),
        ("2022 - 2023", *school_and_division, "Asian", None, None),
        ("2022 - 2023", "Fredericksburg City Public Schools", "A", "White", "9", "9"),
    ]
    shown = "unit_id, group_id, cast(numerator as integer), denominator, status"
    assert mapped(tmp_path, "expulsions", "counts", DISCIPLINE, rows, shown) == [
        ("a", "all", 5, None, "reported"),
        ("a", "race_ethnicity=asian", None, None, "unclear"),
        ("a", "race_ethnicity=two_or_more", 2, None, "reported"),
        ("a", "race_ethnicity=white", 3, None, "reported"),
        (None, "all", 5, None, "reported"),
    ]


def test_a_school_without_any_number_has_an_unclear_total_and_so_has_the_division(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("2022 - 2023", OURS, "A", "White", None, None),
        ("2022 - 2023", OURS, "B", "White", "4", "4"),
    ]
    shown = "unit_id, group_id, cast(numerator as integer), status"
    assert mapped(tmp_path, "expulsions", "counts", DISCIPLINE, rows, shown) == [
        ("a", "all", None, "unclear"),
        ("a", "race_ethnicity=white", None, "unclear"),
        ("b", "all", 4, "reported"),
        ("b", "race_ethnicity=white", 4, "reported"),
        (None, "all", None, "unclear"),
    ]


def test_a_hidden_pass_rate_is_suppressed_and_a_single_year_ends_in_that_year(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("2024", OURS, "A", "Academic Achievement - Math", "All Students", "57"),
        ("2024", OURS, "B", "Academic Achievement - Math", "All Students", "<"),
        ("2024", "Winchester City Public Schools", "C", "Academic Achievement - Math", "All Students", "60"),
    ]
    shown = "unit_id, slice, cast(period_start as varchar), cast(period_end as varchar), rate, n, status"
    found = mapped(tmp_path, "accreditation_pass_rates", "rates", ACCREDITATION, rows, shown, reshapes=False)
    assert found == [
        ("a", "Math", "2023-07-01", "2024-06-30", 0.57, None, "reported"),
        ("b", "Math", "2023-07-01", "2024-06-30", None, None, "suppressed"),
    ]


def test_kinds_of_position_become_rows_and_one_that_is_not_there_is_not_reported(tmp_path: Path) -> None:
    rows: list[Row] = [
        ("069", "FY2024", '{"teacher_aides": {"positions": 264.98}, "principals": {}}'),
        ("STATE", "FY2024", '{"teacher_aides": {"positions": 22237.0}}'),
    ]
    shown = "slice, cast(numerator as double), status, cast(period_end as varchar)"
    found = mapped(tmp_path, "instructional_positions", "counts", STAFF, rows, shown)
    assert (None, 264.98, "reported", "2024-06-30") in found
    assert ("Principals", None, "not_reported", "2024-06-30") in found


def test_a_renamed_column_stops_the_dataset_by_its_name(tmp_path: Path) -> None:
    renamed = ("Year", "Division", "School", "Indicator", "Subgroup", "Pct Passing")
    rows: list[Row] = [("2024", OURS, "A", "Academic Achievement - Math", "All Students", "57")]
    with pytest.raises(ContractBroken, match="Percent Passing"):
        mapped(tmp_path, "accreditation_pass_rates", "rates", renamed, rows, "1", reshapes=False)
