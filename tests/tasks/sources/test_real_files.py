"""Real files of districts, states and vendors, as they come."""

from __future__ import annotations

import csv
from collections import Counter

import pytest


@pytest.fixture
def read_real(read, real_data):
    return lambda path, **settings: read(str(real_data / path), **settings)


VENDORS = "vendor_formats_synthetic/"


@pytest.mark.parametrize(
    ("name", "rows_n", "columns_n"),
    [
        ("FastBridge_Math_sample_anonymized_file.csv", 13, 1711),
        ("Iowa_sample_anonymized_file.csv", 29, 171),
        ("PSAT_SAT_sample_anonymized_file_sat.csv", 5, 860),
        ("SC_READY_sample_anonymized_file.csv", 5, 2135),
        ("STAAR_Summative_sample_anonymized_file.csv", 10, 374),
    ],
)
def test_vendors_files_land_with_a_name_for_every_column(read_real, real_data, name, rows_n, columns_n):
    landed = read_real(VENDORS + name)
    assert (len(landed.values), len(landed.names)) == (rows_n, columns_n)
    with (real_data / VENDORS / name).open(newline="") as file:
        header, *rows = csv.reader(file)
    assert [tuple(value or None for value in row) for row in rows if any(row)] == landed.values
    plain = [wish.strip() for wish in header]
    once = Counter(wish.casefold() for wish in plain)
    kept = [(name, wish) for name, wish in zip(landed.names, plain, strict=True) if wish and once[wish.casefold()] == 1]
    assert all(name == wish for name, wish in kept)


def test_fastbridge_has_blank_and_repeated_headers(read_real):
    names = read_real(VENDORS + "FastBridge_Math_sample_anonymized_file.csv").names
    assert "column_16" in names
    assert {"Error", "Error_2"} <= set(names)


def test_a_fixed_width_file_of_a_test_company(put, read_real):
    put("columns.csv", "name,start,length\ntest,31,8\nstate,39,2\nregion,69,8\n")
    landed = read_real(VENDORS + "CogAT_sample_anonymized_file.txt", format="fixed_width", columns_file="columns.csv")
    assert landed.values[0] == ("COGAT", "AZ", "REGION-1")


def test_state_files_have_a_preamble(read_real):
    landed = read_real("va_frederick/vdoe_accreditation_*.csv", preamble_lines=3)
    assert len(landed.values) == 5407 + 5408 + 5271
    assert landed.rows[0] == 5
    assert sorted(set(landed.files)) == [f"vdoe_accreditation_{s}.csv" for s in ("english", "math", "science")]


def test_a_workbook_with_notes_first(read_real):
    path = "nyc_tests_demographics/demographic-snapshot-2017-18-to-2021-22.xlsx"
    landed = read_real(path, sheet="School")
    assert (len(landed.values), len(landed.names)) == (9251, 44)
    assert landed.column("DBN")[0] == "01M015"


def test_an_xml_feed_in_a_zip_with_stray_control_bytes(read_real, real_data):
    feed = "nyc_daily_attendance_2013_14/raw_xml_2013-14.zip"
    landed = read_real(feed, member="201309*.xml", row_element="item", drop_control_bytes=True)
    with (real_data / "nyc_daily_attendance_2013_14/nyc_school_daily_attendance_2013-14.csv").open(newline="") as file:
        expected = [row[:4] for row in csv.reader(file) if row[0].startswith("201309")]
    names = [name.removeprefix("raw_xml_2013-14.zip/") for name in landed.files]
    assert [[name, *row[:3]] for name, row in zip(names, landed.values, strict=True)] == expected


def test_ed_fi_xml_has_nested_references(read_real):
    landed = read_real(
        VENDORS + "edfi_grandbend_StudentSchoolAttendance.xml", row_element="StudentSchoolAttendanceEvent"
    )
    assert len(landed.values) == 1917
    assert landed.column("SchoolReference_SchoolIdentity_SchoolId")[0] == "255901001"
