"""Mended rows are read however a spreadsheet program saved them; what is not read is told."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import Workbook

GOOD = "".join(f"{n:04d},0101,2025-08-25,KG\n" for n in range(200))
BAD = "9001,0101,2025-08-25,K9\n"
HEADER = "student_id,school_id,entry_date,grade\n"


@pytest.fixture
def judged(make_district, validated):
    """Judge an enrolment with one row held back, in a folder of any name; returns the verdict and the quarantine."""

    def run(folder: str = "district"):
        path = make_district({"enrolment.csv": HEADER + GOOD + BAD}, folder=folder)
        return validated(path, "enrolment"), path / "home" / "quarantine" / "office" / "enrolment"

    return run


def mended(quarantine, key: str) -> list[list[str]]:
    with (quarantine / key / "mend_these.csv").open(newline="") as file:
        return [[cell.replace("K9", "KG") for cell in row] for row in csv.reader(file)]


def as_text(rows: list[list[str]], delimiter: str, encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def as_workbook(rows: list[list[str]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("mended.csv", lambda rows: as_text(rows, ",")),
        ("MENDED.CSV", lambda rows: as_text(rows, ",")),
        ("mended.csv", lambda rows: as_text(rows, ";")),
        ("mended.csv", lambda rows: as_text(rows, "\t", "utf-16")),
        ("mended.txt", lambda rows: as_text(rows, "\t")),
        ("mended.tsv", lambda rows: as_text(rows, "\t")),
        ("mended.xlsx", as_workbook),
        ("MENDED.XLSX", as_workbook),
    ],
    ids=["commas", "capitals", "semicolons", "tabs in UTF-16", "text", "tsv", "workbook", "workbook in capitals"],
)
def test_a_copy_of_the_template_is_read_however_it_was_saved(judged, name, saved):
    before, quarantine = judged()
    assert before.quarantined_n == 1
    (quarantine / "mended" / name).write_bytes(saved(mended(quarantine, before.key)))
    after, _ = judged()
    assert (after.mended_n, after.accepted_n, after.quarantined_n, after.notices) == (1, 201, 0, ())


def test_a_districts_folder_may_be_called_anything(judged):
    before, quarantine = judged("b[1] {x}")
    (quarantine / "mended" / "m[2].csv").write_bytes(as_text(mended(quarantine, before.key), ","))
    after, _ = judged("b[1] {x}")
    assert (after.mended_n, after.quarantined_n) == (1, 0)


def test_what_is_no_table_is_told_and_what_cannot_be_read_does_not_hold_up_the_others(judged, tmp_path):
    before, quarantine = judged()
    (quarantine / "mended" / "a.csv").write_bytes(b"\xff\xfe\xff")
    (quarantine / "mended" / "b.csv").write_bytes(as_text(mended(quarantine, before.key), ";"))
    for name in ("c.docx", ".hidden", "~$c.xlsx", "d.csv.part"):
        (quarantine / "mended" / name).write_bytes(b"x")
    after, _ = judged()
    assert (after.mended_n, after.quarantined_n) == (1, 0)
    assert "are not read: c.docx; save them as .csv or .xlsx. Mended rows cannot be read: a.csv" in after.notices[0]
    assert list((quarantine.parents[2] / "work").glob("mended-*")) == []


def test_where_nothing_can_be_read_nothing_is_left_behind(judged):
    _, quarantine = judged()
    (quarantine / "mended" / "c.docx").write_bytes(b"x")
    after, _ = judged()
    assert (after.mended_n, after.quarantined_n) == (0, 1)
    assert "c.docx" in after.notices[0]
    assert list((quarantine.parents[2] / "work").glob("mended-*")) == []


MORE = "".join(f"90{n:02d},0101,2025-08-25,K9\n" for n in range(2, 4))


def each_its_own(quarantine, key: str) -> list[tuple[str, bytes]]:
    """Three people mend a row each: other orders, a column more, another program, accents as Windows writes them."""
    header, *rows = mended(quarantine, key)
    backwards = [cells[::-1] for cells in (header, rows[0])]
    noted = [[*header, "Notiz"], [*rows[1], "geprüft"]]
    return [
        ("a.xlsx", as_workbook(backwards)),
        ("b.csv", as_text(noted, ";", "windows-1252")),
        ("c.txt", as_text([header, rows[2]], "\t", "utf-16")),
    ]


def test_each_file_is_read_by_its_own_header_and_in_its_own_way(make_district, validated):
    folder = make_district({"enrolment.csv": HEADER + GOOD + BAD + MORE})
    before = validated(folder, "enrolment")
    quarantine = folder / "home" / "quarantine" / "office" / "enrolment"
    for name, saved in each_its_own(quarantine, before.key):
        (quarantine / "mended" / name).write_bytes(saved)
    after = validated(folder, "enrolment")
    assert (before.quarantined_n, after.mended_n, after.quarantined_n) == (3, 3, 0)
    assert after.notices == ("b.csv is not UTF-8 and was read as Windows-1252.",)


def test_a_file_that_lacks_a_column_blanks_nothing_and_does_not_hold_up_the_others(make_district, validated):
    folder = make_district({"enrolment.csv": HEADER + GOOD + BAD + MORE})
    before = validated(folder, "enrolment")
    quarantine = folder / "home" / "quarantine" / "office" / "enrolment"
    header, *rows = (row[::-1] for row in mended(quarantine, before.key))
    (quarantine / "mended" / "a.csv").write_bytes(as_text([header, rows[0]], ","))
    (quarantine / "mended" / "b.csv").write_bytes(as_text([header[:-1], rows[1][:-1]], ","))
    after = validated(folder, "enrolment")
    assert (after.mended_n, after.quarantined_n) == (1, 2)
    assert after.notices == (
        "b.csv lacks 1 column of its template, and mends nothing: keep all columns as they are there.",
    )


@pytest.mark.parametrize("content", [b"a\x81b\n", b"held_id\0x\n\xe9"], ids=["no such byte", "zero bytes"])
def test_what_is_no_windows_text_either_is_told(judged, content):
    _, quarantine = judged()
    (quarantine / "mended" / "a.csv").write_bytes(content)
    after, _ = judged()
    assert (after.mended_n, after.quarantined_n) == (0, 1)
    assert "is neither UTF-8 nor windows-1252" in after.notices[0]
