"""One small valid table of attendance in every format, record by record."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import xlwt

# Part of every value, so that it may stand in no message.
PERSON = "XENIA"
NAMES = ("student_id", "school_id", "date", "present_fraction")
WIDTHS = "name,start,length\nstudent_id,1,10\nschool_id,11,4\ndate,15,10\npresent_fraction,25,3\n"

Row = tuple[str, str, str, str]
ROWS: list[Row] = [
    (f"{PERSON}{number:05d}", f"010{number % 2 + 1}", f"2025-09-{number % 20 + 1:02d}", ("1", "0.5", "0")[number % 3])
    for number in range(60)
]


@dataclass(frozen=True)
class Format:
    """`record` writes one row as text, `framed` the file around the records; `framed` alone for what is no text."""

    name: str
    framed: Callable[[Sequence[str]], str] | None = None
    record: Callable[[Row], str] | None = None
    binary: Callable[[Sequence[Row]], bytes] | None = None
    said: dict[str, Any] = field(default_factory=dict)

    def written(self, rows: Sequence[Row] = ROWS) -> bytes:
        """The whole file."""
        if self.binary:
            return self.binary(rows)
        assert self.framed
        return self.framed([self.record(row) for row in rows] if self.record else []).encode()


def _xlsx(rows: Sequence[Row]) -> bytes:
    book = openpyxl.Workbook()
    for row in (NAMES, *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _xls(rows: Sequence[Row]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    for number, row in enumerate((NAMES, *rows)):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _parquet(rows: Sequence[Row]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table([pa.array(column) for column in zip(*rows, strict=True)], names=NAMES), out)
    return out.getvalue()


def _zip(rows: Sequence[Row]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("a.csv", TEXTS["csv"].written(rows[:30]))
        zipped.writestr("b.csv", TEXTS["csv"].written(rows[30:]))
    return out.getvalue()


def _element(row: Row) -> str:
    return "<row>" + "".join(f"<{name}>{value}</{name}>" for name, value in zip(NAMES, row, strict=True)) + "</row>"


def _object(row: Row) -> str:
    return json.dumps(dict(zip(NAMES, row, strict=True)))


TEXTS: dict[str, Format] = {
    "csv": Format("a.csv", lambda records: "\n".join([",".join(NAMES), *records, ""]), ",".join),
    "tsv": Format("a.tsv", lambda records: "\n".join(["\t".join(NAMES), *records, ""]), "\t".join),
    "json": Format("a.json", lambda records: "[" + ",\n".join(records) + "]", _object),
    "records": Format(
        "a.json",
        lambda records: '{"n": 1, "data": {"rows": [' + ",\n".join(records) + ']}, "end": []}',
        _object,
        said={"records": "data.rows"},
    ),
    "jsonl": Format("a.jsonl", lambda records: "\n".join([*records, ""]), _object),
    "xml": Format(
        "a.xml", lambda records: "<rows>\n" + "\n".join(records) + "\n</rows>", _element, said={"row_element": "row"}
    ),
    "fixed_width": Format(
        "a.txt",
        lambda records: "\n".join([*records, ""]),
        lambda row: f"{row[0]:10}{row[1]:4}{row[2]:10}{row[3]:3}",
        said={"format": "fixed_width", "columns_file": "widths.csv"},
    ),
}
BINARIES: dict[str, Format] = {
    "xlsx": Format("a.xlsx", binary=_xlsx),
    "xls": Format("a.xls", binary=_xls),
    "parquet": Format("a.parquet", binary=_parquet),
    "zip": Format("a.zip", binary=_zip),
}
