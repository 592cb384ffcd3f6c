"""A district's own codes as a CSV in its folder: `column,theirs,ours`, one line a code.

The list of unknown codes in a department's protected folder is such a file, with more columns; lines in which nobody
has filled in `ours` yet are passed over.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract
from expectations.crosswalk import folded
from tasks.errors import DistrictInvalid
from tasks.settings.settings_mistakes import nearest

if TYPE_CHECKING:
    from tasks.district import District

# Our codes by theirs, by column.
Crosswalk = Mapping[str, Mapping[str, str]]
NO_CODES: Crosswalk = {}

_HEADER = ("column", "theirs", "ours")


@dataclass(frozen=True)
class _Line:
    number: int
    column: str
    theirs: str
    ours: str


def read_crosswalk(district: District, dataset_id: str) -> Crosswalk:
    """The dataset's own codes, empty where it has none; raises DistrictInvalid with one line for each mistake."""
    name = district.datasets[dataset_id].codes
    if not name:
        return {}
    path = district.folder / name
    contract = CONTRACTS[district.contract_of(dataset_id)]
    mistakes = crosswalk_mistakes(path, contract)
    if mistakes:
        raise DistrictInvalid(
            "The codes cannot be used:" + "".join(f"\n  - {one}" for one in mistakes), where=name, fix="mend the file"
        )
    crosswalk: dict[str, dict[str, str]] = {}
    for line in _lines(_rows(path)):
        crosswalk.setdefault(line.column, {})[line.theirs] = line.ours
    return crosswalk


def crosswalk_mistakes(path: Path, contract: Contract) -> list[str]:
    """What is wrong with a file of codes, line by line, with what would be right.

    No cell is repeated: the file may be a filled-in list of unknown codes, among which anything may stand.
    """
    try:
        rows = _rows(path)
    except UnicodeDecodeError as error:
        return [f"byte {error.start} cannot be read; save the file as UTF-8"]
    except csv.Error as error:
        return [f"it cannot be read as CSV: {error}"]
    except OSError as error:
        return [f"it cannot be read: {error.strerror}"]
    header = rows[0][1] if rows else []
    lacking = [name for name in _HEADER if name not in header]
    if lacking:
        return [f"the first line must name {', '.join(_HEADER)}, with commas between; it lacks {', '.join(lacking)}"]
    columns = {column.name: column for column in contract.columns}
    mistakes: list[str] = []
    first_of: dict[tuple[str, str], _Line] = {}
    for line in _lines(rows):
        before = first_of.setdefault((line.column, folded(line.theirs)), line)
        what = _mistake(line, columns) or _contradiction(line, before)
        mistakes += [f"line {line.number}: {what}"] if what else []
    return mistakes


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Rows that are not empty, each with the number of its line."""
    # Windows' editor puts a mark before the first character.
    reader = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True)
    return [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(cell.strip() for cell in row)]


def _lines(rows: list[tuple[int, list[str]]]) -> Iterator[_Line]:
    places = [rows[0][1].index(name) for name in _HEADER]
    for number, row in rows[1:]:
        cells = [*row, "", "", ""]
        if cells[places[-1]]:
            yield _Line(number, *(cells[place] for place in places))


def _mistake(line: _Line, columns: dict[str, Column]) -> str:
    if line.column not in columns:
        coded = [name for name, column in columns.items() if column.codes]
        return f"there is no such column; {nearest(line.column, coded)}"
    column = columns[line.column]
    if not column.codes:
        return f"the column {line.column} has no codes, so there is nothing to map; remove the line"
    if not line.theirs:
        return "says no code of yours under theirs"
    if line.ours not in column.codes:
        return f"what stands under ours is no code of {line.column}; {nearest(line.ours, [*column.codes])}"
    return ""


def _contradiction(line: _Line, before: _Line) -> str:
    if line.ours == before.ours:
        return ""
    return (
        f"this code of {line.column} was {before.ours} in line {before.number}; keep one of them "
        "(capitals and blanks make no difference)"
    )
