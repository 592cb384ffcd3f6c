"""Where each column of a fixed-width file stands: a CSV of name, start and length."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass

from tasks.errors import SourceUnreadable
from tasks.sources.column_names import unique_names
from tasks.sources.settings import FilesSettings, SourceContext

_HEADER = ["name", "start", "length"]
_PLACE = re.compile(r"0*[1-9][0-9]{0,6}")


@dataclass(frozen=True)
class Place:
    """A column's characters, from `start` (counted from 0) to before `end`."""

    name: str
    start: int
    end: int


def read_places(settings: FilesSettings, context: SourceContext) -> list[Place]:
    """Read `columns_file`; raises SourceUnreadable with the line that is off."""
    path = context.folder / settings.columns_file
    try:
        if not path.is_file():
            raise FileNotFoundError(path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, ValueError, csv.Error):
        raise _off(f"{settings.columns_file} is not there or not a CSV in UTF-8.", path.name, context) from None
    if not rows or [cell.strip() for cell in rows[0]] != _HEADER:
        raise _off(f"{settings.columns_file} must begin with the line {','.join(_HEADER)}.", path.name, context)
    places = [_place(row, number, settings, context) for number, row in enumerate(rows[1:], start=2) if any(row)]
    names = [place.name for place in places]
    if not places or unique_names(names) != tuple(names):
        raise _off(f"{settings.columns_file} must name at least one column, and none twice.", path.name, context)
    return places


def _place(row: list[str], line: int, settings: FilesSettings, context: SourceContext) -> Place:
    cells = [cell.strip() for cell in row]
    if len(cells) != len(_HEADER) or not all(_PLACE.fullmatch(cell) for cell in cells[1:]):
        what = f"{settings.columns_file}, line {line}: needs a name, a start from 1 and a length from 1."
        raise _off(what, f"{settings.columns_file}, line {line}", context)
    name, start, length = cells[0], int(cells[1]), int(cells[2])
    return Place(name, start - 1, start - 1 + length)


def _off(what: str, where: str, context: SourceContext) -> SourceUnreadable:
    return SourceUnreadable(
        what, where=where, whose=context.owner, fix="describe the file's columns there, as its sender does"
    )
