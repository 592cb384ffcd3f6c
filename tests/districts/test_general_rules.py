"""Defects of real files that no map was told of: totals among rows, control bytes, two files that disagree."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tasks.compute import compute
from tasks.district import Dataset, District
from tasks.pull import pull
from tasks.settings.district_folder import read_district
from tasks.sources.settings import FilesSettings
from tasks.validate import validate
from tasks.verdicts.verdict import Cause, Verdict
from tasks.warehouse import open_warehouse

DISTRICTS = Path(__file__).parents[2] / "districts"
NYC_CYCLE = "2021-22"


@pytest.fixture(scope="module")
def real_data() -> Path:
    folder = os.environ.get("THROUGHLINE_REAL_DATA", "")
    if not folder:
        pytest.skip("THROUGHLINE_REAL_DATA is not set: the real files are not here")
    return Path(folder)


def copied(name: str, folder: Path) -> Path:
    return shutil.copytree(DISTRICTS / name, folder / name, ignore=shutil.ignore_patterns("home"))


def with_map(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    """Write a map that knows less than ours."""
    path = folder / "maps" / name
    text = path.read_text()
    for known, unknown in changes:
        assert known in text
        text = text.replace(known, unknown)
    path.write_text(text)


def judged(folder: Path, real_data: Path, cycle: str, *datasets: str) -> dict[str, Verdict]:
    district = read_district(folder, {"THROUGHLINE_REAL_DATA": str(real_data)})
    told: dict[str, Verdict] = {}
    for name in datasets:
        told[name] = validate(district, name, pull(district, name), list(told.values()), cycle)
    return told


def totals(verdict: Verdict) -> list[Cause]:
    return [one for one in verdict.causes if one.rule == "total_among_rows"]


def test_the_citywide_row_among_schools_is_told_where_a_map_keeps_it(real_data: Path, tmp_path: Path) -> None:
    folder = copied("nyc", tmp_path)
    with_map(
        folder,
        "attendance_rates.sql",
        ("when dbn = 'TOTAL' then 'citywide control row, not a school'", "when false then ''"),
        ("coalesce(left(dbn, 2) = '32', false)", "coalesce(left(dbn, 2) = '32' or dbn = 'TOTAL', false)"),
    )
    told = judged(folder, real_data, NYC_CYCLE, "schools", "schools_closed", "attendance_rates")
    (cause,) = told["attendance_rates"].causes
    # The city has a row for each of its days, no school has that many, and no list of schools has it.
    assert (cause.rule, cause.severity) == ("total_among_rows", "critical")
    assert cause.rows_n > 180


def test_all_grades_among_the_grades_is_told_where_a_map_keeps_all_of_them(real_data: Path, tmp_path: Path) -> None:
    folder = copied("nyc", tmp_path)
    with_map(
        folder,
        "test_results.sql",
        ("when not is_total then 'single grade, part of All Grades'", ""),
        ("category,\n", "category,\n        grade,\n"),
        ("else 'subject not known'\n    end as slice", "end || ' ' || grade as slice"),
        ("contains(_file, '-math-') then 'Mathematics'", "contains(_file, '-math-') then null"),
    )
    told = judged(folder, real_data, NYC_CYCLE, "schools", "test_results")
    (cause,) = totals(told["test_results"])
    assert cause.rows_n == 8


def test_a_school_that_is_the_sum_of_the_others_is_told_whatever_it_is_called(real_data: Path, tmp_path: Path) -> None:
    """The division's own row, given as if it were a school."""
    folder = copied("frederick_va", tmp_path)
    with_map(
        folder,
        "enrolment_counts.sql",
        ("'district' as unit_type,\n        null as unit_id", "'school' as unit_type,\n        'fcps' as unit_id"),
    )
    told = judged(folder, real_data, "2024-25", "schools", "enrolment_counts")
    (cause,) = totals(told["enrolment_counts"])
    assert cause.rows_n >= 3


def test_control_bytes_of_the_citys_feed_are_counted(real_data: Path, tmp_path: Path) -> None:
    feed = real_data / "nyc_daily_attendance_2013_14"
    (zipped,) = feed.glob("*.zip")
    source = FilesSettings(
        kind="files",
        path=str(zipped),
        format="xml",
        member="201309*.xml",
        row_element="item",
        drop_control_bytes=True,
        settle_seconds=0,
    )
    district = read_district(copied("nyc", tmp_path), {"THROUGHLINE_REAL_DATA": str(real_data)})
    named = district.datasets["attendance_rates"].model_copy(update={"source": source})
    pulled = pull(_with(district, named), "attendance_rates")
    (notice,) = pulled.notices
    assert notice.startswith("15 control bytes were left out, in raw_xml_2013-14.zip/20130909.xml, ")


MEMBERSHIP = """
select
    'enrolment' as measure, 'average daily membership' as definition_version, 'district' as unit_type,
    null as unit_id, 'all' as group_id, null as slice, left(fiscal_year, 4) || '-07-01' as period_start,
    '20' || right(fiscal_year, 2) || '-06-30' as period_end, json_extract_string(metrics, '$.adm_total') as numerator,
    null as denominator, 'reported' as status, 'Annual report' as authority, true as is_published, _file, _row,
    case when division_code <> '069' then 'another school division' end as _left_out
from raw
"""


def test_two_files_of_the_state_that_count_students_otherwise_are_named(real_data: Path, tmp_path: Path) -> None:
    folder = copied("frederick_va", tmp_path)
    (folder / "maps" / "membership.sql").write_text(MEMBERSHIP)
    with (folder / "district.toml").open("a") as settings:
        settings.write(
            '\n[datasets.membership]\ndepartment = "accountability"\ncontract = "counts"\nmap = "maps/membership.sql"\n'
            '[datasets.membership.source]\nkind = "files"\nrecords = "data"\n'
            'path = "${THROUGHLINE_REAL_DATA}/va_frederick/fredco_audit/vdoe_table8_enrollment.json"\n'
        )
    told = judged(folder, real_data, "2024-25", "schools", "enrolment_counts", "membership")
    district = read_district(folder, {"THROUGHLINE_REAL_DATA": str(real_data)})
    run = compute(district, "2024-25", list(told.values()), tmp_path / "run.duckdb", tmp_path / "work")
    with open_warehouse(run, read_only=True) as warehouse:
        found = warehouse.execute("select * exclude (slice, school_ids) from disagreements").fetchall()
    assert found == [
        (
            "enrolment",
            "counts",
            "Annual report",
            "average daily membership",
            "counts",
            "Virginia Department of Education",
            "VDOE enrollment, 2022-23 on",
            3,
            3,
            True,
        )
    ]


def _with(district: District, dataset: Dataset) -> District:
    return district.model_copy(update={"datasets": {**district.datasets, "attendance_rates": dataset}})
