"""A process of its own that turns one sheet into an Arrow file of text: a hostile workbook ends it, and nothing else.

    python -m tasks.sources.sheet_process WORKBOOK INTO SHEET CELL_RANGE HEADER_ROW

A few hundred bytes can ask for a sheet of any size, and the reader's library answers that by ending its process.
Each answer is a line of JSON; what other sheets hold comes last, since looking at them may end the process too.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tasks.sources.cell_range import CellRange
from tasks.sources.cell_text import text_of
from tasks.sources.limits import LONGEST_ROW
from tasks.sources.other_sheets import other_sheets
from tasks.sources.unpacking import most_unpacked_bytes
from tasks.sources.xlsx_marks import Marks, marks_of
from tasks.storage.refused_writing import is_about_writing

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MEMORY_GB = 6
CPU_MINUTES = 15
MOST_CELLS = 64_000_000

_CELLS_PER_BATCH = 500_000
_UNKNOWN_ERROR = "Unsupported cell error"


class _Refused(Exception):
    """A sheet is not written; `answer` says why."""

    def __init__(self, why: str, **more: Any) -> None:
        super().__init__(why)
        self.answer = {"refused": why, **more}


def main(workbook: str, into: str, sheet: str, cell_range: str, header_row: str) -> Iterator[dict[str, Any]]:
    """Write the sheet's cells from A1 on, or those of the range; what is refused is named in the first answer.

    The second tells the other sheets with rows that people see, where none was named. Rows are counted from 0.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        _refuse_swelling(workbook)
        with load_workbook(workbook) as opened:
            names = _sheet_names(opened)
            if sheet and sheet not in names:
                raise _Refused("no_such_sheet", sheets={name: place for place, name in enumerate(names, start=1)})
            cells = opened.get_sheet_by_name(sheet or names[0])
            rows_n, columns_n = _size(cells)
            if rows_n * columns_n > MOST_CELLS:
                raise _Refused("too_many_cells", rows=rows_n, columns=columns_n)
            within = CellRange.of(cell_range) if cell_range else None
            marks = marks_of(workbook, cells.name, within)
            if marks.not_computed:
                raise _Refused("not_computed", cell=marks.not_computed)
            _write(cells, within, marks, into)
            yield {"refused": ""}
            others = {} if sheet else _others(opened, cells.name)
            if others:
                yield {"others": other_sheets(cells, others, int(header_row) if header_row else None)}
    except PasswordError:
        yield {"refused": "password"}
    except _Refused as refused:
        yield refused.answer
    except CalamineError as error:
        if _UNKNOWN_ERROR not in str(error):
            raise
        yield {"refused": "unknown_error"}
    except MemoryError:
        yield {"refused": "too_large"}


def _refuse_swelling(workbook: str) -> None:
    """Before anything is unpacked: what lies in the zip of a new workbook says its size."""
    if not zipfile.is_zipfile(workbook):
        return
    with zipfile.ZipFile(workbook) as zipped:
        unpacked_bytes = sum(info.file_size for info in zipped.infolist())
    if unpacked_bytes > most_unpacked_bytes(Path(workbook).stat().st_size):
        raise _Refused("too_large")


def _sheet_names(workbook: CalamineWorkbook) -> list[str]:
    """Sheets with cells, those that a person sees first."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    return [sheet.name for sheet in sorted(sheets, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)]


def _others(workbook: CalamineWorkbook, read: str) -> dict[int, CalamineSheet]:
    """The other sheets with cells by their places, as people see and count them; not those of a hostile size."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    seen = [sheet for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    others = {
        place: workbook.get_sheet_by_name(sheet.name)
        for place, sheet in enumerate(seen, start=1)
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.name != read
    }
    return {place: sheet for place, sheet in others.items() if _cells_n(sheet) <= MOST_CELLS}


def _cells_n(sheet: CalamineSheet) -> int:
    rows_n, columns_n = _size(sheet)
    return rows_n * columns_n


def _size(sheet: CalamineSheet) -> tuple[int, int]:
    """Rows and columns from A1 to the last cell that holds something."""
    return (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)


def _write(sheet: CalamineSheet, within: CellRange | None, marks: Marks, into: str) -> None:
    whole = CellRange((0, (sheet.end or (-1, -1))[0]), (0, (sheet.end or (-1, -1))[1]))
    (top, bottom), (left, right) = (within or whole).rows, (within or whole).columns
    before = sheet.start[1] if sheet.start else 0
    columns = range(left, max(left, min(right, whole.columns[1]) + 1))
    rows = islice(sheet.iter_rows(), top, bottom + 1)
    schema = pa.schema([(str(column), pa.string()) for column in columns])
    rows_per_batch = max(1, _CELLS_PER_BATCH // max(1, len(columns)))
    with pa.OSFile(into, "wb") as file, pa.ipc.new_file(file, schema) as out:
        while some := list(islice(rows, rows_per_batch)):
            # The reader gives rows from the first column on that holds something anywhere.
            cells = [
                _texts([row[column - before] for row in some], top, marks.digits.get(column, {}))
                if column >= before
                else pa.nulls(len(some), pa.string())
                for column in columns
            ]
            out.write_batch(pa.record_batch(cells, schema=schema))
            top += len(some)


def _texts(cells: list[Any], first_row: int, digits: dict[int, int]) -> pa.Array:
    # A stray cell far out makes a sheet of millions of empty ones, which need not be looked at one by one.
    if cells.count("") == len(cells):
        return pa.nulls(len(cells), pa.string())
    texts = [text_of(cell) for cell in cells]
    if any(len(text) > LONGEST_ROW for text in texts if text):
        raise _Refused("too_large")
    for row in range(first_row, first_row + len(cells)) if digits else ():
        text = texts[row - first_row]
        if row in digits and text and text.isdecimal():
            texts[row - first_row] = text.zfill(digits[row])
    return pa.array(texts, pa.string())


def _limit_itself() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_GB << 30, MEMORY_GB << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_MINUTES * 60, CPU_MINUTES * 60))
    # What was in memory must not stay behind in a file.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _limit_itself()
    try:
        for answer in main(*sys.argv[1:]):
            print(json.dumps(answer), flush=True)
    except OSError as error:
        if not is_about_writing(error):
            raise
        print(json.dumps({"refused": "no_room"}))
