"""The column names of files, without reading them."""

from __future__ import annotations

import io

from tasks.errors import SourceUnavailable, SourceUnreadable
from tasks.sources.archive import Opened, content, with_their_zips
from tasks.sources.encoding import encoding_of_start
from tasks.sources.finding import expand_zips, find_files
from tasks.sources.formats import format_of
from tasks.sources.head import read_head
from tasks.sources.item import Item
from tasks.sources.parquet_names import parquet_names
from tasks.sources.plain_path import is_plain
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.sources.width_table import read_places
from tasks.sources.xml_record import require_row_element

_START_BYTES = 1 << 16


def headers_of_files(settings: FilesSettings, context: SourceContext) -> list[tuple[str, ...]] | None:
    """The names of each file's columns as `read` gives them; None where it takes a full read or nothing is there.

    Raises SourceUnreadable where a file is there and its header cannot be read.
    """
    headers = []
    try:
        for item, opened in with_their_zips(expand_zips(find_files(settings, context), settings), settings):
            found = _names_in(item, opened, settings, context)
            if found is None:
                return None
            headers.append(found)
    except SourceUnreadable:
        raise
    except (SourceUnavailable, OSError):
        return None
    return headers


def _names_in(
    item: Item, opened: Opened | None, settings: FilesSettings, context: SourceContext
) -> tuple[str, ...] | None:
    match format_of(item, settings):
        case "csv" | "tsv":
            return _head_of_text(item, opened, settings)
        case "fixed_width":
            return tuple(place.name for place in read_places(settings, context))
        case "parquet" if not item.member and is_plain(item.path):
            return parquet_names(item)
        case "xml":
            require_row_element(item, settings)
    return None


def _head_of_text(item: Item, opened: Opened | None, settings: FilesSettings) -> tuple[str, ...]:
    with content(item, opened) as file:
        encoding = encoding_of_start(file.read(_START_BYTES), settings.encoding)
    with content(item, opened) as file, io.TextIOWrapper(file, encoding, errors="replace", newline="") as text:
        try:
            return read_head(text, item, settings).names
        except UnicodeError:
            raise item.unreadable(f"is not {encoding}.", fix="name the encoding it has with `encoding`") from None
