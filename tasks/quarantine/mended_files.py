"""The files of a folder `mended`: copies of a template, as spreadsheet programs save them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from tasks.errors import SourceUnavailable
from tasks.sources.encoding import is_undecodable
from tasks.sources.finding import is_passed_over
from tasks.sources.item import Item
from tasks.sources.plain_name import plain_name
from tasks.sources.registry import connector, headers
from tasks.sources.settings import FileFormat, FilesSettings, SourceContext
from tasks.sources.settling import wait_until_still
from tasks.sql_text import quoted
from tasks.storage.private_files import private_folder
from tasks.warehouse import open_warehouse

_FORMATS: dict[str, FileFormat] = {
    ".csv": "csv",
    ".txt": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "excel",
    ".xlsm": "excel",
    ".xls": "excel",
}
_DELIMITERS = (",", ";", "\t", "|")
_SPREADSHEETS_OWN = "windows-1252"
_SETTLE_SECONDS = 2.0
_MOST_NAMED = 4


@dataclass(frozen=True)
class MendedFiles:
    """A digest of what was read, empty where nothing was, the columns of each file, and what to tell.

    The columns are those of the file's own header, whatever the others have.
    """

    sha256: str
    headers: Mapping[str, tuple[str, ...]]
    notices: tuple[str, ...]


def read_mended_files(folder: Path, known_by: str, context: SourceContext, into: Path) -> MendedFiles:
    """Write the rows of all files to one Parquet file, columns joined by name; no file where nothing could be read.

    A text is separated by whatever lets its header have the column `known_by`, and is Windows-1252 where it is not
    UTF-8, which is told: so spreadsheet programs save it. A file that cannot be read is told too, and does not hold
    up the others.
    """
    there = sorted(path for path in folder.glob("*") if path.is_file() and not is_passed_over(Path(path.name), ""))
    usable = [path for path in there if path.suffix.lower() in _FORMATS]
    told = _others_told([path.name for path in there if path not in usable])
    parts: list[Path] = []
    digests: list[str] = []
    header_of: dict[str, tuple[str, ...]] = {}
    for path in usable:
        part = into.with_name(f"part-{len(parts)}.parquet")
        try:
            wait_until_still([Item(path, plain_name(path.name), plain_name(path.name), context.owner)], _SETTLE_SECONDS)
            settings = _settings(path, known_by, context)
            source = connector(settings, context)
            seen = source.look()
            source.read(part)
        except SourceUnavailable as error:
            told.append(f"Mended rows cannot be read: {error.sentence}")
            continue
        told += [f"{plain_name(path.name)} is not UTF-8 and was read as Windows-1252."] if settings.encoding else []
        digests += [f"{file.name} {file.sha256}" for file in seen]
        header_of |= {file.name: tuple(pq.read_schema(part).names) for file in seen}
        parts.append(part)
    if parts:
        _join(parts, into)
    sha256 = hashlib.sha256("\n".join(digests).encode()).hexdigest() if parts else ""
    return MendedFiles(sha256, header_of, tuple(told))


def _settings(path: Path, known_by: str, context: SourceContext) -> FilesSettings:
    plain = FilesSettings(kind="files", path=str(path), format=_FORMATS[path.suffix.lower()], settle_seconds=0)
    if plain.format == "excel":
        return plain
    if is_undecodable(path):
        plain = plain.model_copy(update={"encoding": _SPREADSHEETS_OWN})
    separated = [plain.model_copy(update={"delimiter": delimiter}) for delimiter in _DELIMITERS]
    return next((one for one in separated if known_by in _names(one, context)), plain)


def _names(settings: FilesSettings, context: SourceContext) -> tuple[str, ...]:
    try:
        return next(iter(headers(settings, context) or ()), ())
    except SourceUnavailable:
        return ()


def _join(parts: list[Path], into: Path) -> None:
    listed = ", ".join(map(quoted, parts))
    with open_warehouse(work=private_folder(into.parent / "spill")) as warehouse:
        query = f"select * from read_parquet([{listed}], union_by_name = true)"
        warehouse.execute(f"copy ({query}) to {quoted(into)} (format parquet)")
    for part in parts:
        part.unlink()


def _others_told(names: list[str]) -> list[str]:
    if not names:
        return []
    more_n = len(names) - _MOST_NAMED
    named = ", ".join(map(plain_name, names[:_MOST_NAMED])) + (f" and {more_n:,} more" if more_n > 0 else "")
    return [f"In the folder of mended rows these are no tables and are not read: {named}; save them as .csv or .xlsx."]
