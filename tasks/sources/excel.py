"""Workbooks, new and old."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa

from reports.numbers import listed
from tasks.arrival.tellable import told_sheets
from tasks.errors import SourceUnreadable
from tasks.sources.batch import Batch
from tasks.sources.cell_range import CellRange
from tasks.sources.column_names import names_of
from tasks.sources.item import Item
from tasks.sources.other_sheets import OtherSheet
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.sources.sheet_process import CPU_MINUTES, MEMORY_GB, MOST_CELLS

_DAMAGED = "is not a workbook, or a damaged one."
_SAVE_ANEW = "open and save it in a spreadsheet program; if it is text, `format` in its source in district.toml says so"


def read_excel(item: Item, settings: FilesSettings, context: SourceContext) -> Iterator[Batch]:
    """The rows of one sheet or of a range in it, numbered as the sheet numbers them.

    Columns without a name and without a value are left out. A formula gives its last computed value, and is refused
    where there is none. A whole number keeps the zeros in front that its format shows (00000), in .xlsx only.
    """
    first_row = settings.preamble_lines + 1
    if settings.cell_range:
        first_row += CellRange.of(settings.cell_range).rows[0]
    cells, others = _cells(item, settings, context.work, str(first_row - 1) if settings.header else "")
    cells = cells.slice(settings.preamble_lines)
    _refuse_unread(item, cells, others)
    if not cells.num_rows or not cells.num_columns:
        raise item.empty("the sheet or range holds nothing")
    header = [""] * cells.num_columns
    if settings.header:
        header = [(column[0].as_py() or "").strip() for column in cells.columns]
        if not any(header):
            raise item.unreadable(
                "is blank where the header should be.",
                f"row {first_row}",
                "ask for the sheet without rows above its header; if they always stand there, `preamble_lines` in its "
                "source in district.toml passes over so many, or `cell_range` says where the table is",
            )
        cells, first_row = cells.slice(1), first_row + 1
    names = names_of(item, header)
    kept = [number for number in range(len(header)) if header[number] or cells.column(number).null_count < len(cells)]
    for batch in cells.select(kept).to_batches():
        yield Batch(tuple(names[number] for number in kept), batch.columns, first_row)
        first_row += batch.num_rows


def _cells(item: Item, settings: FilesSettings, work: Path, header_row: str) -> tuple[pa.Table, list[OtherSheet]]:
    """The sheet's cells from A1 on, or those of the range, as text, which stay on disk; and other sheets with rows."""
    # Rows of an earlier workbook may still lie in their file, waiting to be written.
    into = work / f"sheet-{uuid4().hex}.arrow"
    command = [sys.executable, "-m", "tasks.sources.sheet_process"]
    ran = subprocess.run(  # noqa: S603 (this program's own module)
        [*command, str(item.path), str(into), settings.sheet, settings.cell_range, header_row],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    # What ends the process while it looks at another sheet takes nothing from the one that is read.
    if ran.returncode and not answers:
        too_much = ran.returncode < 0
        raise _too_large(item) if too_much else item.unreadable(_DAMAGED, fix=_SAVE_ANEW)
    answer = answers[0]
    if answer["refused"] == "no_room":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(into))
    if answer["refused"]:
        raise _refusal(item, settings, answer)
    return pa.ipc.open_file(pa.memory_map(str(into))).read_all(), answers[-1].get("others", [])


def _refuse_unread(item: Item, cells: pa.Table, others: Sequence[OtherSheet]) -> None:
    """Raise SourceUnreadable where rows of other sheets would be lost without a word, as no sheet is named."""
    alike = {one["name"]: one["place"] for one in others if one["is_alike"]}
    if alike:
        raise item.unreadable(
            f"has rows under the same header in other sheets than its first, which alone would be read: "
            f"in {listed(told_sheets(alike))}.",
            fix="ask for one sheet with all rows, or a file for each; if one sheet is meant, name it with `sheet` in "
            "its source in district.toml",
        )
    # A cover has a title, or lines of text below one another.
    is_cover = cells.num_rows < 2 or sum(column.null_count < len(column) for column in cells.columns) < 2
    behind = {one["name"]: one["place"] for one in others if one["columns_n"] > 1}
    if is_cover and behind:
        raise item.unreadable(
            f"has no table in its first sheet; there are rows in {listed(told_sheets(behind))}.",
            fix="name the sheet that is meant with `sheet` in its source in district.toml, or ask for it as the first",
        )


def _refusal(item: Item, settings: FilesSettings, answer: dict[str, Any]) -> SourceUnreadable:
    match answer["refused"]:
        case "password":
            return item.unreadable("is protected by a password.", fix="ask for it without a password")
        case "no_such_sheet":
            told = f"has no sheet {settings.sheet}; there are {listed(told_sheets(answer['sheets']))}."
            return item.unreadable(told, fix="correct `sheet`")
        case "not_computed":
            told = "holds a formula that was never computed."
            return item.unreadable(told, f"cell {answer['cell']}", "open and save it in a spreadsheet program")
        case "unknown_error":
            told = "holds a formula that failed in a way not known here, such as #SPILL!, #CALC! or #FIELD!."
            return item.unreadable(told, fix="mend the formula, or save the sheet as CSV")
        case "too_many_cells":
            told = (
                f"has a sheet of {answer['rows']:,} rows and {answer['columns']:,} columns, "
                f"more than {MOST_CELLS:,} cells."
            )
            return item.unreadable(told, fix="clear stray cells far below or right of the table, or send it as CSV")
        case _:
            return _too_large(item)


def _too_large(item: Item) -> SourceUnreadable:
    told = f"is damaged, or needs more than {MEMORY_GB} GB of memory or {CPU_MINUTES} minutes to open."
    return item.unreadable(told, fix="open it in a spreadsheet program and save what is needed of it as CSV")
