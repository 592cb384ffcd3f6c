"""The column names of files, without reading them."""

from __future__ import annotations

import io
from typing import TextIO

from tasks.errors import SourceUnavailable, SourceUnreadable
from tasks.sources.archive import content
from tasks.sources.column_names import same, unique_names
from tasks.sources.dialect import read_head
from tasks.sources.encoding import encoding_of_start
from tasks.sources.finding import expand_zips, find_files
from tasks.sources.formats import format_of
from tasks.sources.item import Item
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.sources.width_table import read_places

_START_BYTES = 1 << 16


def header_of_files(settings: FilesSettings, context: SourceContext) -> list[str] | None:
    """The names of all files' columns, as `read` would give them; None where that needs a full read or nothing is there.

    Raises SourceUnreadable where a file is there and its header cannot be read.
    """
    names: dict[str, str] = {}
    try:
        for item in expand_zips(find_files(settings, context), settings):
            found = _names(item, settings, context)
            if found is None:
                return None
            names = {same(name): name for name in found} | names
    except SourceUnreadable:
        raise
    except SourceUnavailable:
        return None
    return list(names.values())
