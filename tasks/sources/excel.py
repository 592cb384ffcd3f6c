"""Workbooks, new and old."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tasks.errors import SourceUnreadable
from tasks.sources.batch import Batch
from tasks.sources.cell_range import CellRange
from tasks.sources.column_names import unique_names
from tasks.sources.item import Item
from tasks.sources.settings import FilesSettings, SourceContext

if TYPE_CHECKING:
    import pandas as pd


def read_excel(item: Item, settings: FilesSettings, context: SourceContext) -> Iterator[Batch]:
    """The rows of one sheet or of a range in it, numbered as the sheet numbers them.

    Columns without a name and without a value are left out. A formula gives its last computed value.
    """
    del context
    cells, first_row = _cells(item, settings)
    cells = cells.iloc[settings.preamble_lines :]
    first_row += settings.preamble_lines
    if cells.empty:
        raise item.empty("the sheet or range holds nothing")
    header = [""] * cells.shape[1]
    if settings.header:
        header = [(text_of(cell) or "").strip() for cell in cells.iloc[0]]
        if not any(header):
            raise item.unreadable(
                "is blank where the header should be.",
                f"row {first_row}",
                "set `preamble_lines` to the rows before it, or `cell_range` to where the table is",
            )
        cells, first_row = cells.iloc[1:], first_row + 1
    columns = [pa.array([text_of(cell) for cell in cells[position]], pa.string()) for position in cells]
    kept = [number for number, column in enumerate(columns) if header[number] or column.null_count < len(column)]
    names = unique_names(header)
    if kept:
        yield Batch(tuple(names[number] for number in kept), [columns[number] for number in kept], first_row)


def text_of(cell: Any) -> str | None:  # noqa: PLR0911
    """A cell as text: whole numbers without a decimal point, dates as ISO; blank and error cells are NULL."""
    match cell:
        case None | "":
            return None
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return _hours(cell)
        case _:
            return str(cell)


def _hours(duration: timedelta) -> str:
    minutes, seconds = divmod(round(duration.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _cells(item: Item, settings: FilesSettings) -> tuple[pd.DataFrame, int]:
    """The cells of the sheet or range, and the sheet's number of the first row."""
    # It takes more than a second, which sources without workbooks need not wait for.
    import pandas as pd

    with _spoken_of(item), item.path.open("rb") as file, pd.ExcelFile(file, engine="calamine") as workbook:
        sheets = [str(name) for name in workbook.sheet_names]
        sheet = settings.sheet or sheets[0]
        if sheet not in sheets:
            raise item.unreadable(
                f"has no sheet {settings.sheet}; there are {', '.join(sheets)}.", fix="correct `sheet`"
            )
        cells = workbook.parse(sheet, header=None, dtype=object, na_filter=False)
    return CellRange.of(settings.cell_range).cut(cells) if settings.cell_range else (cells, 1)


@contextmanager
def _spoken_of(item: Item) -> Iterator[None]:
    """Whatever the reader makes of a damaged workbook, as an error that names whose it is."""
    try:
        yield
    except (SourceUnreadable, OSError):
        raise
    except BaseException as error:
        kind = type(error).__name__
        # The reader is written in Rust, and its panics are no exceptions.
        if not isinstance(error, Exception) and kind != "PanicException":
            raise
        if kind == "PasswordError":
            raise item.unreadable("is protected by a password.", fix="ask for it without a password") from None
        raise item.unreadable(
            "is not a workbook, or a damaged one.",
            fix="open and save it in a spreadsheet program; if it is text, name its `format`",
        ) from None
