"""A process of its own that turns one sheet into an Arrow file of text: a hostile workbook ends it, and nothing else.

    python -m tasks.sources.sheet_process WORKBOOK INTO SHEET CELL_RANGE

A few hundred bytes can ask for a sheet of any size, and the reader's library answers that by ending its process.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tasks.sources.cell_range import CellRange
from tasks.sources.cell_text import text_of

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MEMORY_GB = 6
CPU_MINUTES = 15
MOST_CELLS = 64_000_000

_CELLS_PER_BATCH = 500_000


def main(workbook: str, into: str, sheet: str, cell_range: str) -> dict[str, Any]:
    """Write the sheet's cells from A1 on, or those of the range; what is refused is named in the answer."""
    from python_calamine import PasswordError, load_workbook

    try:
        with load_workbook(workbook) as opened:
            names = _sheet_names(opened)
            if sheet and sheet not in names:
                return {"refused": "no_such_sheet", "sheets": names}
            cells = opened.get_sheet_by_name(sheet or names[0])
            rows_n, columns_n = _size(cells)
            if rows_n * columns_n > MOST_CELLS:
                return {"refused": "too_many_cells", "rows": rows_n, "columns": columns_n}
            _write(cells, CellRange.of(cell_range) if cell_range else None, into)
    except PasswordError:
        return {"refused": "password"}
    except MemoryError:
        return {"refused": "too_large"}
    return {"refused": ""}


def _sheet_names(workbook: CalamineWorkbook) -> list[str]:
    """Sheets with cells, those that a person sees first."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    return [sheet.name for sheet in sorted(sheets, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)]


def _size(sheet: CalamineSheet) -> tuple[int, int]:
    """Rows and columns from A1 to the last cell that holds something."""
    return (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)


def _write(sheet: CalamineSheet, within: CellRange | None, into: str) -> None:
    rows, first, width = _rows(sheet, within)
    schema = pa.schema([(str(number), pa.string()) for number in range(width)])
    rows_per_batch = max(1, _CELLS_PER_BATCH // max(1, width))
    with pa.OSFile(into, "wb") as file, pa.ipc.new_file(file, schema) as out:
        while some := list(islice(rows, rows_per_batch)):
            blank = pa.nulls(len(some), pa.string())
            filled = [pa.array([text_of(cell) for cell in column], pa.string()) for column in zip(*some, strict=True)]
            # Rows come from the first column that holds something, but at least one column is there.
            out.write_batch(pa.record_batch([*[blank] * first, *filled][:width], schema=schema))


def _rows(sheet: CalamineSheet, within: CellRange | None) -> tuple[Iterator[list[Any]], int, int]:
    """The rows, the blank columns before their first one, and the width with these."""
    before = sheet.start[1] if sheet.start else 0
    if not within:
        return sheet.iter_rows(), before, sheet.width + before
    left, right = within.columns[0], min(within.columns[1] + 1, sheet.width + before)
    rows = islice(sheet.iter_rows(), within.rows[0], within.rows[1] + 1)
    cut = slice(max(0, left - before), max(0, right - before))
    return (row[cut] for row in rows), min(max(0, before - left), max(0, right - left)), max(0, right - left)


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
    print(json.dumps(main(*sys.argv[1:])))
