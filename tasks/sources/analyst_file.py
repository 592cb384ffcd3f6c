"""Lands a file that an analyst brings along, whatever of the known formats it has."""

from __future__ import annotations

import csv
from pathlib import Path

from tasks.errors import SourceUnavailable, SourceUnreadable
from tasks.sources.column_names import same
from tasks.sources.encoding import encoding_of_start
from tasks.sources.files import FilesSource
from tasks.sources.settings import FilesSettings, SourceContext

_DELIMITERS = ",;\t|"
_OTHER_FORMATS = (".xlsx", ".xlsm", ".xls", ".parquet", ".json", ".jsonl", ".ndjson")
_START_BYTES = 1 << 16
_UNAVAILABLE = "name a file that is there"
_UNREADABLE = "save it as CSV in UTF-8, with the columns in its first line"


def land_file(path: Path, into: Path, *, called: str, column: str) -> None:
    """Write the file's rows as text to Parquet; of text, what divides its cells is what finds `column` in the header.

    `called` is what such a file is, for messages. Raises SourceUnavailable or SourceUnreadable.
    """
    is_text = path.suffix.lower() not in _OTHER_FORMATS
    settings = FilesSettings(
        kind="files",
        path=path.name,
        format="csv" if is_text else None,
        delimiter=_delimiter(path, column) if is_text else "",
        settle_seconds=0,
    )
    context = SourceContext(dataset=called, contract=called, owner="", folder=path.parent, work=into.parent / "work")
    try:
        FilesSource(settings, context).read(into)
    except SourceUnavailable as error:
        # What a district would mend in its settings, an analyst mends in the file.
        if "`" not in error.fix:
            raise
        fix = _UNREADABLE if isinstance(error, SourceUnreadable) else _UNAVAILABLE
        raise type(error)(error.what, where=error.where, fix=fix) from None


def _delimiter(path: Path, column: str) -> str:
    """A comma where none finds the column."""
    if not path.is_file():
        return ","
    with path.open("rb") as file:
        start = file.read(_START_BYTES)
    lines = start.decode(encoding_of_start(start, ""), errors="replace").splitlines()
    header = next((line for line in lines if line.strip()), "")
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader([header], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        if column in {same(cell.strip()) for cell in cells} and len(cells) > 1:
            return delimiter
    return ","
