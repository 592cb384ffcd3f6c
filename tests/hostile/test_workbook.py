"""Workbooks that end whoever opens them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row>'
ROW = '<row r="2"><c r="A2"><v>7</v></c></row>'
TAIL = "</sheetData></worksheet>"


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def with_sheet() -> Callable[[str], bytes]:
    """A workbook whose first sheet holds this XML."""

    def made(xml: str) -> bytes:
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(_saved(openpyxl.Workbook()))) as whole,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed,
        ):
            for name in whole.namelist():
                changed.writestr(name, xml if name.endswith("sheet1.xml") else whole.read(name))
        return out.getvalue()

    return made


def test_a_stray_cell_in_the_last_corner_is_refused(with_sheet, refused):
    corner = '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>'
    said = refused("a.xlsx", with_sheet(HEAD + HEADER + corner + TAIL))
    assert said == "a.xlsx is damaged, or needs more than 6 GB of memory or 15 minutes to open."


def test_a_stray_cell_less_far_out_is_refused_with_the_size(with_sheet, refused):
    stray = '<row r="1048576"><c r="CA1048576"><v>5</v></c></row>'
    said = refused("a.xlsx", with_sheet(HEAD + HEADER + stray + TAIL))
    assert said == "a.xlsx has a sheet of 1,048,576 rows and 79 columns, more than 64,000,000 cells."


def test_a_million_formatted_rows_without_content_cost_nothing(with_sheet, landed):
    empty = "".join(f'<row r="{number}"><c r="A{number}" s="0"/></row>' for number in range(3, 1_048_577))
    rows = landed("a.xlsx", with_sheet(HEAD + HEADER + ROW + empty + TAIL))
    assert [(row["id"], row["_row"]) for row in rows] == [("7", 2)]


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE x [<!ENTITY a "ha">]>'
        + HEAD
        + HEADER
        + '<row r="2"><c r="A2" t="inlineStr"><is><t>&a;</t></is></c></row>'
        + TAIL,
        HEAD + HEADER + ROW,
        HEAD + HEADER + '<row r="2"><c r="A2" t="s"><v>999999</v></c></row>' + TAIL,
    ],
)
def test_a_sheet_that_is_not_whole_is_refused(with_sheet, refused, xml):
    assert refused("a.xlsx", with_sheet(xml)) == "a.xlsx is not a workbook, or a damaged one."


def test_numbers_without_an_end_stay_text(with_sheet, landed):
    numbers = '<row r="2"><c r="A2"><v>1e999</v></c><c r="B2"><v>NaN</v></c></row>'
    (row,) = landed("a.xlsx", with_sheet(HEAD + HEADER + numbers + TAIL))
    assert (row["id"], row["n"]) == ("inf", "nan")


def test_a_sheet_that_people_do_not_see_is_read_only_by_its_name(landed):
    book = openpyxl.Workbook()
    book.active.title = "Old"
    book.active.sheet_state = "hidden"
    for row in (("id",), (1,)):
        book.active.append(row)
    seen = book.create_sheet("Data")
    for row in (("id",), (2,)):
        seen.append(row)
    assert [row["id"] for row in landed("a.xlsx", _saved(book))] == ["2"]
    assert [row["id"] for row in landed("a.xlsx", sheet="Old")] == ["1"]


def test_dates_are_counted_from_where_the_workbook_says(landed):
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (("on",), (datetime(2025, 9, 1),)):
        book.active.append(row)
    assert [row["on"] for row in landed("a.xlsx", _saved(book))] == ["2025-09-01"]


@pytest.mark.parametrize("content", ["<html><table><tr><td>1</td></tr></table></html>", "id\tn\n1\t2\n"])
def test_what_is_only_called_a_workbook_is_refused(refused, content):
    assert refused("a.xls", content) == "a.xls is not a workbook, or a damaged one."


def test_a_sheet_of_more_columns_than_any_export_is_refused(refused):
    book = openpyxl.Workbook()
    book.active.append(list(range(5_001)))
    assert refused("a.xlsx", _saved(book)) == "a.xlsx has more than 5,000 columns."


def test_a_formula_gives_its_last_computed_value(with_sheet, landed):
    formulas = (
        '<row r="2"><c r="A2"><f>3+4</f><v>7</v></c><c r="B2" t="str"><f>""</f><v></v></c></row>'
        '<row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B3"><v>1</v></c></row>'
    )
    rows = landed("a.xlsx", with_sheet(HEAD + HEADER + formulas + TAIL))
    assert [(row["id"], row["n"]) for row in rows] == [("7", None), (None, "1")]


def test_a_formula_never_computed_is_refused_and_not_taken_for_nothing(landed, refused):
    book = openpyxl.Workbook()
    for row in (("id", "n", "aside"), (1, "=1+1", "=2+2")):
        book.active.append(row)
    assert refused("a.xlsx", _saved(book)) == "a.xlsx, cell B2, holds a formula that was never computed."
    assert [row["id"] for row in landed("a.xlsx", cell_range="A1:A9")] == ["1"]


def test_numbers_keep_the_zeros_that_their_format_shows(landed):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("title",), ("id", "n", "text"), (101, 101, "x"), (123456, 1.5, "y"), (7, -7, 7)):
        sheet.append(row)
    for place in ("A3", "A4", "B4", "B5", "C5"):
        sheet[place].number_format = "00000"
    sheet["A5"].number_format = "000;-000"
    sheet["B3"].number_format = "0.00"
    rows = landed("a.xlsx", _saved(book), preamble_lines=1)
    assert [(row["id"], row["n"], row["text"]) for row in rows] == [
        ("00101", "101", "x"),
        ("123456", "1.5", "y"),
        ("007", "-7", "00007"),
    ]
    assert [row["id"] for row in landed("a.xlsx", cell_range="A2:A4")] == ["00101", "123456"]


@pytest.mark.parametrize("error", ["#SPILL!", "#CALC!"])
def test_a_formula_that_failed_in_a_new_way_is_no_damage(with_sheet, refused, error):
    cell = f'<row r="2"><c r="A2" t="e"><v>{error}</v></c></row>'
    said = refused("a.xlsx", with_sheet(HEAD + HEADER + cell + TAIL))
    assert said == "a.xlsx holds a formula that failed in a way not known here, such as #SPILL!, #CALC! or #FIELD!."


def with_text(text: str) -> str:
    return f'{HEAD}{HEADER}<row r="2"><c r="A2" t="inlineStr"><is><t>{text}</t></is></c></row>{TAIL}'


def test_a_workbook_that_swells_is_refused_before_it_is_unpacked(with_sheet, refused):
    said = refused("a.xlsx", with_sheet(with_text("x" * (100 << 20))))
    assert said == "a.xlsx is damaged, or needs more than 6 GB of memory or 15 minutes to open."


def test_a_cell_has_a_limit_and_one_of_10_mb_is_within(with_sheet, refused, landed):
    (row,) = landed("a.xlsx", with_sheet(with_text("x" * (10 << 20))))
    assert len(row["id"]) == 10 << 20
    said = refused("a.xlsx", with_sheet(with_text("x" * (20 << 20))))
    assert said == "a.xlsx is damaged, or needs more than 6 GB of memory or 15 minutes to open."
