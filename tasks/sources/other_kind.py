"""A file that is no table of text, whatever its ending says: a page in its place, a workbook by another name."""

from __future__ import annotations

from tasks.sources.item import Item

_SEEN_BYTES = 512
_PAGES = (b"<!doctype html", b"<html")
_SAVE_AS_CSV = "save it as CSV; if it always comes so, `format` in its source in district.toml says what it is"
_BINARY = {
    b"PK\x03\x04": ("a workbook or a zip", _SAVE_AS_CSV),
    b"\xd0\xcf\x11\xe0": ("a workbook", _SAVE_AS_CSV),
    b"%PDF": ("a PDF", "ask for the table as CSV or as a workbook"),
}


def refuse_other_kind(item: Item) -> None:
    """Raises SourceUnreadable where the first bytes are those of a web page, a workbook or a PDF."""
    with item.path.open("rb") as file:
        start = file.read(_SEEN_BYTES)
    for mark, (kind, fix) in _BINARY.items():
        if start.startswith(mark):
            raise item.unreadable(f"looks like {kind}, not like text.", fix=fix)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_PAGES):
        raise item.unreadable(
            "looks like a web page, not like a table.",
            fix="open it in a browser: it may say why nothing else came; then ask for the file again",
        )
