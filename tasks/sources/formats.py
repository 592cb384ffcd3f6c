"""Which format a file has, by its ending unless the folder says it."""

from __future__ import annotations

from pathlib import PurePosixPath

from tasks.sources.item import Item
from tasks.sources.settings import FileFormat, FilesSettings

_BY_ENDING: dict[str, FileFormat] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "excel",
    ".xlsm": "excel",
    ".xls": "excel",
    ".parquet": "parquet",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "xml",
}
_SAVE_AS = {
    **dict.fromkeys((".ods", ".xlsb", ".numbers"), "save it as .xlsx or as CSV"),
    **dict.fromkeys((".gz", ".7z", ".rar", ".tar", ".bz2"), "unpack it, or ask for a .zip"),
}


def format_of(item: Item, settings: FilesSettings) -> FileFormat:
    """The format of one file."""
    if settings.format:
        return settings.format
    ending = PurePosixPath(item.name).suffix.lower()
    if ending == ".zip":
        raise item.unreadable("is a zip inside a zip, which is not opened.", fix="ask for one zip of all files")
    if ending in _SAVE_AS:
        raise item.unreadable(f"has the ending {ending}, which is not read.", fix=_SAVE_AS[ending])
    if ending not in _BY_ENDING:
        raise item.unreadable(
            f"has the ending {ending}, which says nothing of its format."
            if ending
            else "has no ending to tell its format.",
            fix=f"set `format` for this source; known endings are {' '.join(_BY_ENDING)}, and .zip around any of them"
            + ("; `member` picks files inside a zip" if item.member else ""),
        )
    return _BY_ENDING[ending]
