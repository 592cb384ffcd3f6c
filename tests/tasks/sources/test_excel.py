"""Workbooks: sheets, ranges, and cells as text."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlwt

from tasks.errors import SourceUnavailable, SourceUnreadable


@pytest.fixture
def workbook(context):
    """Write a workbook of sheets, each a dict of cells."""

    def write(name: str, **sheets: dict[str, object]) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, cells in sheets.items():
            sheet = book.create_sheet(title)
            for place, value in cells.items():
                sheet[place] = value
        context.folder.mkdir(exist_ok=True)
        book.save(context.folder / name)
        return context.folder / name

    return write


def _column(*values: object) -> dict[str, object]:
    return {f"A{row}": value for row, value in enumerate(("n", *values), start=1)} | {
        f"B{row}": row for row in range(1, len(values) + 2)
    }


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1, "1"),
        (-7.0, "-7"),
        (12345678901234, "12345678901234"),
        (1.5, "1.5"),
        (0.1, "0.1"),
        ("007", "007"),
        ("NA", "NA"),
        (" x ", " x "),
        (True, "true"),
        (False, "false"),
        (date(2024, 9, 1), "2024-09-01"),
        (datetime(2024, 9, 1, 8, 30), "2024-09-01 08:30:00"),
        (time(8, 30), "08:30:00"),
        (timedelta(hours=30), "30:00:00"),
        ("#N/A", None),
        ("#DIV/0!", None),
        ("", None),
        (None, None),
    ],
)
def test_cells_become_the_text_a_person_would_type(workbook, read, cell, text):
    workbook("a.xlsx", Data=_column(cell))
    assert read("a.xlsx").values == [(text, "2")]


def test_old_workbooks_are_read_the_same(context, read):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    for row, values in enumerate([("id", "on", "ok"), (7, date(2024, 9, 1), True)]):
        for column, value in enumerate(values):
            is_date = isinstance(value, date)
            sheet.write(row, column, value, xlwt.easyxf(num_format_str="YYYY-MM-DD") if is_date else xlwt.XFStyle())
    context.folder.mkdir()
    book.save(str(context.folder / "a.xls"))
    assert read("a.xls").values == [("7", "2024-09-01", "true")]


def test_the_first_sheet_is_read_unless_another_is_named(workbook, read):
    workbook("a.xlsx", Notes={"A1": "note", "A2": "x"}, Data={"A1": "id", "A2": 1})
    assert read("a.xlsx").names == ["note"]
    assert read("a.xlsx", sheet="Data").names == ["id"]


MONTH = {"A1": "Student", "B1": "Date", "C1": "Kind", "A2": 1, "B2": "2025-08-28", "C2": "fight"}


@pytest.mark.parametrize("month", [{**MONTH, "A2": 2}, {**MONTH, "A3": 7, "C1": "kind ", "D1": "Note"}])
def test_rows_under_the_same_header_in_another_sheet_are_not_lost(workbook, read, month):
    workbook("a.xlsx", Aug=MONTH, Sep=month, Quorblemeyer={**month, "A2": 9})
    with pytest.raises(SourceUnreadable, match="would be read: in Sep and the 3rd sheet") as refusal:
        read("a.xlsx")
    assert "a file for each" in refusal.value.fix
    assert read("a.xlsx", sheet="Sep").column("Date")[0] == "2025-08-28"


def test_sheets_of_other_things_and_views_of_the_first_hold_nothing_up(workbook, read):
    codes = {"A1": "Kind", "B1": "Description", "A2": "fight", "B2": "A fight"}
    workbook("a.xlsx", Data={**MONTH, "A3": 2}, Codes=codes, View=MONTH, Template={"A1": "Student", "B1": "Date"})
    assert read("a.xlsx").column("Student") == ["1", "2"]


def test_views_that_lack_different_columns_of_the_first_hold_nothing_up(workbook, read):
    whole = {**MONTH, "D1": "Place", "D2": "yard"}
    without_kind = {"A1": "Student", "B1": "Date", "C1": "Place", "A2": 1, "B2": "2025-08-28", "C2": "yard"}
    workbook("a.xlsx", Data=whole, Kinds=MONTH, Places=without_kind)
    assert read("a.xlsx").column("Student") == ["1"]


@pytest.mark.parametrize(
    "cover", [{}, {"A1": "Incidents"}, {"B2": "Incidents", "B4": "All schools"}, {"C1": "x", "D1": "y"}]
)
def test_a_cover_is_no_empty_file_and_the_sheet_behind_it_is_named(workbook, read, cover):
    workbook(
        "a.xlsx",
        Cover=cover,
        Incidents={"A1": "All of fall", **{f"{k[0]}{int(k[1]) + 2}": v for k, v in MONTH.items()}},
    )
    with pytest.raises(SourceUnreadable, match="no table in its first sheet; there are rows in Incidents") as refusal:
        read("a.xlsx")
    assert "`sheet`" in refusal.value.fix


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(workbook, read):
    workbook("a.xlsx", Notes={"A1": 1}, Data={"A1": 1})
    with pytest.raises(SourceUnreadable, match=r"a.xlsx has no sheet Date; there are Notes and Data."):
        read("a.xlsx", sheet="Date")


def test_a_range_holds_its_own_header_and_keeps_the_numbers_of_the_sheet(workbook, read):
    workbook("a.xlsx", Data={"A1": "title", "B3": "id", "C3": "n", "B4": 1, "C4": 2, "B5": 3, "D4": "aside", "B9": "x"})
    landed = read("a.xlsx", cell_range="B3:C8")
    assert (landed.names, landed.values, landed.rows) == (["id", "n"], [("1", "2"), ("3", None)], [4, 5])


def test_rows_before_the_header_are_skipped_and_counted(workbook, read):
    workbook("a.xlsx", Data={"A1": "title", "A3": "id", "A4": 1})
    landed = read("a.xlsx", preamble_lines=2)
    assert (landed.names, landed.rows) == (["id"], [4])


def test_blank_rows_are_left_out_and_unnamed_columns_kept_where_they_hold_something(workbook, read):
    workbook("a.xlsx", Data={"B1": "id", "D1": "id", "B2": 1, "C2": "aside", "D2": 2, "B5": 3})
    landed = read("a.xlsx")
    assert landed.names == ["id", "column_3", "id_2"]
    assert landed.values == [("1", "aside", "2"), ("3", None, None)]
    assert landed.rows == [2, 5]


def test_merged_headers_name_their_first_column_only(workbook, context, read):
    path = workbook("a.xlsx", Data={"A1": "Spring", "C1": "n", "A2": 1, "B2": 2, "C2": 3})
    book = openpyxl.load_workbook(path)
    book["Data"].merge_cells("A1:B1")
    book.save(path)
    assert read("a.xlsx").names == ["Spring", "column_2", "n"]


def test_a_sheet_without_header_has_counted_columns(workbook, read):
    workbook("a.xlsx", Data={"A1": 1, "B1": 2})
    landed = read("a.xlsx", header=False)
    assert (landed.names, landed.rows) == (["column_1", "column_2"], [1])


def test_a_blank_header_row_is_refused(workbook, read):
    workbook("a.xlsx", Data={"A3": "id", "A4": 1})
    with pytest.raises(SourceUnreadable, match="row 1, is blank where the header should be"):
        read("a.xlsx")


@pytest.mark.parametrize("cells", [{}, {"A1": "id"}])
def test_a_sheet_without_rows_is_empty(workbook, read, cells):
    workbook("a.xlsx", Data=cells)
    with pytest.raises(SourceUnavailable, match=r"a.xlsx is empty"):
        read("a.xlsx")


def test_a_range_beyond_the_sheet_is_empty(workbook, read):
    workbook("a.xlsx", Data={"A1": "id", "A2": 1})
    with pytest.raises(SourceUnavailable, match=r"a.xlsx is empty"):
        read("a.xlsx", cell_range="F10:H20")


@pytest.mark.parametrize("content", [b"id,n\n1,2\n", b"PK\x03\x04 cut short", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut"])
def test_what_is_no_workbook_is_refused(put, read, content):
    put("a.xls", content)
    with pytest.raises(SourceUnreadable, match=r"a.xls is not a workbook, or a damaged one"):
        read("a.xls")


def test_a_workbook_cut_short_is_refused(workbook, read):
    path = workbook("a.xlsx", Data={"A1": "id", "A2": 1})
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(SourceUnreadable):
        read("a.xlsx")


def test_many_workbooks_are_read_each_whole(workbook, read):
    workbook("1.xlsx", results=_column(*range(2000)))
    workbook("2.xlsx", results=_column(*range(3)))
    landed = read("*.xlsx")
    assert [landed.files[0], landed.files[-1]] == ["1.xlsx", "2.xlsx"]
    assert landed.values == [(str(n), str(n + 2)) for rows_n in (2000, 3) for n in range(rows_n)]
