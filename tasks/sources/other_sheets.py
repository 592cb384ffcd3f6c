"""Sheets of a workbook beside the one that is read: nobody is told of their rows unless they are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

# A month's sheet may have a column more; a table of codes or sums has hardly any of them.
_SHARED_PERCENT = 75


class OtherSheet(TypedDict):
    """A sheet with rows: its name, its place among those that people see, and how wide it is.

    `is_alike` says that under the header of the sheet that is read it has rows which that one has not.
    """

    name: str
    place: int
    columns_n: int
    is_alike: bool


def other_sheets(read: CalamineSheet, others: Mapping[int, CalamineSheet], header_row: int | None) -> list[OtherSheet]:
    """Those with rows, by their places; without a header, none is alike."""
    header = _header(read, header_row)
    # By the columns that are compared: sheets may share others of them.
    rows: dict[tuple[str, ...], set[int]] = {}
    found: list[OtherSheet] = []
    for place, sheet in others.items():
        named = _header(sheet, header_row)
        shared = tuple(name for name in header if name in named)
        is_alike = bool(shared) and 100 * len(shared) >= _SHARED_PERCENT * max(len(header), len(named))
        if is_alike:
            if shared not in rows:
                rows[shared] = set(_rows(read, header_row, [header[name] for name in shared]))
            cells = [named[name] for name in shared]
            is_alike = any(row not in rows[shared] for row in _rows(sheet, header_row, cells))
        if not (is_alike or _has_rows(sheet)):
            continue
        found.append(OtherSheet(name=sheet.name, place=place, columns_n=_width(sheet), is_alike=is_alike))
    return found


def _has_rows(sheet: CalamineSheet) -> bool:
    """Whether there is a row under its first one."""
    return bool(sheet.start and sheet.end and sheet.end[0] > sheet.start[0])


def _width(sheet: CalamineSheet) -> int:
    return sheet.end[1] - sheet.start[1] + 1 if sheet.start and sheet.end else 0


def _header(sheet: CalamineSheet, header_row: int | None) -> dict[str, int]:
    """Where each name stands among the row's cells."""
    if header_row is None:
        return {}
    cells: Sequence[Any] = next(islice(sheet.iter_rows(), header_row, None), [])
    return {str(cell).strip().casefold(): number for number, cell in enumerate(cells) if str(cell).strip()}


def _rows(sheet: CalamineSheet, header_row: int | None, cells: Iterable[int]) -> Iterator[int]:
    """Each row with a value, by its hash: a million of them need not be kept."""
    wanted = [*cells]
    for row in islice(sheet.iter_rows(), (header_row or 0) + 1, None):
        values = tuple(row[number] for number in wanted)
        if any(value != "" for value in values):
            yield hash(values)
