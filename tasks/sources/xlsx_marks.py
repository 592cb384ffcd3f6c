"""What a new workbook says of its cells beside their values: formulas never computed, zeros that a format shows."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from tasks.sources.cell_range import CellRange, column_number

_CHUNK_BYTES = 1 << 20
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ZEROS = re.compile(r"0{2,}")
_CELL = re.compile(r"([A-Z]+)([0-9]+)")

_Start = Callable[[str, dict[str, str]], None]


@dataclass
class Marks:
    """Rows and columns counted from 0; `digits` is by column, then row, how many digits a number is shown with.

    `not_computed` is the first cell with a formula and without its value.
    """

    not_computed: str = ""
    digits: dict[int, dict[int, int]] = field(default_factory=dict)


def marks_of(workbook: str, sheet: str, within: CellRange | None) -> Marks:
    """The marks of one sheet, or of a range in it; none in an old workbook, which says them in a way not read here."""
    if not zipfile.is_zipfile(workbook):
        return Marks()
    with zipfile.ZipFile(workbook) as parts:
        names = {name.lower(): name for name in parts.namelist()}
        path = names.get(_path_of(parts, names, sheet).lower())
        digits = _digits_by_style(parts, names)
        if not path or not (any(digits) or _has_formulas(parts, path)):
            return Marks()
        return _Cells(digits, within).read(parts, path)


def _path_of(parts: zipfile.ZipFile, names: dict[str, str], sheet: str) -> str:
    sheets: dict[str, str] = {}
    targets: dict[str, str] = {}

    def in_workbook(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "sheet":
            relation = next((value for key, value in attributes.items() if _local(key) == "id" and ":" in key), "")
            sheets[attributes.get("name", "")] = relation

    def in_relations(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    _parse(parts, names, "xl/workbook.xml", in_workbook)
    _parse(parts, names, "xl/_rels/workbook.xml.rels", in_relations)
    return posixpath.normpath(posixpath.join("/xl", targets.get(sheets.get(sheet, ""), ""))).lstrip("/")


def _digits_by_style(parts: zipfile.ZipFile, names: dict[str, str]) -> list[int]:
    """For each style of a cell how many digits its format shows at the least; 0 where that is not all it says."""
    formats: dict[str, str] = {}
    used: list[str] = []
    is_of_cells = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal is_of_cells
        match _local(name):
            case "numFmt":
                formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            case "cellXfs":
                is_of_cells = True
            case "cellStyles" | "dxfs":
                is_of_cells = False
            case "xf" if is_of_cells:
                used.append(attributes.get("numFmtId", ""))

    _parse(parts, names, "xl/styles.xml", start)
    codes = [formats.get(number, "").split(";")[0] for number in used]
    return [len(code) if _ZEROS.fullmatch(code) else 0 for code in codes]


def _has_formulas(parts: zipfile.ZipFile, path: str) -> bool:
    held = b""
    with parts.open(path) as file:
        while chunk := file.read(_CHUNK_BYTES):
            if _FORMULA.search(held + chunk):
                return True
            held = chunk[-64:]
    return False


class _Cells:
    """Goes through the cells of a sheet."""

    def __init__(self, digits: list[int], within: CellRange | None) -> None:
        self._digits = digits
        self._within = within
        self._marks = Marks()
        self._place = (-1, -1)
        self._name = ""
        self._digits_n = 0
        self._lacks_value = False
        self._is_value = False
        self._is_text = False

    def read(self, parts: zipfile.ZipFile, path: str) -> Marks:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        with parts.open(path) as file:
            _feed(parser, file)
        return self._marks

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match _local(name):
            case "row":
                self._place = (int(attributes["r"]) - 1 if "r" in attributes else self._place[0] + 1, -1)
            case "c":
                self._begin(attributes)
            case "f":
                self._lacks_value = True
            case "v":
                self._is_value = True

    def _begin(self, attributes: dict[str, str]) -> None:
        named = _CELL.fullmatch(attributes.get("r", ""))
        self._place = (int(named[2]) - 1, column_number(named[1])) if named else (self._place[0], self._place[1] + 1)
        self._name = attributes.get("r", "")
        style = int(attributes.get("s") or 0)
        is_number = attributes.get("t", "n") == "n"
        self._digits_n = self._digits[style] if is_number and style < len(self._digits) else 0
        # A formula whose value is an empty text is of the type str.
        self._is_text = attributes.get("t") == "str"
        self._lacks_value = False

    def _text(self, text: str) -> None:
        if self._is_value and text.strip():
            self._lacks_value = False

    def _end(self, name: str) -> None:
        match _local(name):
            case "v":
                self._is_value = False
            case "c" if self._is_within():
                row, column = self._place
                if self._digits_n:
                    self._marks.digits.setdefault(column, {})[row] = self._digits_n
                if self._lacks_value and not self._is_text and not self._marks.not_computed:
                    self._marks.not_computed = self._name or f"in row {row + 1}"

    def _is_within(self) -> bool:
        if not self._within:
            return True
        (top, bottom), (left, right) = self._within.rows, self._within.columns
        return top <= self._place[0] <= bottom and left <= self._place[1] <= right


def _parse(parts: zipfile.ZipFile, names: dict[str, str], path: str, start: _Start) -> None:
    if path.lower() not in names:
        return
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    with parts.open(names[path.lower()]) as file:
        _feed(parser, file)


def _feed(parser: expat.XMLParserType, file: IO[bytes]) -> None:
    for chunk in _chunks(file):
        parser.Parse(chunk, not chunk)


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK_BYTES):
        yield chunk
    yield b""


def _local(name: str) -> str:
    return name.rpartition(":")[2]
